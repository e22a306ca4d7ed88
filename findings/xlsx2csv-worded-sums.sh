#!/usr/bin/env bash
# xlsx2csv writes the format of a cell in place of its number when the format holds a word.
#
# Expected: a cell of 4.46 that Excel shows as "4.5 años", "US$ 4.5" or "4.5 mld" is written as 4.46
# or as it is shown; openpyxl reads 4.46 from each.
# Seen: a format with a d, h, m, s or y in its quoted words is taken for one of dates: of
# `0.0" años"` that text is left, and the number is nowhere; in `0.0" mld"` and `0.0"M"` the letters
# are filled with day and month of 3 January 1900. Nothing is said. Words without these letters
# ("bn", "euro", "млн") and signs of currency in brackets leave a number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import csv, sys
from importlib.metadata import version
import openpyxl
from xlsx2csv import Xlsx2csv

print("xlsx2csv", version("xlsx2csv"), "openpyxl", version("openpyxl"))
lost = {'0.0" años"': '0.0" años"', '"US$" 0.0': '"us$" 0.0', '0.0" mld"': '0.0" 01l03"',
        '0.0"M"': '0.0"01"', '#,##0.0" roubles"': '#,##0.0" roubles"'}
kept = ['0.00', '0.0" bn"', '0.0" euro"', '0.0" млн"', "[$US$-409]0.0"]
book = openpyxl.Workbook()
for row, form in enumerate([*lost, *kept], 1):
    book.active.cell(row, 1, 4.46).number_format = form
book.save("sums.xlsx")
Xlsx2csv("sums.xlsx").convert("sums.csv")
with open("sums.csv", encoding="utf-8") as file:
    written = [row[0] for row in csv.reader(file)]
for form, text in zip([*lost, *kept], written):
    print(f"4.46 as {form:18} is written {text}")
cells = [row[0] for row in openpyxl.load_workbook("sums.xlsx").active.iter_rows(values_only=True)]
if cells != [4.46] * 10 or [float(text) for text in written[5:]] != [4.46] * 5:
    sys.exit("CHANGED: what kept its number has another")
if written[:5] != list(lost.values()):
    sys.exit("CHANGED: worded sums are written otherwise now")
print("As described: half of the sums are gone.")
PYTHON
