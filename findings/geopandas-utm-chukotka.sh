#!/usr/bin/env bash
# geopandas gives Chukotka the UTM zone of London, and a map on which north is down.
#
# Expected: estimate_utm_crs() of points on both sides of the 180th meridian gives zone 60 or 1, as
# for the points on one side, and as its code does for data that come in metres.
# Seen: for longitudes and latitudes it takes the middle of the bounds, which is near Greenwich:
# zone 30N. The points are then told over the pole: distances are right, so that nothing looks
# wrong, but what lies further north has the smaller y, and nothing warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geopandas==1.2.0 pyproj==3.7.2 shapely==2.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import geopandas as gpd
from shapely import Point

print("geopandas", version("geopandas"), "pyproj", version("pyproj"))
anadyr, egvekinot, provideniya = Point(177.5, 64.7), Point(-179.1, 66.3), Point(-173.2, 64.4)
def zone(*points):
    places = gpd.GeoSeries(points, crs=4326)
    chosen = places.estimate_utm_crs()
    drawn = places.to_crs(chosen)
    print(chosen.name, "- y in km:", [round(point.y / 1000) for point in drawn],
          "- km from the first:", [round(point.distance(drawn[0]) / 1000) for point in drawn])
    return chosen.name[-3:], [point.y for point in drawn]

west, _ = zone(anadyr)
east, (low, high) = zone(provideniya, egvekinot)
both, (first, north, _) = zone(anadyr, egvekinot, provideniya)
if (west, east, both) != ("60N", " 1N", "30N") or not high > low or not north < first:
    sys.exit("CHANGED: another zone is chosen, or north is up")
print("As described: zone 30N for all three, and the northernmost is drawn lowest.")
PYTHON
