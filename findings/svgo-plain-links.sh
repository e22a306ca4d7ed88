#!/usr/bin/env bash
# svgo takes the address off a link of SVG 2, and leaves an `a` that leads nowhere.
#
# Expected: an optimizer keeps what a reader can use. svgo keeps the plain `href` of `use`, `image`
# and `textPath`, and the old `xlink:href` of `a`.
# Seen: the plain `href` of `a` is taken for unknown and deleted, with `lang` and `role`, and no
# word of it; the page looks as before. svgo's own plugin removeXlink writes the very links that
# the default plugins then delete. Known there since July 2026; the preset's override
# removeUnknownsAndDefaults: false keeps all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-fund --no-audit --prefix "$folder" svgo@4.1.0
cd "$folder"
cat > links.mjs <<'JAVASCRIPT'
import { optimize, VERSION } from 'svgo';

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"
 xmlns:xlink="http://www.w3.org/1999/xlink" role="img" aria-label="Tour" lang="en">
<defs><path id="stop" d="M0 0h2v2z"/></defs>
<a href="new.html"><use href="#stop"/></a>
<a xlink:href="old.html"><use href="#stop" x="3"/></a>
<text y="8" lang="ru">Лима</text></svg>`;
const preset = { name: 'preset-default' };
const gentle = { ...preset, params: { overrides: { removeUnknownsAndDefaults: false } } };
const left = (plugins) => {
  const made = optimize(svg, { plugins }).data;
  const parts = ['new.html', 'old.html', '<use', 'lang="ru"', 'role='];
  const kept = parts.filter((part) => made.includes(part));
  console.log(kept.join('  '));
  return kept.join();
};

console.log('svgo', VERSION, '- left: by default; after removeXlink; with the override');
const seen = [left([preset]), left(['removeXlink', preset]), left([gentle])];
if (seen.join(' ') !== 'old.html,<use <use new.html,old.html,<use,lang="ru",role=') {
  console.log('CHANGED: svgo keeps other links now');
  process.exit(1);
}
console.log('As described: a plain href is kept on use and deleted from a.');
JAVASCRIPT
node links.mjs
