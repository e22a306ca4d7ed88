"""Figures on paper: what is higher than a page is cut into sheets, between lines of its text."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from math import ceil

from dossier.plot.drawn import WHOLE
from dossier.plot.svg import SVG

TALL = 1.15  # heights of a sheet to its width: with titles above it fits on A4 and Letter
ABOVE, BELOW = 0.8, 0.25  # parts of its size that a letter reaches above and below its baseline


def sheets(root, name):
    """Cut a drawing that is higher than a page; give the view box of each sheet."""
    left, top, width, height = map(float, root.get("viewBox").split())
    count = ceil(height / width / TALL)
    if count < 2:
        return ()
    _group(root, name + WHOLE)
    free = _free(root)
    wanted = [top + height * number / count for number in range(1, count)]
    edges = [top, *(min(free, key=lambda y: abs(y - at)) for at in wanted), top + height]
    return tuple(f"{left:g} {y:.2f} {width:g} {end - y:.2f}" for y, end in pairwise(edges))


def _group(root, key):
    """Put all that is drawn on the ground of a drawing into a group."""
    drawn = list(root)
    ground = next(place for place, child in enumerate(drawn) if child.tag == f"{{{SVG}}}path")
    group = ET.Element(f"{{{SVG}}}g", {"id": key})
    for child in drawn[ground + 1 :]:
        root.remove(child)
        group.append(child)
    root.append(group)


def _free(root):
    """List levels, one between each line of text and the next, where there is room."""
    lines = [
        (float(text.get("y")), float(text.get("font-size").removesuffix("px")))
        for text in root.iter(f"{{{SVG}}}text")
        if text.get("y")
    ]
    bands = sorted((y - ABOVE * size, y + BELOW * size) for y, size in lines)
    levels, end = [], bands[0][1]
    for above, below in bands[1:]:
        if above > end:
            levels.append((above + end) / 2)
        end = max(end, below)
    return levels
