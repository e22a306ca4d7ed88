#!/usr/bin/env bash
# svglib takes the hatch off a bar, and makes a pale bar a full one, in what matplotlib drew.
#
# Expected: a figure that is turned into a PDF keeps what tells its marks apart, or an error or a
# warning says what could not be drawn.
# Seen: a hatch is a pattern in SVG, which svglib does not know: the bar is left without any fill,
# like a hollow one. A transparent bar has `opacity` in its style, and svglib reads fill-opacity and
# stroke-opacity alone: it is as full as its neighbour. Nothing is logged.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q svglib==2.3.2 matplotlib==3.11.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path
import matplotlib.pyplot as plt
from svglib.svglib import svg2rlg
print("svglib", version("svglib"), "matplotlib", version("matplotlib"))
kinds = {
    "full": {"facecolor": "#336699"},
    "pale": {"facecolor": "#336699", "alpha": 0.3},
    "hollow": {"fill": False},
    "hatched": {"facecolor": "none", "hatch": "//"},
}
figure, axes = plt.subplots()
axes.axis("off")
for place, kind in enumerate(kinds.values()):
    axes.bar(place, 1, edgecolor="black", **kind)
figure.savefig("bars.svg", transparent=True)
text = Path("bars.svg").read_text(encoding="utf-8")

def shapes(group):
    for part in group.contents:
        yield from shapes(part) if hasattr(part, "contents") else [part]

bars = [(str(shape.fillColor), shape.fillOpacity) for shape in shapes(svg2rlg("bars.svg"))
        if shape.strokeColor is not None]
written = [text.count(part) for part in ("<pattern", "opacity: 0.3")]
print("patterns and opacities in the SVG:", written)
print(*dict(zip(kinds, bars)).items(), sep="\n")
full, pale, hollow, hatched = bars
if written != [1, 1] or full == hollow:
    sys.exit("CHANGED: the figure is written otherwise")
if full != pale or hollow != hatched:
    sys.exit("CHANGED: hatches or pale colours are kept now")
print("As described: four kinds of bars are two.")
PYTHON
