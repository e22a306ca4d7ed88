#!/usr/bin/env bash
# pandas puts "10:00 UTC+03:00", Moscow, six hours from itself: it depends on who is asked.
#
# Expected: pd.Timestamp and pd.to_datetime read one text as one moment, and UTC+3 is east of
# Greenwich, as ISO 8601, JavaScript and this same text with a bare +03:00 have it.
# Seen: to_datetime knows the form UTC+03:00 by itself and goes east; Timestamp asks dateutil, which
# takes a sign behind a name the POSIX way (dateutil/dateutil#70), and goes west. The short forms
# UTC+3 and UTC-4:30, as news pages have them, go the wrong way in both. A column of both kinds is
# sorted wrongly, and hours of Caracas are those of Kabul.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pandas==3.1.1 python-dateutil==4.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import dateutil
import pandas as pd

print("pandas", pd.__version__, "dateutil", dateutil.__version__)
def hours(moment):
    return moment.utcoffset().total_seconds() / 3600

seen = {}
for zone in ("+03:00", "UTC+03:00", "UTC+3", "GMT+3", "UTC-4:30"):
    text = f"25 Nov 2008 10:00 {zone}"
    seen[zone] = hours(pd.to_datetime(text)), hours(pd.Timestamp(text))
    print(f"{zone:10} hours east by to_datetime and by Timestamp: {seen[zone]}")
apart = pd.Timestamp("25 Nov 2008 10:00 UTC+03:00") - pd.to_datetime("25 Nov 2008 10:00 UTC+03:00")
print("One text, two moments:", apart)
expected = {"+03:00": (3, 3), "UTC+03:00": (3, -3), "UTC+3": (-3, -3), "GMT+3": (-3, -3),
            "UTC-4:30": (4.5, 4.5)}
if seen != expected:
    sys.exit("CHANGED: zones are read otherwise")
print("As described: the sign of a zone is turned round, for the longer form by one of two.")
PYTHON
