#!/usr/bin/env bash
# tableschema takes the minus off a number whose column may hold signs of currency.
#
# Expected: `bareNumber: false` lets a column have "€4.4" or "95%"; -4.4 is a number and keeps its
# sign, as in the frictionless that took tableschema's place.
# Seen: all that is no digit is stripped from both ends, the minus with it: -4.4 is 4.4, valid, and
# a debt is a credit. datapackage, built on it, reads tables so. frictionless keeps the hyphen since
# 2023, but strips the true minus sign (U+2212), which great_tables writes; without `bareNumber`
# such a cell is an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --upgrade-deps "$folder/venv"
"$folder/venv/bin/pip" install -q tableschema==1.21.0 datapackage==1.15.4 frictionless==5.21.0
cd "$folder"
printf 'loan,balance\nport,-4.4\nships,$-1.2\nradar,2.5%%\n' > balances.csv
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version
import frictionless
from datapackage import Package

print(*(f"{name} {version(name)}" for name in ("tableschema", "datapackage", "frictionless")))
fields = [{"name": "loan", "type": "string"},
          {"name": "balance", "type": "number", "bareNumber": False}]
resource = {"name": "balances", "path": "balances.csv", "schema": {"fields": fields}}
package = Package({"name": "loans", "resources": [resource]})
old = [float(row["balance"]) for row in package.resources[0].read(keyed=True)]
new = [float(row["balance"]) for row in frictionless.Resource(resource).read_rows()]
typeset = "\N{MINUS SIGN}4.4"
loose, strict = (frictionless.Field.from_descriptor(field) for field in
                 (fields[1], {"name": "balance", "type": "number"}))
signs = [loose.read_cell(typeset)[0], strict.read_cell(typeset)[0]]
print("datapackage: ", package.valid, old)
print("frictionless:", new, "with U+2212:", signs)
if new != [-4.4, -1.2, 2.5] or signs[1] is not None:
    sys.exit("CHANGED: what was read well is read otherwise")
if old != [4.4, 1.2, 2.5] or float(signs[0]) != 4.4:
    sys.exit("CHANGED: the minus is kept now")
print("As described: what is owed is read as what is owned.")
PYTHON
