#!/usr/bin/env bash
# frictionless reads 4.4 as 44, and finds it valid, in a table that writes numbers the Spanish way.
#
# Expected: with decimalChar "," and groupChar ".", the cell "4.4" is an error: a group has three
# digits. A row typed in the English way is the very slip that validation is for.
# Seen: the group character is taken out wherever it stands; 4.4 is 44, 1.25 is 125, "1.2.3" is
# 123. The report is valid and the number ten or a hundred times too large.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q frictionless==5.21.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib, sys
from importlib.metadata import version
from frictionless import Package

print("frictionless", version("frictionless"))
cells = ["4,4", "4.400,5", "4.4", "1.25", "1.2.3"]
table = "amount\n" + "".join(f'"{cell}"\n' for cell in cells)
pathlib.Path("money.csv").write_text(table)
field = {"name": "amount", "type": "number", "decimalChar": ",", "groupChar": "."}
resource = {"name": "money", "path": "money.csv", "schema": {"fields": [field]}}
package = Package.from_descriptor({"name": "p", "resources": [resource]})
report = package.validate()
numbers = [str(row["amount"]) for row in package.get_resource("money").read_rows()]
for cell, number in zip(cells, numbers, strict=True):
    print(f"{cell:8} is read as {number}")
print("valid:", report.valid)
if not report.valid or numbers != ["4.4", "4400.5", "44", "125", "123"]:
    sys.exit("CHANGED: groups of digits are looked at now")
print("As described: a decimal point makes the number larger, and nothing is reported.")
PYTHON
