#!/usr/bin/env bash
# countryinfo puts capitals where a namesake lies: Dili in India, Saint John's in Canada.
#
# Expected: capital_latlng() gives the place of the capital that capital() names.
# Seen: some are those of another place of that name, oceans away from the country's own latlng(),
# and Brasília is a point in the middle of Brazil, more than 800 km from the city, where no check
# against a country's border finds it. Nothing is missing and nothing warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q countryinfo==1.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from math import acos, cos, radians, sin
from countryinfo import CountryInfo

print("countryinfo", version("countryinfo"))
def kilometres(one, other):
    (north, east), (north2, east2) = (map(radians, place) for place in (one, other))
    chord = sin(north) * sin(north2) + cos(north) * cos(north2) * cos(east - east2)
    return 6371 * acos(min(1, chord))

far = {}
for name in ("Peru", "East Timor", "Antigua and Barbuda", "Grenada", "Saint Helena", "Anguilla"):
    country = CountryInfo(name)
    far[name] = kilometres(country.capital_latlng(), country.latlng())
    print(f"{name:20} {country.capital():14} {country.capital_latlng()}"
          f" {far[name]:6.0f} km from {country.latlng()}")
brazil = CountryInfo("Brazil").capital_latlng()
away = kilometres(brazil, (-15.79, -47.88))
print(f"Brazil               Brasília       {brazil} {away:6.0f} km from the city")
near = far.pop("Peru")
if near > 500 or min(far.values()) < 3000 or not 700 < away < 1000:
    sys.exit("CHANGED: capitals lie elsewhere now")
print("As described: five capitals on other continents or islands, one in the wrong state.")
PYTHON
