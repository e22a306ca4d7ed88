// A report says where the reader was, with the mark last pointed at.
let pointed = "";
function called(mark) { // and to what it leads
  return `${mark.parentNode.id} (${mark.getAttribute("href")})`;
}
addEventListener("pointerover", event => {
  const mark = event.target.closest?.("svg a");
  if (mark) pointed = called(mark);
});
addEventListener("click", event => {
  const link = event.target.closest?.(".report");
  if (link) link.href = (link.dataset.to ??= link.href).replace(/PLACE|(?<=MARK%3A%20)$/g,
    found => encodeURIComponent(found ? location.href : link.dataset.mark ?? pointed));
});
