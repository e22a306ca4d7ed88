#!/usr/bin/env bash
# pandas reads "22-25 November 2008" as an evening of the year 2022.
#
# Expected: a span of days is no moment: an error, or a gap with errors="coerce", as "26 to 28
# November 2008" and "24-25.11.2008" give.
# Seen: dateutil, which pandas asks about what it does not know, takes one of the two days for a
# year and the year for a time of day, 20:08. So do to_datetime, Timestamp and Period, without a
# warning, and read_csv(parse_dates=...) for a column of spans, with one that speaks of the format
# alone; with a single day among them such a column stays text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pandas==3.1.1 python-dateutil==4.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io, sys, warnings
import dateutil
import pandas as pd

print("pandas", pd.__version__, "dateutil", dateutil.__version__)
warnings.simplefilter("error")
spans = ("22-25 November 2008", "Nov 22-25, 2008", "10-12 May 2008", "2-4 April 2008",
         "26 to 28 November 2008", "24-25.11.2008")
seen = {}
for span in spans:
    told = [pd.to_datetime(span, errors="coerce")]
    for read in (pd.Timestamp, pd.Period):
        try:
            told.append(read(span))
        except ValueError as error:
            told.append(type(error).__name__)
    seen[span] = [str(each) for each in told]
    print(f"{span:23}", *seen[span], sep="  ")
cells = 'day\n22-25 November 2008\n17-27 November 2008\n'
with warnings.catch_warnings(record=True) as raised:
    warnings.simplefilter("always")
    column = pd.read_csv(io.StringIO(cells), parse_dates=["day"]).day
print("read_csv:", [str(day) for day in column], f"({column.dtype})", "warnings:", len(raised))
years = [seen[span][0][:4] + seen[span][0][11:16] for span in spans[:4]]
if years != ["202220:08", "202520:08", "201020:08", "200220:08"] or seen[spans[4]][0] != "NaT":
    sys.exit("CHANGED: a span of days is no longer a moment, or all are")
if str(column[0]) != "2022-11-25 20:08:00":
    sys.exit("CHANGED: read_csv leaves a column of spans as it is")
print("As described: four visits took place at 20:08, none in 2008.")
PYTHON
