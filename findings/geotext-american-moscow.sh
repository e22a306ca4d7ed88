#!/usr/bin/env bash
# GeoText counts Moscow, Lima, Paris and Rome for the United States, Santiago for the Philippines.
#
# Expected: country_mentions says which countries a text speaks of; a name that several towns share
# goes to the best known one, or to none, as `cities` gives it without a country.
# Seen: of all towns of one name in its list, the last read wins, however small: the one in Idaho,
# Ohio or Texas. A report on a visit to Peru and Russia is one on the United States, and
# GeoText(text, country="RU") finds no Moscow. Nothing marks such a count. That Melbourne and
# Bristol are American is reported there since 2018 (issue 16).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q geotext==0.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from geotext import GeoText

print("GeoText", version("geotext"))
wanted = {"Moscow": "RU", "Saint Petersburg": "RU", "Lima": "PE", "Santiago": "CL", "La Paz": "BO",
          "Paris": "FR", "Rome": "IT", "Athens": "GR", "Sydney": "AU", "Caracas": "VE"}
seen = {}
for town, home in wanted.items():
    seen[town] = "".join(GeoText(f"He spoke in {town}.").country_mentions)
    print(f"{town:17} of {home} counts for {seen[town]}")
text = "The president left Moscow for Lima and is to return by way of Saint Petersburg."
told = GeoText(text)
russian = GeoText(text, country="RU").cities
print(text, "->", told.cities, dict(told.country_mentions), "in Russia:", russian)
astray = [town for town, home in wanted.items() if seen[town] != home]
if astray != list(wanted)[:9] or dict(told.country_mentions) != {"US": 3} or russian:
    sys.exit("CHANGED: towns count for other countries now")
print("As described: three towns of two countries are all American.")
PYTHON
