#!/usr/bin/env bash
# text2num writes four point four billion in Spanish as 4,4000000000, which is four point four.
#
# Expected: "cuatro coma cuatro mil millones" becomes 4400000000, or 4,4 mil millones, or is left as
# it is; its English words become "4.4 1000000000", which at least nobody takes for a number.
# Seen: what follows the comma is read as a whole number of its own, 4000000000, and put behind the
# comma: the zeros of the billion stand where they count for nothing. French and Portuguese do the
# same, and both say sums in this way. Without a comma a sum is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q text2num==3.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from text_to_num import alpha2digit

print("text2num", version("text2num"))
sums = [
    ("es", "un préstamo de cuatro coma cuatro mil millones", "un préstamo de 4,4000000000"),
    ("es", "dos coma cinco millones de barriles", "2,5000000 de barriles"),
    ("fr", "quatre virgule quatre milliards", "4,4000000000"),
    ("pt", "quatro vírgula quatro bilhões", "4,4000000000"),
    ("es", "cuatro mil cuatrocientos millones", "4400000000"),
]
same = True
for language, words, described in sums:
    seen = alpha2digit(words, language)
    value = float(seen.split(" de ")[0 if seen[0].isdigit() else 1].replace(",", "."))
    print(f"{language} {words:48} {seen}, that is {value:g}")
    same &= seen == described
if not same:
    sys.exit("CHANGED: sums with a decimal comma are written otherwise now")
print("As described: a million or a billion is lost behind a comma, and counts without one.")
PYTHON
