#!/usr/bin/env bash
# pymorphy3 words 4.4 billion in Russian as if it were five billion.
#
# Expected: after a fraction Russian has the genitive singular, whatever the digits are, as the
# plural rules of CLDR say ("other": 1,5 and 4,4 and 5,5 миллиарда).
# Seen: `make_agree_with_number` takes the rest of a division by ten, meant for whole numbers. Of
# the fractions only those from two up to under three or so come out right, by chance; 1.5, 4.4 and
# 5.5 get "миллиардов". Whole numbers are right, 11 and 21 among them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142 \
    setuptools babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import babel
import pymorphy3

print("pymorphy3", version("pymorphy3"), "Babel", version("babel"))
word = pymorphy3.MorphAnalyzer().parse("миллиард")[0]
rule = babel.Locale("ru").plural_form
forms = {"one": "миллиард", "few": "миллиарда", "many": "миллиардов", "other": "миллиарда"}
wrong = []
for number in (1, 2, 5, 11, 21, 0.5, 1.5, 2.5, 4.4, 5.5, 21.5):
    agreed, meant = word.make_agree_with_number(number).word, forms[rule(number)]
    print(f"{number:>4}  pymorphy3: {agreed:<11} CLDR: {meant}")
    if agreed != meant:
        wrong.append(number)
if wrong != [0.5, 1.5, 4.4, 5.5, 21.5]:
    sys.exit("CHANGED: pymorphy3 agrees with fractions differently now")
print("As described: whole numbers agree, most fractions do not.")
PYTHON
