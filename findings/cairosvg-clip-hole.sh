#!/usr/bin/env bash
# CairoSVG paints over the hole of a clip path, and colours by hue come out black.
#
# Expected: a map clipped to land with a lake, or to a ring, has its hole: `clip-rule="evenodd"` on
# the clip path's shape is SVG of the year 2001 and works in browsers, as `fill-rule` does.
# Seen: the same path filled with `fill-rule="evenodd"` has its hole, as a clip path it has none.
# A fill of `hsl(120, 100%, 50%)` is black. Nothing is said of either. A path whose inner ring runs
# the other way round needs no rule and keeps its hole in both uses.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q cairosvg==2.9.1 pillow==12.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import io, sys
from importlib.metadata import version
import cairosvg
from PIL import Image

print("CairoSVG", version("cairosvg"))
def middle(body):
    """The colour in the middle of a picture of 100 by 100 on white."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">'
    drawn = f'{head}<rect width="100" height="100" fill="white"/>{body}</svg>'
    png = cairosvg.svg2png(bytestring=drawn.encode())
    return "#%02x%02x%02x" % Image.open(io.BytesIO(png)).convert("RGB").getpixel((50, 50))

ring, turned = "M0 0H100V100H0ZM20 20H80V80H20Z", "M0 0H100V100H0ZM20 20V80H80V20Z"
clip = '<clipPath id="c"><path {}/></clipPath><rect width="100" height="100" fill="#f00" {}/>'
use = 'clip-path="url(#c)"'
seen = {
    "filled": middle(f'<path fill="#f00" fill-rule="evenodd" d="{ring}"/>'),
    "clipped": middle(clip.format(f'clip-rule="evenodd" d="{ring}"', use)),
    "clipped, turned": middle(clip.format(f'd="{turned}"', use)),
    "hsl": middle('<rect width="100" height="100" fill="hsl(120, 100%, 50%)"/>'),
}
print(seen)
if list(seen.values()) != ["#ffffff", "#ff0000", "#ffffff", "#000000"]:
    sys.exit("CHANGED: CairoSVG clips or colours differently now")
print("As described: one path, a hole when filled, none when it clips.")
PYTHON
