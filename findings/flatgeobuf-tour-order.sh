#!/usr/bin/env bash
# A tour comes back from FlatGeobuf in another order, and from GeoPackage, too, if it has a "fid".
#
# Expected: a table that geopandas writes and reads has its rows in their order, as with GeoJSON.
# Seen: FlatGeobuf sorts features for its spatial index, which is on by default; the index of the
# table counts from 0 as if nothing had moved, and a line through the stops is another way. Of a
# GeoPackage the column "fid" is gone, and rows stand in the order of its numbers. geopandas does
# not mention the first (SPATIAL_INDEX="NO" keeps the order); the second is reported there since
# 2019.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys
import geopandas as gpd
import pyogrio
from shapely import LineString

print("geopandas", gpd.__version__, "pyogrio", pyogrio.__version__)
stops = gpd.GeoDataFrame(
    {"fid": [30, 70, 10], "stop": ["Lima", "Brasília", "Caracas"]},
    geometry=gpd.points_from_xy([-77.04, -47.88, -66.92], [-12.05, -15.79, 10.49]), crs=4326)
def back(path, table=stops, **options):
    table.to_file(path, **options)
    again = gpd.read_file(path)
    way = again.crs.get_geod().geometry_length(LineString(again.geometry)) / 1000
    print(f"{path:10} {list(again.columns[:-1])} {list(again['stop'])} {way:.0f} km")
    return list(again["stop"])

kept = [back("a.geojson"), back("b.fgb", SPATIAL_INDEX="NO"),
        back("c.gpkg", stops.drop(columns="fid"))]
moved = [back("d.fgb"), back("e.gpkg")]
if kept != [list(stops["stop"])] * 3:
    sys.exit("CHANGED: what kept the order loses it")
if list(stops["stop"]) in moved:
    sys.exit("CHANGED: the order is kept now")
print("As described: the tour goes another way.")
PYTHON
