#!/usr/bin/env bash
# pandas' Styler puts the decimal comma into abbreviations as well, and not into exact decimals.
#
# Expected: Styler.format("{:,.1f} mill. (EE. UU.)", decimal=",", thousands=".") writes the marks of
# a number as asked, and leaves the words around it alone.
# Seen: the marks are exchanged in the finished text, words and all: "mill, (EE, UU,)", and a comma
# before a word becomes a full stop. Values that are Decimal, as sums of money often are, are left
# out and keep the English marks: with three places, 4.4 is 4,400 in a column of floats, and 4.400,
# in Spanish four thousand four hundred, in one of decimals.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pandas==3.1.1 jinja2==3.1.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re, sys
from decimal import Decimal
from importlib.metadata import version
import pandas

print("pandas", version("pandas"))
table = pandas.DataFrame({"float": [4.4], "decimal": [Decimal("4.4")]})
def cells(pattern):
    page = table.style.format(pattern, decimal=",", thousands=".").to_html()
    return re.findall("<td[^>]*>(.*?)</td>", page)

for pattern in ("{:.3f}", "{:,.1f} mill. (EE. UU.)", "{:.1f}, sin pagar"):
    print(f"{pattern:24}", *(f"{told:24}" for told in cells(pattern)))
seen = [cells("{:.3f}"), cells("{:.1f} mill. (EE. UU.)")[0], cells("{:.1f}, sin pagar")[0]]
if seen != [["4,400", "4.400"], "4,4 mill, (EE, UU,)", "4,4. sin pagar"]:
    sys.exit("CHANGED: marks are exchanged in other places now")
print("As described: the abbreviations have commas, the exact decimal has none.")
PYTHON
