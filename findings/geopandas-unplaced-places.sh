#!/usr/bin/env bash
# geopandas makes a point of a place that has no coordinates, and GeoJSON that is no JSON.
#
# Expected: where longitude and latitude are empty, the geometry is missing or empty: isna() or
# is_empty says so, it is left out of a union, and to_json() writes null.
# Seen: points_from_xy makes POINT (NaN NaN), which is neither missing nor empty; it takes part in
# a dissolve, and to_json(), whose na="null" is about other columns, writes NaN, which browsers and
# other readers of JSON refuse. to_file() writes null, so that reading it again gives another
# table. Missing geometries for gaps were asked for in geopandas/geopandas#1734.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopandas==1.2.0 pyogrio==0.13.0 shapely==2.2.0
cd "$folder"
printf 'name,lon,lat\nLima,-77.0,-12.0\nat sea,,\n' > places.csv
"$folder/venv/bin/python" - <<'PYTHON'
import json, sys, warnings
from importlib.metadata import version
import geopandas as gpd
import pandas as pd

warnings.simplefilter("ignore", RuntimeWarning)
print("geopandas", version("geopandas"), "shapely", version("shapely"))
table = pd.read_csv("places.csv")
points = gpd.points_from_xy(table.lon, table.lat)
places = gpd.GeoDataFrame(table, geometry=points, crs=4326)
missing, empty = places.geometry.isna().sum(), places.is_empty.sum()
print(f"{len(places)} places, {missing} without a geometry, {empty} with an empty one")
print("dissolved:", places.dissolve().geometry[0].wkt)
text = places.geometry.to_json(drop_id=True)
print(text[text.index("coordinates", text.index("coordinates") + 1):])
def refuse(word):
    raise ValueError(f"{word} is no JSON")

try:
    json.loads(text, parse_constant=refuse)
    verdict = "valid"
except ValueError as error:
    verdict = str(error)
places.to_file("places.geojson")
again = gpd.read_file("places.geojson").geometry.isna().sum()
print("to_json, read strictly:", verdict, "- after to_file, missing:", again)
if (missing, empty, verdict, again) != (0, 0, "NaN is no JSON", 1):
    sys.exit("CHANGED: a place without coordinates is missing, or null in JSON")
print("As described: nothing says which place has no place.")
PYTHON
