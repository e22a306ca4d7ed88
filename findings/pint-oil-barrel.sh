#!/usr/bin/env bash
# pint's barrel, "bbl", holds a quarter less than a barrel of oil, and its "kt" of wheat sail.
#
# Expected: bbl is the 42 gallons, 159 litres, in which oil is traded, as scipy.constants has it and
# as the Energy Information Administration of the USA uses the sign; kt beside t and Mt is a
# thousand tonnes.
# Seen: bbl is the barrel of 31.5 gallons, 119 litres; oil has a name of its own, oil_bbl, as was
# answered there in 2023. Production told as "2.4 million bbl a day" becomes a quarter too small, in
# a unit that fits. kt is a knot, while Mt is a million tonnes and "ton" the American one: nothing
# is an error until a weight is asked for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pint==0.25.3 scipy==1.17.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import pint
import scipy
from scipy import constants

print("pint", pint.__version__, "scipy", scipy.__version__)
registry = pint.UnitRegistry()
def size(sign, unit):
    value = round(registry.Quantity(1, sign).to(unit).magnitude, 3)
    print(f"pint: 1 {sign:8} {value:12} {unit}")
    return value

oil = round(constants.bbl / constants.liter, 3)
print("scipy: 1 bbl", oil, "liter")
volumes = [size(sign, "liter") for sign in ("bbl", "barrel", "oil_bbl")]
weights = [size("t", "kg"), size("Mt", "kg"), size("ton", "kg")]
sails = registry.Quantity(1, "kt").is_compatible_with("km/h")
print("kt is a speed:", sails)
if oil != volumes[2] or weights[:2] != [1000, 1e9]:
    sys.exit("CHANGED: barrels of oil or tonnes are of another size")
if volumes[:2] != [119.24, 119.24] or weights[2] != 907.185 or not sails:
    sys.exit("CHANGED: bbl, ton or kt mean something else now")
print("As described: the same three letters are two barrels.")
PYTHON
