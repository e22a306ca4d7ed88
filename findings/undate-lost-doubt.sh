#!/usr/bin/env bash
# undate reads an uncertain date as a certain one, and writes it back without its doubt.
#
# Expected: a library "for working with uncertain, fuzzy, or partially unknown dates" that reads
# EDTF keeps the marks for uncertain (?) and approximate (~), or refuses them as it does others.
# Seen: `Undate.parse("2008-11-24?", "EDTF")` equals 24 November 2008, spans one day, and is written
# as 2008-11-24, with no warning; the bounds of an interval lose their marks alike. A digit that is
# not known (2008-11-XX) is kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q undate==0.8.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from undate import Undate

print("undate", version("undate"))
lost = []
for text in ("2008-11-24?", "2008-11~", "2008%", "2008-11-22~/2008-11-25?"):
    date = Undate.parse(text, "EDTF")
    sure = "".join(letter for letter in text if letter not in "?~%")
    print(f"{text:26} written back: {date.format('EDTF'):24} equal to the certain date:",
          date == Undate.parse(sure, "EDTF"))
    lost.append(date.format("EDTF") == sure and date == Undate.parse(sure, "EDTF"))
unknown = Undate.parse("2008-11-XX", "EDTF").format("EDTF")
print(f"{'2008-11-XX':26} written back: {unknown}")
if not all(lost) or unknown != "2008-11-XX":
    sys.exit("CHANGED: marks of doubt are kept now")
print("As described: doubt is lost on reading.")
PYTHON
