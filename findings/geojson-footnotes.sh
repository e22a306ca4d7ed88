#!/usr/bin/env bash
# A text such as [1] comes back from GeoJSON as an array of numbers.
#
# Expected: a column of text is text again after writing and reading, as with GeoPackage, and as
# GeoDataFrame.to_json writes it.
# Seen: to_file("x.geojson") writes the text [1] as a JSON array, since GDAL takes text in brackets
# or braces for JSON where it can be; read_file returns arrays. A footnote mark is enough. GDAL's
# option AUTODETECT_JSON_STRINGS="NO" prevents it; geopandas does not mention it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json, sys
from importlib.metadata import version
import geopandas as gpd
from shapely import Point

print("geopandas", version("geopandas"), "pyogrio", version("pyogrio"))
points = [Point(-77, -12), Point(-66, 10)]
places = gpd.GeoDataFrame({"note": ["[1]", "[2]"]}, geometry=points, crs=4326)
def back(name, **options):
    places.to_file(name, **options)
    notes = gpd.read_file(name)["note"]
    print(f"{name:12} {options} {[type(note).__name__ for note in notes]} {list(notes)}")
    return list(notes) == ["[1]", "[2]"]

print("to_json:    ", json.loads(places.to_json())["features"][0]["properties"])
kept = back("a.gpkg"), back("a.geojson"), back("b.geojson", AUTODETECT_JSON_STRINGS="NO")
if kept != (True, False, True):
    sys.exit("CHANGED: text in brackets is treated differently now")
print("As described: text in GeoPackage, arrays in GeoJSON.")
PYTHON
