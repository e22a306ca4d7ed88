#!/usr/bin/env bash
# lat-lon-parser puts Lima into the north when its latitude is written "12° 3' S. lat.".
#
# Expected: a sign for south or west is read wherever it stands behind the number, as it is before
# it ("longitude 66° 54' W"), or a word that cannot be read ends in an error, as a second number
# without a sense does.
# Seen: only a last letter S or W, or the English word, counts; anything else behind the numbers is
# skipped and the result is north or east. Nautical English, Spanish (sur, oeste, O) and Russian
# (ю. ш., з. д.) all lose the hemisphere: a valid place on another continent, without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q lat-lon-parser==1.3.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from lat_lon_parser import parse

print("lat-lon-parser", version("lat-lon-parser"))
def read(text):
    try:
        value = round(parse(text), 3)
    except ValueError as error:
        value = type(error).__name__
    print(f"{text:24} {value}")
    return value

read_well = ["12° 3' S", "66° 54' West", "longitude 66° 54' W", "12° 3' 4\" 5 S"]
lost = ["12° 3' S. lat.", "66° 54' W long.", "12° 3' sur", "66° 54' oeste", "66° 54' O",
        "12° 3' ю. ш.", "66° 54' з. д."]
good, seen = ([read(text) for text in texts] for texts in (read_well, lost))
if good != [-12.05, -66.9, -66.9, "ValueError"]:
    sys.exit("CHANGED: what was read well is read otherwise")
if seen != [12.05, 66.9, 12.05, 66.9, 66.9, 12.05, 66.9]:
    sys.exit("CHANGED: words behind a position are read otherwise now")
print("As described: south is north and west is east.")
PYTHON
