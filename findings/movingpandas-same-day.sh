#!/usr/bin/env bash
# movingpandas leaves out the second stop of a day.
#
# Expected: a tour whose stops are known to the day, two of them on one day, keeps all its stops, in
# the order of its rows, or an error says that two have the same time.
# Seen: of rows with equal times the first is kept; the others are gone from the trajectory, its
# line and its length, with no warning. The way leads from Lima straight to Caracas, and is told
# more than a thousand kilometres too short, though the table has all the stops.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q movingpandas==0.23.0 geopandas==1.2.0 pandas==3.1.1 shapely==2.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings
from importlib.metadata import version
import geopandas as gpd
import pandas as pd
from shapely import Point

warnings.filterwarnings("ignore", "Missing optional dependencies|The inplace keyword")
import movingpandas as mpd

print("movingpandas", version("movingpandas"))
stops = {"Moscow": (37.6, 55.8), "Lima": (-77.0, -12.0), "Brasília": (-47.9, -15.8),
         "Caracas": (-66.9, 10.5), "Havana": (-82.4, 23.1)}
def tour(*times):
    rows = {"stop": list(stops), "time": pd.to_datetime(list(times)), "tour": 1}
    table = gpd.GeoDataFrame(rows, geometry=[Point(at) for at in stops.values()], crs=4326)
    with warnings.catch_warnings(record=True) as said:
        way = mpd.TrajectoryCollection(table, "tour", t="time").trajectories[0]
    named, length = list(way.df["stop"]), round(way.get_length(units="km"))
    print(*named, f"- {length} km, warned of times: {any('time' in str(each) for each in said)}")
    return named, length

days = ["2008-11-22", "2008-11-24", "2008-11-24", "2008-11-26", "2008-11-27"]
whole, far = tour(*days[:2], "2008-11-25", *days[3:])
kept, near = tour(*days)
if whole != list(stops) or kept != ["Moscow", "Lima", "Caracas", "Havana"] or far - near < 1000:
    sys.exit("CHANGED: stops of one day are kept, or another is left out")
print("As described: Brasília is left out, and its way.")
PYTHON
