#!/usr/bin/env bash
# sqlite-utils says that 4,400 and 1,200 million are 5 million.
#
# Expected: `sqlite-utils memory sums.csv "select sum(...)"`, which guesses the types of columns,
# adds the numbers up or says that they are texts, as DuckDB does ("No function matches ... sum").
# Seen: a column with commas, spaces or a currency stays text, and SQLite takes of each text what it
# begins with: 4,400 is 4 and "4 400" is 4; "$5.0" and "−2", with a true minus, are 0. So is avg;
# max compares letters, and 9 is the largest. No warning. SQLite's manual says of sum() that texts
# which do not look like numbers are 0, and tells of the beginning only under CAST.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q sqlite-utils==4.2.1 duckdb==1.5.5
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import csv, json, sqlite3, subprocess, sys
from importlib.metadata import version
from pathlib import Path
import duckdb

print("sqlite-utils", version("sqlite-utils"), "SQLite", sqlite3.sqlite_version)
tool = str(Path(sys.executable).with_name("sqlite-utils"))
query = 'select sum(m) as "sum", avg(m) as "avg", max(m) as "max" from sums'
def told(*cells):
    with open("sums.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["who", "m"], *(["Peru", cell] for cell in cells)])
    command = [tool, "memory", "sums.csv", query]
    (row,) = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(*cells, row, sep="  ")
    return tuple(row.values())

seen = told("4,400", "1,200"), told("4 400", "9", "1 200"), told("$5.0", "−2", "3 (2007)")
try:
    duckdb.sql(query.replace("from sums", "from 'sums.csv'"))
    refused = False
except duckdb.BinderException as error:
    refused = True
    print("DuckDB:", str(error).splitlines()[0])
if seen[0] != (5, 2.5, "4,400") or seen[1] != (14, 14 / 3, "9") or seen[2][0] != 3 or not refused:
    sys.exit("CHANGED: texts are added up otherwise, or refused")
print("As described: 5,600 are 5.")
PYTHON
