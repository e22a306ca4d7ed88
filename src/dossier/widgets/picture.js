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

// A program marks the widgets of a kernel that is gone by a class of their own.
const orphaned = (el) => el.closest(".jupyter-widgets-disconnected");

function render({ model, el }) {
  el.classList.add("dossier-picture", "dossier-figure");
  shareFonts(model.get("faces"));
  const note = document.createElement("p");
  const drawing = document.createElement("div");
  note.className = "dossier-note";
  note.setAttribute("role", "status");
  el.replaceChildren(note, drawing);

  const tell = () => {
    const said = orphaned(el) ? model.get("ended") : model.get("busy");
    el.classList.toggle("dossier-waits", Boolean(said));
    if (note.textContent !== said) note.textContent = said;
  };
  const show = () => {
    for (const group of drawing.querySelectorAll("g[id]"))
      group.classList.toggle("dossier-picked", group.id === model.get("picked"));
  };
  const draw = () => {
    const held = drawing.contains(document.activeElement) && mark(document.activeElement)?.id;
    drawing.innerHTML = model.get("svg");
    const svg = drawing.querySelector("svg");
    // A map is to be seen whole beside its controls; a long matrix is to be read.
    if (svg) svg.classList.toggle("dossier-wide", wide(svg.viewBox.baseVal));
    if (held) drawing.querySelector(`g[id="${CSS.escape(held)}"] a`)?.focus();
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

  drawing.addEventListener("click", pick);
  drawing.addEventListener("keydown", press);
  const heard = { "change:svg": draw, "change:picked": show, "change:busy": tell };
  heard["comm_live_update"] = () => setTimeout(tell); // once the others are marked
  for (const [event, answer] of Object.entries(heard)) model.on(event, answer);
  draw();
  tell();
  return () => {
    for (const [event, answer] of Object.entries(heard)) model.off(event, answer);
  };
}

export default { render };
