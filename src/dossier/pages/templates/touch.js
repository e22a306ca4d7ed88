(() => {
  const card = document.getElementById("touched");
  if (!card.showPopover) return;
  const REACH = 12, STEP = 4, TURNS = 12, MOST = 5;
  let chosen = [];

  function near(x, y, figure) {
    const found = new Set();
    function probe(far, turn) {
      const angle = 2 * Math.PI * turn / TURNS;
      const at = [x + far * Math.cos(angle), y + far * Math.sin(angle)];
      for (const drawn of document.elementsFromPoint(...at)) { // one over another
        const mark = drawn.closest("svg a");
        if (mark && figure.contains(mark)) found.add(mark);
      }
    }
    probe(0, 0);
    for (const mark of figure.querySelectorAll("svg a")) { // also what is tiny
      const box = mark.getBoundingClientRect();
      const far = Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom);
      if (far < REACH && box.width < REACH && box.height < REACH) found.add(mark);
    }
    for (let far = STEP; far <= REACH; far += STEP) {
      for (let turn = 0; turn < TURNS; turn++) probe(far, turn);
    }
    return [...found].slice(0, MOST);
  }

  function told(mark) {
    const part = document.createElement("section");
    mark.querySelector("title").textContent.split("\n").forEach((line, place) => {
      const words = document.createElement(place === 1 ? "a" : "span");
      if (place === 1) words.href = mark.getAttribute("href");
      words.textContent = line;
      part.appendChild(document.createElement("p")).append(words);
    });
    const report = mark.closest("figure").querySelector(".report")?.cloneNode(true);
    if (report) {
      report.dataset.mark = called(mark);
      part.appendChild(document.createElement("p")).append(report);
    }
    return part;
  }

  function choose(marks) {
    for (const mark of chosen) mark.classList.remove("chosen");
    for (const mark of marks) mark.classList.add("chosen");
    chosen = marks;
  }

  document.addEventListener("click", event => { // also in figures that come later
    const figure = event.target.closest(".drawing .card");
    if (!figure) return;
    const touch = matchMedia("(hover: none)").matches ? "touch" : "mouse";
    if ((event.pointerType || touch) === "mouse") return;
    const link = event.target.closest("svg a"), byKey = !event.detail;
    choose(byKey ? [link].filter(Boolean) : near(event.clientX, event.clientY, figure));
    if (!chosen.length) return;
    event.preventDefault();
    card.querySelector("div").replaceChildren(...chosen.map(told));
    card.showPopover();
    card.scrollTop = 0;
    card.focus();
  });
  card.addEventListener("toggle", event => event.newState === "closed" && choose([]));
})();
