"""Figures under a finger: wide enough to be read, and what a mark says stays on the page."""

from math import ceil

from dossier.pages.narrative import TEMPLATES
from dossier.plot.svg import SVG

SCALE = 1.21  # pixels of a point at least, so that no letter is below nine pixels
SHEET = (TEMPLATES / "touch.css").read_text(encoding="utf-8")


def fit(root, name, lines):
    """Make the drawing of a page as wide as eyes need, and let its marks share their words."""
    root.set("width", str(ceil(float(root.get("viewBox").split()[2]) * SCALE)))
    places = {words: place for place, words in reversed(list(enumerate(lines)))}
    for link in root.iter(f"{{{SVG}}}a"):
        link.attrib.pop("pointer-events", None)  # the sheet says it once
        if link.get("aria-label") in places:
            link.set("aria-labelledby", line(name, places[link.attrib.pop("aria-label")]))


def line(name, place):
    """Give the id of a line of a figure in words."""
    return f"{name}.{place}"
