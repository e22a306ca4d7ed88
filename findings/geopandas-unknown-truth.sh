#!/usr/bin/env bash
# geopandas reads true and false as 1.0 and 0.0 as soon as one row of a file does not know.
#
# Expected: a column of truth values with a gap comes back as true, false and missing, as pandas
# reads it from JSON, and as it does from GeoParquet.
# Seen: without a gap it is a column of truth values; with one it is a column of numbers, from
# GeoJSON, GeoPackage and FlatGeobuf alike, in whose files the values stand as true and false. What
# chooses columns by their kind, writes true, or makes two classes of a map has numbers then, and
# `column is True` never holds. read_file(use_arrow=True) keeps them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json, sys
from importlib.metadata import version
import geopandas as gpd
import pandas as pd

print("geopandas", version("geopandas"), "pyogrio", version("pyogrio"))
points = gpd.points_from_xy([-77, -66, 37], [-12, 10, 55])
def read(kind, *visited, **how):
    table = gpd.GeoDataFrame({"visited": pd.array(visited, dtype="boolean")}, geometry=points)
    options = {"SPATIAL_INDEX": "NO"} if kind == "fgb" else {}
    table.set_crs(4326).to_file(f"stops.{kind}", **options)
    column = gpd.read_file(f"stops.{kind}", **how).visited
    print(f"{kind:8}{how or ''} {visited} -> {[*column]} ({column.dtype})")
    return str(column.dtype)

seen = {}
for kind in ("geojson", "gpkg", "fgb"):
    seen[kind] = (read(kind, True, False, False), read(kind, True, False, None),
                  read(kind, True, False, None, use_arrow=True))
features = json.load(open("stops.geojson"))["features"]
print("in the GeoJSON:", [feature["properties"]["visited"] for feature in features])
if any(kinds[:2] != ("bool", "float64") or kinds[2] == "float64" for kinds in seen.values()):
    sys.exit("CHANGED: a gap leaves truth values what they are")
print("As described: one unknown stop makes numbers of the others.")
PYTHON
