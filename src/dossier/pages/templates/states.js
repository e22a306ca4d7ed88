// Whose account and which day: the figures of other states, taken from pages of their own, shown
// in this one. What is shown stands in the address, after the #.
const nav = document.querySelector(".states"), say = nav.querySelector("[role=status]");
const days = nav.querySelector(".days"), slider = nav.querySelector("input"), play = nav.querySelector("button");
const lists = [...nav.querySelectorAll("ol")], whose = [...nav.querySelectorAll("ul a")];
const stops = account => [...lists.find(each => each.dataset.account === account).querySelectorAll("a")];
const usual = [...document.querySelectorAll("figure.drawing")];
const home = stops("both").at(-1), loaded = new Map([[home.href, Promise.resolve(usual)]]);
const start = "account=both";
let shown = home, asked = new URLSearchParams(start), followed, timer;

const load = link => {
  const {hash} = new URL(link.href), inside = hash && document.getElementById(hash.slice(1)); // where all is in one file
  const drawn = page => [...page.querySelectorAll("figure.drawing")].map(each => document.adoptNode(each));
  if (!loaded.has(link.href)) loaded.set(link.href, inside ? Promise.resolve(drawn(inside.content)) : new Promise((resolve, fail) => {
    const frame = document.createElement("iframe");
    const take = event => {
      if (event.source !== frame.contentWindow) return;
      resolve(drawn(new DOMParser().parseFromString(event.data, "text/html")));
      done();
    };
    const done = () => { removeEventListener("message", take); frame.remove(); };
    addEventListener("message", take);
    frame.onload = () => setTimeout(() => { fail(link); done(); }, 500); // it has nothing to tell
    frame.hidden = true;
    frame.src = link.href;
    document.body.append(frame);
  }));
  return loaded.get(link.href);
};
const find = (account, day) => {
  const own = stops(account);
  if (!day) return own.at(-1);
  return own.filter(each => each.dataset.since && each.dataset.since <= day).at(-1) || own[0];
};
const marks = figure => new Set([...figure.querySelectorAll("svg g[id]:has(> a)")].map(each => each.id));

// On a phone the drawings made for it take the place of the wide ones, and give it back.
const phone = document.querySelector("link[media]"), small = phone && matchMedia(phone.media);
let spare;
async function fit() {
  if (!spare && !small.matches) return;
  try { spare ??= load(phone).then(all => all.map(each => [usual.find(own => own.id === each.id), each.querySelector(".card svg")])); await spare; } catch { return; }
  for (const pair of await spare) {
    const [figure, drawing] = pair;
    if (figure.classList.contains("narrow") === small.matches) continue;
    pair[1] = figure.querySelector(".card svg");
    pair[1].replaceWith(drawing);
    figure.classList.toggle("narrow", small.matches);
  }
  document.querySelector("figure:target")?.scrollIntoView();
}

const query = (account, day) => new URLSearchParams({account, ...(day && {as_of: day})});

async function show(account, day, at) {
  const link = find(account, day);
  asked = query(account, day);
  followed = null;
  let figures;
  try { figures = await load(link); } catch { return location.assign(link.href); }
  if (link !== find(asked.get("account"), asked.get("as_of"))) return; // another was asked for since
  for (const each of figures) {
    const old = document.getElementById(each.id);
    if (!old || old === each) continue;
    const before = marks(old);
    old.replaceWith(each);
    for (const id of marks(each)) document.getElementById(id).classList.toggle("fresh", !before.has(id));
    reach(each);
  }
  shown = link;
  explain();
  mark(account);
  document.dispatchEvent(new Event("shown"));
  say.textContent = [...figures[0].querySelectorAll(".finding, .subtitle")].map(each => each.textContent).join(" ");
  if (at) document.getElementById(at)?.scrollIntoView();
}

function explain() { // only the verdicts that some figure shows
  const lines = [...document.querySelectorAll(".drawing figcaption li")].map(each => each.textContent);
  for (const each of document.querySelectorAll(".meanings li")) {
    const word = each.querySelector(".verdict").lastChild.textContent.trim();
    each.hidden = !lines.some(line => line.endsWith(`, ${word}`));
  }
}

function keep() { // what is chosen, with the place that a link on the page led to
  history.replaceState(null, "", `#${asked}&at=${location.hash.slice(1)}`);
  dispatchEvent(new Event("kept"));
}

function mark(account) {
  const own = stops(account), place = own.indexOf(shown);
  for (const each of lists) each.hidden = each.dataset.account !== account;
  for (const each of whose) each.ariaCurrent = each.dataset.account === account ? "true" : null;
  for (const each of own) each.ariaCurrent = each === shown ? "true" : null;
  slider.hidden = play.hidden = days.hidden = own.length < 2;
  slider.max = own.length - 1;
  slider.value = place;
  slider.ariaValueText = shown.textContent;
  slider.style.width = `calc(${100 * slider.max / own.length}% + 1rem)`;
  document.querySelector(".still").hidden = shown === home;
  const kept = shown === home && !location.hash.includes("account=") ? "" : asked.toString();
  for (const each of document.querySelectorAll("header.site ul a, .turn a"))
    if (/\/\d\d-[^/]*\.html$/.test(each.pathname) && (kept || !each.closest(".languages"))) each.hash = kept;
}

const address = (account, day) => `#${query(account, day)}`;
const go = (...where) => { location.hash = address(...where); };
const stop = () => { clearInterval(timer); timer = 0; play.classList.remove("playing"); };
const read = () => {
  const hash = new URLSearchParams(location.hash.slice(1));
  const account = lists.some(each => each.dataset.account === hash.get("account")) && hash.get("account");
  const day = /^\d{4}-\d\d-\d\d$/.test(hash.get("as_of")) ? hash.get("as_of") : "";
  if (account || day) show(account || "both", day, hash.get("at"));
  else if (asked.toString() !== start) location.hash === followed ? keep() : show("both", "");
};
addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  if (link && !nav.contains(link)) followed = link.getAttribute("href");
});
nav.addEventListener("click", event => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  stop();
  link.dataset.account ? go(link.dataset.account, asked.get("as_of")) : go(asked.get("account"), link.dataset.day);
});
slider.addEventListener("input", () => { stop(); go(asked.get("account"), stops(asked.get("account"))[slider.value].dataset.day); });
play.addEventListener("click", () => {
  if (timer) return stop();
  const own = stops(asked.get("account"));
  let place = 0;
  const next = () => {
    location.replace(address(asked.get("account"), own[place].dataset.day));
    if (++place === own.length) stop();
  };
  play.classList.add("playing");
  timer = setInterval(next, 1500);
  next();
});
const early = () => { for (const each of nav.querySelectorAll("ol a")) load(each).catch(() => {}); };
for (const kind of ["pointerenter", "focusin", "touchstart"]) nav.addEventListener(kind, early, {once: true, passive: true});
addEventListener("hashchange", read);
nav.hidden = false;
mark("both");
read();
if (phone) {
  fit();
  small.addEventListener("change", fit);
}
