#!/usr/bin/env bash
# pycountry finds one of the two former states whose code was CS, and does not say that it chose.
#
# Expected: ISO used the code twice, for Czechoslovakia up to 1993 and for Serbia and Montenegro
# from 2003 to 2006; a look-up by it gives both, or none, or says that there are two.
# Seen: the list holds both, each with four letters of its own (CSHH, CSXX), but the look-ups by two
# letters know the later one alone, by `get` and by `lookup`: CS in a table of the year 1968 becomes
# Serbia and Montenegro. By three letters (CSK, SCG) and by four each state is found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from pycountry import historic_countries

print("pycountry", version("pycountry"))
listed = [each.alpha_4 for each in historic_countries if getattr(each, "alpha_2", None) == "CS"]
got = historic_countries.get(alpha_2="CS").alpha_4
looked = historic_countries.lookup("CS").alpha_4
print("states with the code CS:", listed, "get:", got, "lookup:", looked)
for key in ("CSK", "SCG"):
    state = historic_countries.get(alpha_3=key)
    print(key, state.alpha_4, state.name, "until", state.withdrawal_date)
if (sorted(listed), got, looked) != (["CSHH", "CSXX"], "CSXX", "CSXX"):
    sys.exit("CHANGED: pycountry treats the code that was used twice differently now")
print("As described: two states in the list, one by its code.")
PYTHON
