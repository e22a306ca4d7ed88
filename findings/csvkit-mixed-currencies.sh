#!/usr/bin/env bash
# csvkit adds up dollars and euros, counts millions in minutes, and dates a visit to today.
#
# Expected: csvjson and csvstat, which guess types (that they do is well known), take a column for
# numbers, days or spans of time if its cells are; what they cannot read stays text.
# Seen: of "$4.4" and "€1.2" the sign is dropped, whichever it is, and csvstat gives their sum; the
# 4.4 million of "4.4 m" are 4 minutes and 24 seconds; where the other cells of a column are days,
# "22-25 November 2008" is the day on which the command is run, so that the same file gives other
# data tomorrow. No warning; with --no-inference all is text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

print("csvkit", version("csvkit"), "agate", version("agate"))
rows = "loan,paid,visit\n$4.4,4.4 m,26 November 2008\n€1.2,1.2 m,22-25 November 2008\n"
print(rows)
Path("a.csv").write_text(rows, encoding="utf-8")
def run(tool, *options):
    command = [str(Path(sys.executable).with_name(tool)), *options, "a.csv"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout

days = {str(datetime.date.today())}
first, second = json.loads(run("csvjson"))
days.add(str(datetime.date.today()))  # in case of midnight
print(first, second, "the two loans:", total := run("csvstat", "--sum", "-c", "loan"), sep="\n")
if (first["loan"], second["loan"], float(total)) != (4.4, 1.2, 5.6):
    sys.exit("CHANGED: sums in two currencies are no longer plain numbers")
if (first["paid"], first["visit"]) != ("0:04:24", "2008-11-26") or second["visit"] not in days:
    sys.exit("CHANGED: millions or days are read otherwise now")
print("As described: 5.6 of two currencies, minutes for millions, and today for the visit.")
PYTHON
