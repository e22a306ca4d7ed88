// A report says where the reader was, with the mark last pointed at.
let pointed = "";
addEventListener("pointerover", event => {
  const mark = event.target.closest?.("svg a");
  if (mark) pointed = mark.parentNode.id;
});
addEventListener("click", event => {
  const link = event.target.closest?.(".report");
  if (link) link.href = (link.dataset.to ??= link.href).replace(/PLACE|(?<=MARK%3A%20)$/g,
    found => encodeURIComponent(found ? location.href : pointed));
});
