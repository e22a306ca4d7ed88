// The figure in a notebook: a click, or Enter on a mark, picks it.
function mark(target) {
  const link = target.closest("a");
  return link && link.closest("g[id]");
}

const wide = ({ width, height }) => width > height;

function shareFonts(faces) {
  if (document.getElementById("dossier-faces")) return;
  const sheet = document.createElement("style");
  sheet.id = "dossier-faces";
  sheet.textContent = faces;
  document.head.append(sheet);
}

function render({ model, el }) {
  el.classList.add("dossier-picture");
  shareFonts(model.get("faces"));

  const show = () => {
    for (const group of el.querySelectorAll("g[id]"))
      group.classList.toggle("dossier-picked", group.id === model.get("picked"));
  };
  const draw = () => {
    const held = el.contains(document.activeElement) && mark(document.activeElement)?.id;
    el.innerHTML = model.get("svg");
    const svg = el.querySelector("svg");
    // A map is to be seen whole beside its controls; a long matrix is to be read.
    if (svg) svg.classList.toggle("dossier-wide", wide(svg.viewBox.baseVal));
    if (held) el.querySelector(`g[id="${CSS.escape(held)}"] a`)?.focus();
    show();
  };
  const pick = (event) => {
    const group = mark(event.target);
    if (!group) return;
    event.preventDefault();
    model.set("picked", group.id);
    model.save_changes();
  };
  const press = (event) => {
    if (event.key === "Enter" || event.key === " ") pick(event);
  };

  el.addEventListener("click", pick);
  el.addEventListener("keydown", press);
  model.on("change:svg", draw);
  model.on("change:picked", show);
  draw();
  return () => {
    model.off("change:svg", draw);
    model.off("change:picked", show);
  };
}

export default { render };
