// A list searched by words; what was searched and chosen stands in the address, after the #.
const form = document.querySelector(".filters"), search = form.querySelector("[type=search]");
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
const own = ":scope > :not(.drawn, .more), .kept";  // not the figures that it is drawn in
const said = item => [...item.querySelectorAll(own)].map(part => part.textContent).join(" ");
const items = [...document.querySelectorAll(".item")].map(item => [item, plain(said(item))]);
const fields = () => [...form.elements].filter(each => each.name);
const chosen = each => each.selectedOptions ? each.selectedOptions[0].dataset.key : each.value;
const find = () => {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  for (const [item, text] of items)
    item.classList.toggle("unfound", !words.every(word => text.includes(word)));
  for (const part of document.querySelectorAll("section.items")) {
    part.classList.remove("unfound");
    const left = [...part.querySelectorAll(".item")].some(item => item.checkVisibility());
    part.classList.toggle("unfound", !left);
  }
};
const keep = () => {
  const asked = fields().map(each => [each.name, chosen(each)]).filter(([, value]) => value);
  history.replaceState(null, "", "#" + new URLSearchParams(asked));
  dispatchEvent(new HashChangeEvent("hashchange"));
};
const recall = () => {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (location.hash && !location.hash.includes("=")) return; // a place in the list
  for (const each of fields()) {
    const value = asked.get(each.name) || "";
    const option = [...each.options || []].find(one => one.dataset.key === value);
    if (option) option.selected = true; else if (!each.options) each.value = value;
  }
  find();
};
search.closest("label").hidden = false;
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => { find(); keep(); });
form.addEventListener("reset", () => setTimeout(() => { find(); keep(); }));
addEventListener("hashchange", recall);
recall();
