#!/usr/bin/env bash
# CairoSVG turns the arrow head at the start of a vertical or curved way, and at the end of an arc.
#
# Expected: a marker with orient="auto" points along the path where it stands (SVG 1.1, 11.6), as
# browsers draw it: each path below leaves its start downwards and reaches its end as written.
# Seen: at the start of V and C it points up, of Q to the left, of A to the right; at the end of an
# arc (A), as arrows of flows and flights have it, it points up instead of to the right. The same
# way written with L, or as <line>, is drawn as it should be, and so are the ends of V, C and Q.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q cairosvg==2.9.1 pillow
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io, sys
import cairosvg
from PIL import Image

print("CairoSVG", cairosvg.__version__)
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><marker id="m"
 orient="auto" markerUnits="userSpaceOnUse" markerWidth="20" markerHeight="20" refY="10">
 <path d="M0 0L20 10L0 20z" fill="#f00"/></marker>"""
def points(path, place, x, y):
    """Say to which side of its point the middle of the arrow head lies."""
    drawing = f'{HEAD}<path d="{path}" fill="none" stroke="#00f" marker-{place}="url(#m)"/></svg>'
    png = cairosvg.svg2png(bytestring=drawing.encode(), background_color="white")
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    red = [(a - x, b - y) for a in range(100) for b in range(100)
           if picture.getpixel((a, b)) == (255, 0, 0)]
    across, down = (sum(side) / len(red) for side in zip(*red))
    if abs(across) > abs(down):
        return "right" if across > 0 else "left"
    return "down" if down > 0 else "up"

ways = {"M20 20L20 60": "down", "M20 20V60": "down", "M20 20Q20 60 60 60": "right",
        "M20 20C20 45 35 60 60 60": "right", "M20 20A40 40 0 0 0 60 60": "right"}
seen = []
for path, end in ways.items():
    last = 60 if end == "right" else 20
    seen.append((points(path, "start", 20, 20), points(path, "end", last, 60)))
    print(f"{path:26} leaves down: {seen[-1][0]:6} arrives {end}: {seen[-1][1]}")
drawn = [("down", "down"), ("up", "down"), ("left", "right"), ("up", "right"), ("right", "up")]
if seen != drawn:
    sys.exit("CHANGED: arrow heads point elsewhere")
print("As described: only the first way has both arrow heads right.")
PYTHON
