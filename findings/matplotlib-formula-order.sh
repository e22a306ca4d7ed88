#!/usr/bin/env bash
# Two sums in dollars in one matplotlib text stand in an SVG with their letters sorted by font.
#
# Expected: with svg.fonttype "none" text stays text: whoever copies it, searches it or listens to
# it gets its letters in their order. That two $ start a formula is known; a formula's letters,
# too, should stand in reading order.
# Seen: all upright letters come first, then the slanted ones, each at its own x: it looks like a
# formula and reads as "US4.41bnfor". A true formula, $2n+3m$, is out of order in the same way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q matplotlib==3.11.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io, re, sys
import matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt

print("matplotlib", matplotlib.__version__)
plt.rcParams["svg.fonttype"] = "none"
def letters(text):
    figure = plt.figure()
    figure.text(0.5, 0.5, text)
    file = io.StringIO()
    figure.savefig(file, format="svg")
    body = re.search(r"<text.*?</text>", file.getvalue(), flags=re.S).group()
    return "".join(re.sub(r"<[^>]*>", "", body).split())

seen = {text: letters(text) for text in ("US$4.4bn for $1", "$2n+3m$", "US\\$4.4bn for \\$1")}
for text, found in seen.items():
    print(f"{text!r:26} is in the file as {found!r}")
if list(seen.values()) != ["US4.41bnfor", "2+3nm", "US$4.4bnfor$1"]:
    sys.exit("CHANGED: letters stand in another order now")
print("As described: what is read is not what is seen; escaped dollar signs are safe.")
PYTHON
