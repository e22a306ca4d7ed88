#!/usr/bin/env bash
# reverse_geocoder puts islands of Fiji behind 180 degrees into Wallis and Futuna, 300 km away.
#
# Expected: the nearest place of its table, with its country: for Taveuni Labasa ("Lambasa"), which
# is 84 km off, on the next island.
# Seen: distances are counted in degrees on a flat sheet: what lies on the other side of 180 degrees
# is a world away, and the nearest place is the capital of another territory. Rabi, a few kilometres
# west of that line, is found well. That degrees are counted was reported there in 2015, and again
# in 2020, for their size in the north.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q reverse_geocoder==1.5.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import csv, sys
from importlib.metadata import version
from math import acos, cos, radians, sin
from pathlib import Path
import reverse_geocoder

print("reverse_geocoder", version("reverse_geocoder"))
def kilometres(place, latitude, longitude):
    lat, lon, north, east = map(radians, (*place, float(latitude), float(longitude)))
    return round(6371 * acos(sin(lat) * sin(north) + cos(lat) * cos(north) * cos(lon - east)))

table = Path(reverse_geocoder.__file__).with_name("rg_cities1000.csv")
towns = list(csv.DictReader(table.open(encoding="utf-8")))
places = {"Taveuni": (-16.69, -179.88), "Lomaloma": (-17.29, -178.99), "Rabi": (-16.5, 179.98)}
seen = {}
for name, place in places.items():
    found = reverse_geocoder.search([place], mode=1, verbose=False)[0]
    near = min(towns, key=lambda town: kilometres(place, town["lat"], town["lon"]))
    ways = [(town["name"], town["cc"], kilometres(place, town["lat"], town["lon"]))
            for town in (found, near)]
    print(name, "found", *ways[0], "nearest", *ways[1])
    seen[name] = ways
if {country for _, (_, country, _) in seen.values()} != {"FJ"} or seen["Rabi"][0][1] != "FJ":
    sys.exit("CHANGED: the table has other places, or what was found well is found otherwise")
if [seen[name][0][:2] for name in ("Taveuni", "Lomaloma")] != [("Sigave", "WF"), ("Alo", "WF")]:
    sys.exit("CHANGED: other places are found behind 180 degrees")
print("As described: two of three islands of Fiji lie in another territory.")
PYTHON
