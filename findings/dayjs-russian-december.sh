#!/usr/bin/env bash
# Day.js reads "24 декабря 2008" as 24 December 2009; in Moment, September in Peru is January.
#
# Expected: a date in words, read with its format and language, is that day, or is not valid.
# Seen: Day.js counts the months in the genitive, as dates have them, from 13 on, and the last of
# them as the twelfth of the next year: Russian, Ukrainian and Polish dates of December are a year
# late; asked to be strict, it finds them not valid. Other months are right. Moment, unless strict,
# takes what it does not know for January, and says that it is valid: "setiembre", as Peru and
# Uruguay write it. For Day.js it is reported there since 2021, and open.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-fund --no-audit --prefix "$folder" dayjs@1.11.23 moment@2.31.0
cd "$folder"
cat > read.cjs <<'JAVASCRIPT'
const dayjs = require("dayjs");
const moment = require("moment");

dayjs.extend(require("dayjs/plugin/customParseFormat"));
for (const language of ["ru", "uk", "pl", "es"]) require(`dayjs/locale/${language}`);
for (const language of ["ru", "es"]) require(`moment/locale/${language}`);
for (const name of ["dayjs", "moment"]) console.log(name, require(`${name}/package.json`).version);
function seen(library, language, text, strict) {
  const date = library(text, "D MMMM YYYY", language, strict);
  const read = date.isValid() ? date.format("YYYY-MM-DD") : "not valid";
  const name = library === dayjs ? "dayjs" : "moment";
  console.log(`${name} ${language} ${strict ? "strict" : ""} "${text}": ${read}`);
  return read;
}
const december = [["ru", "24 декабря 2008"], ["uk", "24 грудня 2008"], ["pl", "24 grudnia 2008"]];
const right = [seen(dayjs, "ru", "24 ноября 2008"), seen(dayjs, "es", "24 diciembre 2008"),
  seen(moment, "ru", "24 декабря 2008"), seen(moment, "es", "24 septiembre 2008"),
  seen(dayjs, "ru", "24 декабря 2008", true), seen(moment, "es", "24 setiembre 2008", true)];
const late = december.map(([language, text]) => seen(dayjs, language, text));
const early = seen(moment, "es", "24 setiembre 2008");
if (right.join() !==
    "2008-11-24,2008-12-24,2008-12-24,2008-09-24,not valid,not valid") {
  console.error("CHANGED: what was read well is read otherwise");
  process.exit(1);
}
if (late.some((date) => date !== "2009-12-24") || early !== "2008-01-24") {
  console.error("CHANGED: December or setiembre is read otherwise now");
  process.exit(1);
}
console.log("As described: a year too late, and eight months too early.");
JAVASCRIPT
TZ=UTC node read.cjs
