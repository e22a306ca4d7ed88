#!/usr/bin/env bash
# vega-loader makes dates of "Claim 1" and of 4,4 when it is asked to find the types of a table.
#
# Expected: with `parse: "auto"` a column is dates if all its values are written as dates; names
# that end in a number are names, and 4,4 is text, as 4,4 million is.
# Seen: whatever JavaScript's Date.parse takes is a date, and V8, in Chrome and Node, takes words
# before a number: "Claim 1" is 1 January 2001, "Mar del Plata 2005", a summit, 1 March 2005, and
# 4,4 is 4 April 2001. One value that it does not take, and all stay text. csv-parse with cast_date
# does so cell by cell, known there since 2022; in Vega's older datalib it was reported in 2018.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-fund --no-audit --prefix "$folder" vega-loader@5.1.3 csv-parse@7.0.3
cd "$folder"
cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { read } from "vega-loader";

for (const name of ["vega-loader", "csv-parse"]) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const day = (value) => [value.getFullYear(), value.getMonth() + 1, value.getDate()].join("-");
function both(...texts) {
  const table = ["value;row", ...texts.map((text) => `${text};x`)].join("\n");
  const vega = read(table, { type: "dsv", delimiter: ";", parse: "auto" });
  const cast = parse(table, { columns: true, delimiter: ";", cast: true, cast_date: true });
  const told = [vega, cast].map((rows) => rows.map(({ value }) =>
    value instanceof Date ? day(value) : typeof value === "number" && value > 1e9
      ? day(new Date(value)) : value));
  console.log(JSON.stringify(texts), "vega-loader:", ...told[0], "csv-parse:", ...told[1]);
  return JSON.stringify(told);
}
const kept = both("Lima", "Moscow") + both("2008-11-24");
const claims = both("Claim 1", "Claim 12") + both("Claim 1", "Claim 13");
const others = both("Mar del Plata 2005", "Lima 2008") + both("4,4", "12,5");
function same(seen, ...described) {
  if (seen !== described.map((each) => JSON.stringify(each)).join("")) {
    console.error("CHANGED: other values are dates now");
    process.exit(1);
  }
}
const twice = (...values) => [values, values];
same(kept, twice("Lima", "Moscow"), twice("2008-11-24"));
same(claims, twice("2001-1-1", "2001-12-1"), [["Claim 1", "Claim 13"], ["2001-1-1", "Claim 13"]]);
same(others, twice("2005-3-1", "2008-1-1"), twice("2001-4-4", "2001-12-5"));
console.log("As described: twelve claims are the months of 2001, and thirteen are claims.");
JAVASCRIPT
TZ=UTC node read.mjs
