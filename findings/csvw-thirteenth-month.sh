#!/usr/bin/env bash
# csvw finds the month 2008-13 and the year 8 valid, and knows a decimal comma by the type's name.
#
# Expected: what is no value of a column's datatype in CSV on the Web is an error, as 32.11.2008 is;
# gYear and gYearMonth are XML Schema's (2008-01 to 2008-12, four digits). decimalChar and groupChar
# are for all numeric types.
# Seen: years and months of any text are taken, so that a table of dates that are known to the month
# is never checked. The same column of "4,4" with the same format is read as a decimal and refused
# as number, double or float, which take 4.4 instead, the very cell that is a slip there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q csvw==4.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json, sys
from importlib.metadata import version
from csvw import CSVW

def valid(cell, kind, **form):
    with open("deals.csv", "w") as file:
        file.write(f'value\n"{cell}"\n')
    column = {"name": "value", "datatype": {"base": kind, **form}}
    context = "http://www.w3.org/ns/csvw"
    described = {"@context": context, "url": "deals.csv", "tableSchema": {"columns": [column]}}
    with open("deals.csv-metadata.json", "w") as file:
        json.dump(described, file)
    return CSVW("deals.csv-metadata.json", validate=True).is_valid

seen = {}
for cell, kind in (("2008-11-31", "date"), ("2008-13", "gYearMonth"), ("autumn", "gYearMonth"),
                   ("8", "gYear"), ("around 2008", "gYear")):
    seen[cell] = valid(cell, kind)
    print(f"{kind:11}{cell:12}valid: {seen[cell]}")
comma = {"format": {"decimalChar": ",", "groupChar": "."}}
for kind in ("decimal", "number", "double"):
    seen[kind] = valid("4,4", kind, **comma), valid("4.4", kind, **comma)
    print(f"{kind:11}with decimal comma: 4,4 valid {seen[kind][0]}, 4.4 valid {seen[kind][1]}")
if [*seen.values()] != [False, True, True, True, True, (True, True), (False, True), (False, True)]:
    sys.exit("CHANGED: months, years or decimal commas are checked otherwise")
print("As described: a year may be any text, and a comma is read by one type of three.")
PYTHON
