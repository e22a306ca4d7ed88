#!/usr/bin/env bash
# pint makes 1 600 kilometres out of "4 400 km", and 25 out of "2,5 km".
#
# Expected: groups of digits set apart by a space, as the SI brochure asks for and as Spanish and
# Russian have them, are one number; a decimal comma is a comma or an error, as "km2" is one.
# Seen: a text is a formula, and what stands side by side is multiplied: 4 times 400. Commas are
# taken out wherever they stand, so that 2,5 is 25. The unit is right, the size plausible, and
# nothing warns. With the space that does not break, as Babel writes it, the result is the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pint==0.25.3 babel==2.19.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import pint
from babel.units import format_unit

print("pint", pint.__version__)
quantity = pint.UnitRegistry().Quantity
def read(text):
    try:
        value = quantity(text).to("km").magnitude
    except pint.PintError as error:
        value = type(error).__name__
    print(f"{text!r:22} {value}")
    return value

plain = [read(text) for text in ("4400 km", "4,400 km", "2.5 km", "12 kmm")]
grouped = [read(text) for text in ("4 400 km", "1 125 km", "2,5 km", "14,25 km")]
written = read(format_unit(4400, "length-kilometer", "short", locale="cs"))
if plain != [4400, 4400, 2.5, "UndefinedUnitError"]:
    sys.exit("CHANGED: what was read well is read otherwise")
if grouped != [1600, 125, 25, 1425] or written != 1600:
    sys.exit("CHANGED: groups of digits or decimal commas are read otherwise now")
print("As described: groups are multiplied, decimal commas are dropped.")
PYTHON
