#!/usr/bin/env bash
# num2words takes a whole number of dollars for cents, so that a sum is a hundredth of itself.
#
# Expected: 4400000000 as a currency is four billion four hundred million dollars, like
# 4400000000.0.
# Seen: an int is read as cents, "forty-four million dollars"; the same value as a float, a Decimal
# or a text is read as dollars. A whole number out of JSON, out of csv by int(), or out of a column
# by tolist() is told wrong, in every language; beside a neighbour with a fraction it is told
# right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q num2words==0.5.14
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from decimal import Decimal
from importlib.metadata import version
from num2words import num2words

print("num2words", version("num2words"))
def told(value, language):
    return num2words(value, lang=language, to="currency", currency="USD")

wrong = []
for language in ("en", "es", "ru"):
    for value in (4_400_000_000, 4_400_000_000.0, Decimal(4_400_000_000), "4400000000"):
        print(f"{language} {value!r:22} {told(value, language)}")
    wrong.append(told(4_400_000_000, language) == told(44_000_000.0, language))
print("en 12:", told(12, "en"))
if not all(wrong):
    sys.exit("CHANGED: whole numbers are dollars now")
print("As described: equal numbers, told a hundredfold apart by their type.")
PYTHON
