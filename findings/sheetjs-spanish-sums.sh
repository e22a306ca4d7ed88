#!/usr/bin/env bash
# SheetJS reads 4,4 as 44 and 1.200,5 as 1.2 in a table with semicolons, and December as two months.
#
# Expected: a CSV with semicolons, as Excel saves it in Spain and Russia, has decimal commas: 4,4 is
# 4.4, or stays text. The dates of one column are read in one way.
# Seen: commas are dropped and a point is decimal: 44, 125 and 1.2005 for 4.4, 12.5 and 1200.5, and
# -0,5 is -5. Up to the 12th a day is the month: 11.12.2008 is 12 November, 02.12.2008 is 12
# February; from the 13th on a date is text. The text of a sum is kept beside its number, so that a
# table on a page looks right. With `raw: true` all stays text. Dates were reported there in 2018
# and 2022; both are open.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" xlsx@0.18.5
cat > read.js <<'JAVASCRIPT'
const XLSX = require("xlsx");

console.log("xlsx", XLSX.version);
const rows = ["día;importe", "11.12.2008;4,4", "24.12.2008;12,5", "02.12.2008;1.200,5",
  "30.12.2008;-0,5"];
function read(how) {
  const book = XLSX.read(rows.join("\n"), { type: "string", ...how });
  const sheet = book.Sheets[book.SheetNames[0]];
  const values = XLSX.utils.sheet_to_json(sheet, { raw: true });
  const shown = XLSX.utils.sheet_to_json(sheet, { raw: false });
  const days = values.map((row) => typeof row["día"] === "number"
    ? XLSX.SSF.format("yyyy-mm-dd", row["día"]) : row["día"]);
  const sums = values.map((row) => row.importe);
  const texts = shown.map((row) => row.importe);
  console.log(JSON.stringify(how), ...days, "sums:", ...sums, "shown:", ...texts);
  return JSON.stringify([days, sums, texts]);
}
const texts = ["4,4", "12,5", "1.200,5", "-0,5"];
const days = ["11.12.2008", "24.12.2008", "02.12.2008", "30.12.2008"];
const changed = ["2008-11-12", "24.12.2008", "2008-02-12", "30.12.2008"];
if (read({ raw: true }) !== JSON.stringify([days, texts, texts])) {
  console.error("CHANGED: what stayed text is read");
  process.exit(1);
}
if (read({}) !== JSON.stringify([changed, [44, 125, 1.2005, -5], texts])) {
  console.error("CHANGED: sums or days are read otherwise now");
  process.exit(1);
}
console.log("As described: the greatest sum is the least but one, and days are months.");
JAVASCRIPT
node read.js
