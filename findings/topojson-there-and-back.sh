#!/usr/bin/env bash
# topojson gives a way there and the way back one direction.
#
# Expected: a line keeps its direction. TopoJSON stores a shared line once, and a negative number
# says that it is to be walked backwards; the library uses this for borders and for longer lines.
# Seen: of two lines that are each other's reverse both refer to arc 0, and come back as from
# Caracas to Lima; which direction is left depends on the order of rows. Turning off quantizing does
# not help. An arrow, or a stop that is told by the last point of its way, is then wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q topojson==2.2 geopandas==1.2.0 shapely==2.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json, sys
from importlib.metadata import version
import geopandas as gpd
from shapely import LineString
from topojson import Topology

print("topojson", version("topojson"), "geopandas", version("geopandas"))
lima, quito, caracas = (-77, -12), (-78, 0), (-67, 10)
def ends(*ways):
    frame = gpd.GeoDataFrame(geometry=[LineString(way) for way in ways], crs=4326)
    made = Topology(frame, prequantize=False)
    arcs = [each["arcs"] for each in json.loads(made.to_json())["objects"]["data"]["geometries"]]
    back = made.to_gdf().geometry
    kept = [list(new.coords) == list(old.coords) for new, old in zip(back, frame.geometry)]
    print("arcs", arcs, "ends at", [way.coords[-1] for way in back], "direction kept:", kept)
    return kept

alone = ends([lima, caracas])
part = ends([lima, quito, caracas], [caracas, quito])
both = ends([lima, caracas], [caracas, lima])
turned = ends([caracas, lima], [lima, caracas])
if (alone, both, turned) != ([True], [False, True], [False, True]) or not all(part):
    sys.exit("CHANGED: lines keep their direction now")
print("As described: the first of the two is turned round.")
PYTHON
