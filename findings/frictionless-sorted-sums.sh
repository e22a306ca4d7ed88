#!/usr/bin/env bash
# frictionless sorts sums as texts: 100 comes before 4.4, and twice 4.4 is 4.44.4.
#
# Expected: a transform of a table whose schema says that amounts are numbers, and which hands
# numbers (Decimal) to whoever reads it, sorts, doubles and compares them as numbers.
# Seen: steps work on the letters of the file. row_sort gives 10.5, 100, 4.4, 9; the largest sum of
# two is 9, not 10.5; field_add's formula repeats the text. What comes out is valid, again as
# numbers, and only a step that cannot be carried out on text (sum) ends in an error. With
# steps.table_normalize() before them, all is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q frictionless==5.21.0
cd "$folder"
printf 'buyer,amount\nA,4.4\nB,10.5\nA,100\nB,9\n' > deals.csv
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from frictionless import Resource, Schema, __version__, steps, transform

print("frictionless", __version__)
fields = [{"name": "buyer", "type": "string"}, {"name": "amount", "type": "number"}]
def after(column, *chosen):
    schema = Schema.from_descriptor({"fields": fields})
    deals = Resource(path="deals.csv", schema=schema)
    changed = transform(deals, steps=[*chosen])
    return [str(row[column]) for row in changed.read_rows()]

sort = steps.row_sort(field_names=["amount"])
most = steps.table_aggregate(group_name="buyer", aggregation={"most": ("amount", max)})
double = steps.field_add(name="double", formula="amount * 2")
seen = []
for name, column, step in (("sorted", "amount", sort), ("most of A and of B", "most", most),
                           ("twice", "double", double)):
    seen.append(after(column, step))
    print(f"{name}: {seen[-1]}, with table_normalize: "
          f"{after(column, steps.table_normalize(), step)}")
if seen[0] != ["10.5", "100", "4.4", "9"] or seen[1][1] != "9" or seen[2][0] != "4.44.4":
    sys.exit("CHANGED: steps take numbers for numbers now")
print("As described: typed numbers come out in the order of texts.")
PYTHON
