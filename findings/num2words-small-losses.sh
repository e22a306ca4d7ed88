#!/usr/bin/env bash
# num2words tells a loss of half a per cent as a gain.
#
# Expected: -0.5 is "minus zero point five", as -4.4 is "minus four point four".
# Seen: between minus one and nought the minus is dropped, for numbers, decimals and texts, in
# English, Spanish and Russian alike: the words of a fall are those of a rise. As a currency the
# same number keeps its sign. Reported there since 2021, with mends that are not in a release.
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
equal, signed = [], []
for language in ("en", "es", "ru"):
    for value in (-0.5, Decimal("-0.25"), "-0.05"):
        fall = num2words(value, lang=language)
        equal.append(fall == num2words(str(value).removeprefix("-"), lang=language))
        print(f"{language} {value!s:6} {fall}")
    fall, rise = (num2words(value, lang=language) for value in ("-4.4", "4.4"))
    money = num2words("-0.5", to="currency", currency="USD", lang=language)
    print(f"{language} -4.4   {fall}\n{language} -0.5   {money}")
    signed += [fall.endswith(rise) and fall != rise, money.split()[0] == fall.split()[0]]
if not all(signed):
    sys.exit("CHANGED: what had its sign is worded otherwise")
if not all(equal):
    sys.exit("CHANGED: a small loss keeps its sign now")
print("As described: the words of a fall and of a rise are the same.")
PYTHON
