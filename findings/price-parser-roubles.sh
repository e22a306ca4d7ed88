#!/usr/bin/env bash
# price-parser turns dollars and euros that are written out in Russian into roubles.
#
# Expected: the currency of "4400 долларов" is the dollar, or none, as for "4400 dólares" and
# "4400 dollars".
# Seen: the currency is "р", the sign of the rouble: the letter is found within the word, as also in
# "евро" and "крон", and in "млрд" (billion), which is left out of the amount besides. A rouble
# itself comes back as "руб".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q price-parser==0.5.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from price_parser import Price

print("price-parser", version("price-parser"))
texts = {
    "4400 рублей": "руб", "$4400": "$", "4400 песо": None, "4400 dollars": None,
    "4400 dólares": None, "4400 долл.": None,
    "4400 долларов": "р", "4400 евро": "р", "4400 крон": "р", "4,4 млрд юаней": "р",
}
changed = False
for text, known in texts.items():
    price = Price.fromstring(text)
    print(f"{text:20} amount {price.amount_float:<8} currency {price.currency}")
    changed |= price.currency != known
if changed:
    sys.exit("CHANGED: price-parser finds other currencies now")
print("As described: the р within a Russian word is read as roubles.")
PYTHON
