#!/usr/bin/env bash
# country_converter makes Guinea of Equatorial Guinea when a table is in Spanish.
#
# Expected: names that it does not know are "not found", with a warning, as most Spanish names are:
# "Corea del Sur", "Sudán del Sur", "Mónaco".
# Seen: a name is looked for by patterns, and where the word that tells two states apart is not
# English, the other one is found: "Guinea Ecuatorial" and "Guinea-Bisáu" are Guinea, "Sudan del
# Sur" without its accent is Sudan, "Guayana Francesa" is France, and South Georgia is Georgia. No
# warning is given for them, and the counts of two states are added up. Papua is told apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q country_converter==1.3.2 pandas==2.3.3
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import logging
import sys
from importlib.metadata import version
import country_converter

print("country_converter", version("country_converter"))
warned = []
class Keep(logging.Handler):
    def emit(self, record):
        warned.append(record.getMessage())

logging.getLogger("country_converter").handlers = [Keep()]
logging.getLogger("country_converter").propagate = False
converter = country_converter.CountryConverter()
def found(*names):
    warned.clear()
    codes = converter.convert(list(names), to="ISO3")
    print(dict(zip(names, codes)), "warnings:", len(warned))
    return codes, len(warned)

found_well = found("Equatorial Guinea", "South Sudan", "French Guiana", "Papúa Nueva Guinea")
unknown = found("Corea del Sur", "Sudán del Sur", "Mónaco")
wrong = found("Guinea Ecuatorial", "Guinea-Bisáu", "Sudan del Sur", "Guayana Francesa",
              "Georgia del Sur")
if found_well != (["GNQ", "SSD", "GUF", "PNG"], 0) or unknown != (["not found"] * 3, 3):
    sys.exit("CHANGED: what was found well, or not found, is found otherwise")
if wrong != (["GIN", "GIN", "SDN", "FRA", "GEO"], 0):
    sys.exit("CHANGED: these names are found otherwise now")
print("As described: five names of one state are another's, without a word.")
PYTHON
