#!/usr/bin/env bash
# natasha reads a sum of roubles a thousandfold, or only its tail.
#
# Expected: "1,125 млрд рублей" is a little more than a billion: in Russian the comma is the decimal
# sign. "4 400 000 000 рублей" and "4 млрд 400 млн рублей" are 4.4 billion.
# Seen: three digits after the comma are taken for thousands, so that 1.125 is more than 1.12; of
# four groups of digits the first is left out, and of billions and millions the billions. No
# warning: each comes back as a fact, with an amount and a currency.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q natasha==1.6.0 "setuptools<81"
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version
from natasha import MoneyExtractor, MorphVocab

print("natasha", version("natasha"))
find = MoneyExtractor(MorphVocab())
sums = [  # text, what it says, what is read
    ("1,12 млрд рублей", 1_120_000_000, 1_120_000_000),
    ("1,125 млрд рублей", 1_125_000_000, 1_125_000_000_000),
    ("0,125 млрд рублей", 125_000_000, 125_000_000_000),
    ("4 400 000 рублей", 4_400_000, 4_400_000),
    ("4 400 000 000 рублей", 4_400_000_000, 400_000_000),
    ("4 млрд 400 млн рублей", 4_400_000_000, 400_000_000),
]
changed = False
for text, meant, read in sums:
    (match,) = find(text)
    fact = match.fact
    print(f"{text:24}{meant:>16,} is read as {fact.amount:>20,.0f} {fact.currency}")
    changed |= round(fact.amount) != read
if changed:
    sys.exit("CHANGED: natasha reads sums differently now")
print("As described: thousandfold, or without the first part.")
PYTHON
