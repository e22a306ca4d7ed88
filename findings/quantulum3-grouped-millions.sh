#!/usr/bin/env bash
# quantulum3 reads "4 400 million dollars" as 404 million, and $4.4bn as 4.4 of no currency.
#
# Expected: a space between groups of digits, which the library takes out of "12 400 dollars", is
# taken out before a word as well: 4.4 billion. "bn" is a billion, or is left unread.
# Seen: with million or billion behind them the groups are added up as if they were said one after
# the other, 4 + 400. "bn" is read as two units multiplied, barn and newton or bit and newton,
# which changes from run to run, and "$400m" as dollar metres. Of "4 to 5 billion" the middle is
# 2.5 billion, since the billion counts for the 5 alone; only this is reported there, since 2018.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q quantulum3==0.10.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore", "Classifier dependencies")
from quantulum3 import parser

print("quantulum3", version("quantulum3"))
def read(text):
    (found,) = parser.parse(text)
    print(f"{text:32} {found.value:15,.1f} {found.unit.name}")
    return found.value, found.unit.name in ("dollar", "russian ruble")

seen = [read(text) for text in (
    "a loan of 4400 million dollars", "a loan of 12 400 dollars", "a loan of $4.4 billion",
    "a loan of 4 400 million dollars", "a loan of 1 125 billion roubles", "a loan of $4.4bn",
    "a loan of $400m", "a loan of 4 to 5 billion dollars")]
if seen[:3] != [(4.4e9, True), (12400, True), (4.4e9, True)]:
    sys.exit("CHANGED: what was read well is read otherwise")
if seen[3:] != [(4.04e8, True), (1.26e11, True), (4.4, False), (400, False), (2500000002, True)]:
    sys.exit("CHANGED: groups, short forms or ranges are read otherwise now")
print("As described: 4 and 400 are added up, and a short billion is no money.")
PYTHON
