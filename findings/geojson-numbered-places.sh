#!/usr/bin/env bash
# geopandas keeps the ids of a GeoJSON file if they are texts, and drops them if they are numbers.
#
# Expected: the `id` of a feature, a text or a number (RFC 7946, 3.2), is the key by which other
# tables name it, such as the country codes of an atlas; it is read into a column or the index.
# Seen: ids "862" and "604" become a column id; 862 and 604 vanish: the index counts from 0, and no
# column has them. Of both kinds the first decides: a number drops the text after it, too. With
# read_file(fid_as_index=True) numbers are the index, and texts a column. from_features drops all
# ids (geopandas/geopandas#1208).
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

print("geopandas", version("geopandas"), "pyogrio", version("pyogrio"))
def read(*keys):
    features = [{"type": "Feature", "id": key, "properties": {"name": name},
                 "geometry": {"type": "Point", "coordinates": place}}
                for key, name, place in zip(keys, ("Venezuela", "Peru"), ([-66, 8], [-75, -10]))]
    with open("atlas.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    table = gpd.read_file("atlas.geojson")
    found = [*table.id] if "id" in table else None
    asked = [*gpd.read_file("atlas.geojson", fid_as_index=True).index]
    print(f"ids {keys}: column {found}, index {[*table.index]}, asked for as index {asked}")
    return found, asked

texts, numbers = read("862", "604"), read(862, 604)
mixed = read("862", 604), read(862, "604")
loose = "id" in gpd.GeoDataFrame.from_features(json.load(open("atlas.geojson")))
print("from_features has a column id:", loose)
kept = ["862", "604"]
if (texts[0], numbers, loose) != (kept, (None, [862, 604]), False) or mixed[1][0] is not None:
    sys.exit("CHANGED: ids that are numbers are kept, or texts are not")
print("As described: the codes of both countries are gone, since they are numbers.")
PYTHON
