(() => {
  const card = document.getElementById("touched");
  if (!card || !card.showPopover) return;
  const AROUND = [0, 4, 8, 12]; // pixels from the finger: a target of 24
  const words = card.querySelector("div");
  let chosen = [];

  function near(x, y, figure) {
    const found = new Set();
    for (const far of AROUND) for (let turn = 0; turn < (far ? 12 : 1); turn++) {
      const angle = turn * Math.PI / 6;
      const at = document.elementFromPoint(x + far * Math.cos(angle), y + far * Math.sin(angle));
      const mark = at && at.closest("svg a");
      if (mark && figure.contains(mark)) found.add(mark);
    }
    return [...found];
  }

  function told(mark) {
    const part = document.createElement("section");
    const lines = mark.querySelector("title").textContent.split("\n");
    lines.forEach((line, place) => {
      const paragraph = part.appendChild(document.createElement("p"));
      const link = document.createElement(place === 1 ? "a" : "span");
      if (place === 1) link.href = mark.getAttribute("href");
      link.textContent = line;
      paragraph.append(link);
    });
    return part;
  }

  function shut() {
    for (const mark of chosen) mark.classList.remove("chosen");
    chosen = [];
  }

  for (const figure of document.querySelectorAll(".drawing .card")) {
    figure.addEventListener("click", event => {
      const kind = event.pointerType || (matchMedia("(hover: none)").matches ? "touch" : "mouse");
      if (kind === "mouse") return;
      shut();
      const own = event.target.closest("svg a");
      chosen = event.clientX || event.clientY ? near(event.clientX, event.clientY, figure) : [];
      if (own && !chosen.length) chosen = [own];
      if (!chosen.length) return card.hidePopover();
      event.preventDefault();
      for (const mark of chosen) mark.classList.add("chosen");
      words.replaceChildren(...chosen.map(told));
      card.scrollTop = 0;
      if (!card.matches(":popover-open")) card.showPopover();
    });
  }
  card.addEventListener("toggle", event => event.newState === "closed" && shut());
})();
