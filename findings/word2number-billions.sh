#!/usr/bin/env bash
# word2number adds a million that nobody said to "four billion four hundred million".
#
# Expected: 4400000000, as "four hundred million" is 400000000.
# Seen: 4401000400. Parts are taken twice where the words end in a million or a thousand. A year
# said in pairs is a sum (1968 becomes 1148), "and a half" is left out, a minus as well, and "four
# point four billion" is 4. Each is a number, none an error. Such sums are reported there since
# 2018.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q word2number==1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from word2number import w2n

print("word2number", version("word2number"))
good = {
    "four hundred million": 400_000_000,
    "two thousand and eight": 2008,
    "four billion four hundred million twenty thousand and one": 4_400_020_001,
}
bad = {
    "four billion four hundred million": 4_401_000_400,
    "one million eighty thousand": 1_081_080,
    "nineteen sixty eight": 1148,
    "two and a half million": 2_000_000,
    "minus three": 3,
    "four point four billion": 4,
}
changed = False
for words, expected in (good | bad).items():
    number = w2n.word_to_num(words)
    changed |= number != expected
    print(f"{words:58} {number}")
if changed:
    sys.exit("CHANGED: one of these is read otherwise now")
print("As described: the sum said in words is another sum in digits.")
PYTHON
