#!/usr/bin/env bash
# pycountry finds North Korea for "Republic of Korea", and Nigeria for "Niger".
#
# Expected: a fuzzy search puts the country whose own name was asked for first, and it finds South
# Korea by the name that it has in the United Nations.
# Seen: a text within a name counts, and the end of "Democratic People's Republic of Korea" does:
# the other Korea is the only hit. ISO writes "Korea, Republic of", and the table has no other
# official name for it. "Niger" is part of "Nigeria", and the shorter, exact name comes second; so
# does Curaçao behind the Netherlands. `lookup` takes whole names and errs for what it has not. For
# Niger it is reported there since 2022.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pycountry==26.2.16
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from pycountry import countries

print("pycountry", version("pycountry"))
def both(name):
    found = [country.alpha_3 for country in countries.search_fuzzy(name)]
    try:
        exact = countries.lookup(name).alpha_3
    except LookupError:
        exact = None
    print(f"{name:24} search_fuzzy {found} lookup {exact}")
    return found, exact

right = [both(name) for name in ("South Korea", "Republic of the Niger", "Peru")]
wrong = [both(name) for name in ("Republic of Korea", "Niger", "Curaçao")]
if [found[0] for found, _ in right] != ["KOR", "NER", "PER"]:
    sys.exit("CHANGED: what was found well is found otherwise")
if wrong != [(["PRK"], None), (["NGA", "NER"], "NER"), (["NLD", "CUW"], "CUW")]:
    sys.exit("CHANGED: these names are found otherwise now")
print("As described: the first hit is another state.")
PYTHON
