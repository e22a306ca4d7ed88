#!/usr/bin/env bash
# edtf reads the days of a range as its year.
#
# Expected: "November 22-25, 2008" becomes 2008-11-22/2008-11-25, or None, which the library
# returns for a text that it cannot read ("between 2005 and 2007").
# Seen: 2025-11-22, a single day seventeen years later, and 2017-11-27 for "17 to 27 November
# 2008". The modal verb in "may have been 2008" becomes the month of May. No warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q edtf==5.0.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from edtf import text_to_edtf

print("edtf", version("edtf"))
wrong = {
    "November 22-25, 2008": "2025-11-22",
    "17 to 27 November 2008": "2017-11-27",
    "may have been 2008": "2008-05",
}
seen = {text: text_to_edtf(text) for text in wrong}
for text, date in seen.items():
    print(f"{text!r:28} -> {date}")
for text in ("November 22, 2008", "2005-2007", "between 2005 and 2007", "circa 2008"):
    print(f"{text!r:28} -> {text_to_edtf(text)}   (right, or frankly None)")
if seen != wrong:
    sys.exit("CHANGED: ranges of days are read differently now")
print("As described: two ranges of days in 2008 are put into other years, a verb into May.")
PYTHON
