"""Marks as the pointer finds them: nothing lies in the way, and no line is too thin to hit."""

import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
REACH = 8  # points around a line in which it answers


def open_marks(root):
    """Let the pointer reach each mark: through letters and axes, and beside a thin line.

    Args:
        root: the SVG, its marks being links already; it is changed in place.
    """
    for group in [each for each in root if each.get("id", "").startswith("axes_")]:
        del group.attrib["id"]
        links = list(group.iter(f"{SVG}a"))
        if links:
            group.set("pointer-events", "none")
        else:  # a group that says nothing is none
            place = list(root).index(group)
            root[place : place + 1] = list(group)
        for link in links:
            link.set("pointer-events", "auto")
            _widen(link)


def _widen(link):
    """Lay an unseen broad line over each line of a mark, and over a bar of next to nothing."""
    shapes = {id(path) for defs in link.iter(f"{SVG}defs") for path in defs.iter(f"{SVG}path")}
    lines = [path for path in link.iter(f"{SVG}path") if _is_thin(path) and id(path) not in shapes]
    for path in lines:
        unseen = {"fill": "none", "stroke": "#000", "stroke-opacity": "0"}
        broad = {"d": path.get("d"), "stroke-width": str(REACH)}  # not clipped at the axis
        ET.SubElement(link, f"{SVG}path", broad | unseen)


def _is_thin(path):
    """Tell whether a path is a line, or an area no wider or no higher than a line."""
    if path.get("fill") == "none":
        return True
    numbers = [float(number) for number in _NUMBER.findall(path.get("d"))]
    return any(max(side) - min(side) < REACH / 4 for side in (numbers[::2], numbers[1::2]) if side)
