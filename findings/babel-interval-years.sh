#!/usr/bin/env bash
# Babel leaves out the years of a span of days that lasts for more than a year.
#
# Expected: where the years differ, a span asked for by day and month (skeleton MMMd) shows them,
# too. ICU, fed by the same CLDR data, does so (ICU 78 in Node.js, Intl.DateTimeFormat's
# formatRange): "17 ago 2007 – 22 nov 2008".
# Seen: "17 ago – 22 nov", the same text as for a span of three months within one year.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q babel==2.19.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date
from babel import __version__
from babel.dates import format_interval

print("Babel", __version__)
begin, soon, later = date(2007, 8, 17), date(2007, 11, 22), date(2008, 11, 22)
same = []
for locale in ("en", "es", "ru"):
    short = format_interval(begin, soon, "MMMd", locale=locale)
    long = format_interval(begin, later, "MMMd", locale=locale)
    print(f"{locale}: {(soon - begin).days} days {short!r}, {(later - begin).days} days {long!r}")
    same.append(short == long)
print("The same with skeleton MMM:", format_interval(begin, later, "MMM", locale="en"))
if not all(same):
    sys.exit("CHANGED: a span over a year is no longer written like a short one")
print("As described: in each language, a reader cannot tell the two apart.")
PYTHON
