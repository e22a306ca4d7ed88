#!/usr/bin/env bash
# shapely.make_valid turns land that two parts of a country share into a hole.
#
# Expected: mending a multipolygon whose parts overlap keeps all the ground that any of them
# covers, as the union does.
# Seen: with the default method ("linework") ground that is covered twice counts as outside: two
# squares of 4 that share 1 become 6 instead of 7, valid, without a warning, and a point in the
# middle is no longer inside. method="structure" keeps it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q shapely==2.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import shapely
from shapely import MultiPolygon, Point, box

print("shapely", shapely.__version__, "GEOS", shapely.geos_version_string)
country = MultiPolygon([box(0, 0, 2, 2), box(1, 1, 3, 3)])
shared = Point(1.5, 1.5)
print("valid before:", country.is_valid, "sum of the parts:", country.area)
areas = {}
mended = {
    "linework, the default": shapely.make_valid(country),
    "structure": shapely.make_valid(country, method="structure", keep_collapsed=False),
    "union_all": shapely.union_all(list(country.geoms)),
}
for name, shape in mended.items():
    areas[name] = shape.area
    inside = shape.covers(shared)
    print(f"{name:22} area {shape.area}, valid {shape.is_valid}, shared ground inside: {inside}")
if list(areas.values()) != [6.0, 7.0, 7.0]:
    sys.exit("CHANGED: ground that is covered twice is kept")
print("As described: the mended country has lost what was in it twice.")
PYTHON
