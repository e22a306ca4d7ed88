"""SVG as a reader's browser needs it: named links, a title, real text and its own fonts.

It is written so that it can also stand in a page: looks are attributes and no styles, ids begin
with the figure's name, and title, subtitle and footer are parts with a name of their own.
"""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict

from dossier.plot import faces, fallback, outlines, seal, style
from dossier.plot.tree import SVG
from dossier.plot.typesetting import text_width

PARTS = ("title", "subtitle", "footer")  # written around the drawing
GROUP, TEXT, PATH = (f"{{{SVG}}}{tag}" for tag in ("g", "text", "path"))
SET = "text{text-rendering:geometricPrecision}"  # each letter in its place, at any size
REACH = 8  # points around a line in which it answers to the pointer
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def part(name, *words):
    """Give the id of a part of a figure: of a line of ``PARTS``, of ``drawing``, or of a mark."""
    return "-".join(map(str, (name, *words)))


def finish(root, *, name, title, description, names, drawing, made=None, embed=True):
    """Make a drawn SVG accessible and self-contained.

    Args:
        root: the element of an SVG as ``drawing`` draws it; it is changed in place.
        name: the figure's name.
        title: the figure's title, its accessible name.
        description: its alternative text.
        names: for each mark, by the id of its group, where it leads, its accessible name and the
            longer text that a browser shows on hovering.
        drawing: left, top, width and height, in points, of what is between subtitle and footer.
        made: of what it is made, to be sealed with it (``seal.into_svg``); without, its long
            outlines are written by tenths of a point.
        embed: whether to embed the fonts, and keep the widths of lines where a program has
            others; without, the page around it gives them.

    Returns:
        SVG text.
    """
    for group in list(root.iter(GROUP)):
        if group.get("id") in names:
            _link(group, *names[group.get("id")])
    _open_marks(root)
    if embed:
        for text in root.iter(TEXT):
            _hold(text)
    root.attrib |= {"role": "group", "aria-label": title, "stroke-linejoin": "round"}
    families = (style.TEXT, style.SYMBOLS, *fallback.FAMILIES)
    root.set("font-family", ", ".join(f"'{each}'" if " " in each else each for each in families))
    left, top, width, height = drawing
    box = {"viewBox": f"{left:g} {top:.2f} {width:g} {height:.2f}"}
    root[:0] = [
        _element("title", title),
        _element("desc", description),
        _element("view", "", id=part(name, "drawing"), **box),
        *([_element("style", SET + _fonts(root))] if embed else ()),
    ]
    if made:
        seal.into_svg(root, made)
    else:
        outlines.coarsen(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _element(tag, text, **attributes):
    element = ET.Element(f"{{{SVG}}}{tag}", attributes)
    element.text = text
    return element


def _hold(text):
    """Hold a line as wide as it was drawn."""
    if text.text and text.text.strip():
        size, weight = float(text.get("font-size").removesuffix("px")), _weight(text)
        width = 72 * text_width(text.text, size, weight)
        text.attrib |= {"textLength": f"{width:.1f}", "lengthAdjust": "spacingAndGlyphs"}


def _link(group, url, name, hover):
    """Make one named link of all that a mark draws; a half-filled dot is drawn in two parts."""
    if not len(group):
        raise ValueError(f"the mark {group.get('id')} draws nothing")
    link = ET.Element(f"{{{SVG}}}a", {"href": url, "aria-label": name})
    link.extend([_element("title", hover), *group])
    group[:] = [link]


def _open_marks(root):
    """Let the pointer reach each mark, a link: through letters and axes, and beside a thin line."""
    for group in [each for each in root if each.get("id", "").startswith("axes_")]:
        del group.attrib["id"]
        links = list(group.iter(f"{{{SVG}}}a"))
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
    shapes = {id(path) for defs in link.iter(f"{{{SVG}}}defs") for path in defs.iter(PATH)}
    lines = [path for path in link.iter(PATH) if _is_thin(path) and id(path) not in shapes]
    for path in lines:
        unseen = {"fill": "none", "stroke": "#000", "stroke-opacity": "0"}
        broad = {"d": path.get("d"), "stroke-width": str(REACH)}  # not clipped at the axis
        ET.SubElement(link, PATH, broad | unseen)


def _is_thin(path):
    """Tell whether a path is a line, or an area no wider or no higher than a line."""
    if path.get("fill") == "none":
        return True
    numbers = [float(number) for number in _NUMBER.findall(path.get("d"))]
    return any(max(side) - min(side) < REACH / 4 for side in (numbers[::2], numbers[1::2]) if side)


def _weight(text):
    return int(text.get("font-weight", 400))


def _fonts(root):
    """Embed just the glyphs that the figure writes, so that it looks the same everywhere."""
    letters, looks = defaultdict(set), set()
    for element in root.iter(TEXT):
        letters[_weight(element)] |= set("".join(element.itertext()))
        looks.add((element.get("font-size"), _weight(element)))
    rules = [
        faces.rule(style.TEXT, weight, "".join(sorted(used)))
        for weight, used in sorted(letters.items())
    ]
    missing = (set().union(*letters.values()) - faces.known()) & faces.known(style.SYMBOLS)
    if missing:
        rules.append(faces.rule(style.SYMBOLS, 400, "".join(sorted(missing))))
    return "".join([*rules, fallback.rules(looks)])
