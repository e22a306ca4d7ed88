#!/usr/bin/env bash
# nbconvert drops the alternative text of a picture, or not, by the template that is chosen.
#
# Expected: the alt text that a notebook keeps in an output's metadata ({"image/png": {"alt":
# ...}}) is the alt of the picture in HTML, whichever the template, and is kept in Markdown.
# Seen: basic and classic write it; lab, the default, writes "No description has been provided for
# this image" in its place, which a screen reader reads out. For an SVG, all do. Markdown has
# "png".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nbconvert==7.17.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re, sys
from importlib.metadata import version
import nbformat
from nbconvert import HTMLExporter, MarkdownExporter

print("nbconvert", version("nbconvert"))
pixel = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)
drawing = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>"
def output(kind, data, alt):
    return nbformat.v4.new_output("display_data", data={kind: data}, metadata={kind: {"alt": alt}})

book = nbformat.v4.new_notebook()
book.cells = [nbformat.v4.new_code_cell("draw()", execution_count=1)]
pictures = [("image/png", pixel, "Map of the tour"), ("image/svg+xml", drawing, "Bars of sums")]
book.cells[0].outputs = [output(*picture) for picture in pictures]
seen = {}
for template in ("lab", "classic", "basic"):
    page, _ = HTMLExporter(template_name=template).from_notebook_node(book)
    seen[template] = re.findall(r'<img[^>]*?alt="?([^">]*)', page)
    print(f"{template:8}", seen[template])
page, _ = MarkdownExporter().from_notebook_node(book)
print("markdown", re.findall(r"!\[(.*?)\]", page))
kept = {name: "Map of the tour" in texts for name, texts in seen.items()}
if kept != {"lab": False, "classic": True, "basic": True} or "Bars of sums" in str(seen):
    sys.exit("CHANGED: alt texts are kept differently now")
print("As described: only the older templates keep the PNG's, none the SVG's.")
PYTHON
