#!/usr/bin/env bash
# JupyterLab writes a half in MathML as 12, and takes the words from a mark that only sight reads.
#
# Expected: HTML in a Markdown cell, and the HTML output of a notebook that was not run here, is
# cleaned of what could act; what it says stays, or is left out with its meaning.
# Seen: tags that the cleaner does not know are dropped and their text is run together: a fraction
# loses its bar, a power its height, so that a half reads 12 and the ninth power of ten 109. Of a
# sign with role="img" and an aria-label the sign alone is kept, and a <time> loses the date in
# which it is exact. <sup>, <abbr title>, lang and the scope of a header cell do stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
    @jupyterlab/apputils@4.7.6 sanitize-html@2.12.1
# One file of the package, since its other parts ask for a browser.
cp node_modules/@jupyterlab/apputils/lib/sanitizer.js sanitizer.mjs
cat > run.mjs <<'JAVASCRIPT'
import { readFileSync } from "fs";
import { Sanitizer } from "./sanitizer.mjs";

for (const name of ["@jupyterlab/apputils", "sanitize-html"])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const clean = new Sanitizer();
const cases = [
  ["<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "12"],
  ["<math><msup><mn>10</mn><mn>9</mn></msup></math>", "109"],
  ['<span role="img" aria-label="corroborated">✓</span>', "<span>✓</span>"],
  ['<time datetime="2008-11-22">a Saturday</time>', "<time>a Saturday</time>"],
  ["10<sup>9</sup>", "10<sup>9</sup>"],
];
let same = true;
for (const [source, described] of cases) {
  const seen = clean.sanitize(source);
  console.log(`${source}\n    ${seen}`);
  same &&= seen === described;
}
console.log(same ? "As described: a half is twelve." : "CHANGED: HTML is cleaned differently now");
process.exit(same ? 0 : 1);
JAVASCRIPT
node run.mjs
