#!/usr/bin/env bash
# geopy puts Caracas into the Antarctic when its position is written with decimal commas.
#
# Expected: Point("10,48 -66,90"), as Spanish and Russian tables have it, is 10.48 N 66.90 W, or the
# error that geopy gives for "66,90 O" and for other texts that it cannot read.
# Seen: the last two numbers that can be a pair are taken and all before them is skipped, so that
# what stands after the first comma is lost: 66 S 90 E. A comma between degrees and minutes does the
# same: "N 55 45, E 37 37", Moscow, is 37 N 37 E, in Turkey. Decimal points and signs of degrees are
# read well. That bare degrees, minutes and seconds are misread is reported there; commas are not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopy==2.5.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from geopy import Point

print("geopy", version("geopy"))
def read(text):
    point = Point(text)
    found = round(point.latitude, 2), round(point.longitude, 2)
    print(f"{text:22} {found}")
    return found

caracas, moscow = (10.48, -66.9), (55.75, 37.62)
right = [read("10.48 -66.90"), read("10.48 N 66.90 W"), read("55°45' N, 37°37' E")]
wrong = [read("10,48 -66,90"), read("55,75; 37,62"), read("N 55 45, E 37 37")]
if right != [caracas, caracas, moscow]:
    sys.exit("CHANGED: what was read well is read otherwise")
if wrong != [(-66.0, 90.0), (37.0, 62.0), (37.0, 37.0)]:
    sys.exit("CHANGED: commas are read otherwise now")
print("As described: three places within range, far from where they are, and no error.")
PYTHON
