// The place on a page goes with the reader to the other language.
for (const moved of ["load", "hashchange", "kept"]) addEventListener(moved, () => {
  for (const link of document.querySelectorAll(".languages a")) link.hash = location.hash;
});
// The list of pages shows where the reader is, also where it is wider than the screen.
const here = document.querySelector("header.site .home + ul [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft + (here.offsetWidth - innerWidth) / 2;
// A citation names the day of the visit.
const now = new Date(), two = number => String(number).padStart(2, "0");
const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
const dated = () => {
  for (const each of document.querySelectorAll(".today")) {
    const locale = document.documentElement.dataset.locale;
    each.textContent = now.toLocaleDateString(locale, {dateStyle: "long"});
  }
  for (const each of document.querySelectorAll(".cite code"))
    each.textContent = each.textContent.replace("YYYY-MM-DD", day);
};
dated();
document.addEventListener("shown", dated); // figures that came later
function reach(figure) { // where a screen is too narrow for any mark, the first takes its last third
  const card = figure.querySelector(".card"), {left, right, width} = card.getBoundingClientRect();
  const marks = [...figure.querySelectorAll("svg g[id]:has(> a)")];
  const first = Math.min(...marks.map(each => each.getBoundingClientRect().left));
  if (first > right && first < Infinity) card.scrollLeft += first - left - width * 2 / 3;
}
document.querySelectorAll("figure.drawing").forEach(reach);
