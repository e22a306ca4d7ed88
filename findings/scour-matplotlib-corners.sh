#!/usr/bin/env bash
# scour rounds the corners and cuts the ends of lines in each figure that matplotlib writes.
#
# Expected: scour writes a smaller file that looks the same.
# Seen: matplotlib gives each figure a rule for all elements (round corners, butt ends) and says
# in the `style` of a line what differs. scour turns that `style` into attributes, and a rule of a
# style sheet wins over attributes; it drops the one for a sharp corner altogether as a default.
# The frame of axes and a thick line come out rounded and shorter, with no warning; with
# --disable-style-to-xml they stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q scour==0.38.2 matplotlib==3.11.2 cairosvg==2.9.1 pillow
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io, sys
from importlib.metadata import version
import cairosvg, matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt
from PIL import Image
from scour.scour import sanitizeOptions, scourString

print("scour", version("scour"), "matplotlib", version("matplotlib"))
figure, axes = plt.subplots(figsize=(2, 2))
axes.set_axis_off()
axes.plot([0, 1, 2], [0, 1, 0], linewidth=20, solid_joinstyle="miter")
figure.savefig("line.svg")
text = open("line.svg").read()
def ink(svg):
    picture = Image.open(io.BytesIO(cairosvg.svg2png(bytestring=svg.encode(), scale=4)))
    return sum(picture.convert("L").histogram()[:200])

kept = sanitizeOptions()
kept.style_to_xml = False
seen = ink(text), ink(scourString(text)), ink(scourString(text, kept))
print("pixels of the line as written, scoured, scoured without style to XML:", seen)
print("rule in the file:", text[text.index("*{"):text.index("</style>")].strip())
if not (seen[1] < seen[0] - 500 and abs(seen[2] - seen[0]) < 100):
    sys.exit("CHANGED: a scoured line has another shape now")
print("As described: corners are rounded and ends are cut.")
PYTHON
