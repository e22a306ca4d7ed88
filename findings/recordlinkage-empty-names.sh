#!/usr/bin/env bash
# recordlinkage cleans every name in Russian to nothing, and then all of them are one person.
#
# Expected: `clean`, the first step of its guide, evens out case, brackets and signs; letters stay
# letters, and a name that is lost in it is a missing value, which matches nothing.
# Seen: what is not A to Z or a digit is dropped: "Peña" is "pea", and of a name in Cyrillic an
# empty text is left. All of these are one block, and exact matches of each other, though they share
# no letter; by likeness (Jaro-Winkler and all others) nobody is like himself. A gap (None) matches
# nothing. `replace_by_none=r"[^ \-\_\w]+"` keeps letters; `strip_accents` helps Spanish alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q recordlinkage==0.16 pandas==2.3.3
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import pandas as pd
import recordlinkage
from recordlinkage.preprocessing import clean

print("recordlinkage", version("recordlinkage"))
people = pd.Series(["Анна Петрова", "Игорь Сидоров", "Анна Петрова", "Ana Peña (hija)", None])
def compared(**how):
    """List pairs whose cleaned names are one block: people, exact match, likeness."""
    table = pd.DataFrame({"name": clean(people, **how)})
    index = recordlinkage.Index()
    index.block("name")
    compare = recordlinkage.Compare()
    compare.exact("name", "name")
    compare.string("name", "name", method="jarowinkler")
    scores = compare.compute(index.index(table), table)
    pairs = sorted((*sorted(pair), *row) for pair, row in zip(scores.index, scores.to_numpy()))
    print(how, table["name"].tolist(), "pairs:", *(tuple(map(int, pair)) for pair in pairs))
    return table["name"].tolist()[:4], pairs

plain = compared()
letters = compared(replace_by_none=r"[^ \-\_\w]+")
accents = compared(strip_accents="unicode")
if letters[1] != [(0, 2, 1, 1)] or accents[0][3] != "ana pena":
    sys.exit("CHANGED: other letters are kept by these options")
empty = [(0, 1, 1, 0), (0, 2, 1, 0), (1, 2, 1, 0)]
if plain != (["", "", "", "ana pea"], empty) or accents[1] != empty:
    sys.exit("CHANGED: names are cleaned or compared otherwise now")
print("As described: two people without a letter in common are one.")
PYTHON
