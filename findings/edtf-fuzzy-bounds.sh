#!/usr/bin/env bash
# edtf widens an approximate day by a year, a month and a day, not by a day.
#
# Expected: what the library's own README shows: "1979-08~" (about August 1979) reaches from
# 1979-07-01 to 1979-09-30, padded by 100% of a month, its precision; a day likewise by a day.
# Seen: the paddings of all coarser fields are added up: about August 1979 reaches from July 1978
# to September 1980, and an approximate day covers more than two years.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q edtf==5.0.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from edtf import parse_edtf, struct_time_to_date

print("edtf", version("edtf"))
expected = {
    "1979-08~": ("1979-07-01", "1979-09-30"),
    "2008-11-22?": ("2008-11-21", "2008-11-23"),
    "2008-11-22~": ("2008-11-21", "2008-11-23"),
}
right = []
for text, wanted in expected.items():
    parsed = parse_edtf(text)
    bounds = [struct_time_to_date(parsed.lower_fuzzy()), struct_time_to_date(parsed.upper_fuzzy())]
    days = (bounds[1] - bounds[0]).days + 1
    print(f"{text:12} {bounds[0]} to {bounds[1]}, {days} days; expected {' to '.join(wanted)}")
    right.append(tuple(map(str, bounds)) == wanted)
plain = parse_edtf("2008~")
print("2008~ (a year, and right):", plain.lower_fuzzy()[:3], plain.upper_fuzzy()[:3])
if any(right):
    sys.exit("CHANGED: bounds are padded by the precision of the date")
print("As described: a day that is not quite sure is as vague as a year.")
PYTHON
