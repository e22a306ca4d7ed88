#!/usr/bin/env bash
# geopandas finds the rest of the world, or nothing, in a box that pyproj gives for the Pacific.
#
# Expected: pyproj's transform_bounds says of an area across the 180th meridian that it reaches
# from 170 to -170, as a bbox of GeoJSON does (RFC 7946, 5.2). What selects by such a box gives the
# places in it, or an error, as clip_by_rect does ("rectangle must be non-empty").
# Seen: .cx, clip and read_file(bbox=...), whatever the format, give all places that are not in it,
# since the two longitudes are put into order; read_parquet(bbox=...) gives none, and clip neither
# where no place lies beyond -170. No warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import geopandas as gpd
from pyproj import Transformer

print("geopandas", version("geopandas"), "pyproj", version("pyproj"))
towns = {"Anadyr": (177.5, 64.7), "Suva": (178.4, -18.1), "Apia": (-171.8, -13.8),
         "Caracas": (-66.9, 10.5), "Moscow": (37.6, 55.8)}
points = gpd.points_from_xy(*zip(*towns.values()))
places = gpd.GeoDataFrame({"name": [*towns]}, geometry=points, crs=4326)
pacific = Transformer.from_crs(3832, 4326, always_xy=True)  # a Mercator centred on 150 E
box = pacific.transform_bounds(2226389, -2273030, 4452780, 11028513)
print("box:", [round(side) for side in box])
west, south, east, north = box
found = {"cx": places.cx[west:east, south:north], "clip": gpd.clip(places, box)}
for kind in ("gpkg", "geojson", "fgb"):
    places.to_file(f"a.{kind}")
    found[kind] = gpd.read_file(f"a.{kind}", bbox=box)
places.to_parquet("a.parquet", write_covering_bbox=True)
found["parquet"] = gpd.read_parquet("a.parquet", bbox=box)
seen = {}
for name, chosen in found.items():
    seen[name] = sorted(chosen.name)
    print(f"{name:8}", seen[name])
rest = dict.fromkeys(("cx", "clip", "gpkg", "geojson", "fgb"), ["Caracas", "Moscow"])
if not west > east or seen != rest | {"parquet": []}:
    sys.exit("CHANGED: a box across the 180th meridian is taken otherwise")
print("As described: the three towns in the box are the ones left out.")
PYTHON
