"""SVG as a reader's browser needs it: named links, a title, real text and its own fonts.

It is written so that it can also stand in a page: looks are attributes and no styles, ids begin
with the figure's name, and title, subtitle and footer are parts with a name of their own.
"""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict

from dossier.plot import faces, fallback, seal, style
from dossier.plot.hit_area import open_marks
from dossier.plot.typesetting import text_width

LENGTHS = {"d", "x", "y"}
USUAL = {"text-anchor": "start", "stroke-dashoffset": "0"}
PARTS = ("title", "subtitle", "footer")  # written around the drawing
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DROPPED = (f"{{{SVG}}}style", f"{{{SVG}}}metadata")
GROUP, TEXT = f"{{{SVG}}}g", f"{{{SVG}}}text"

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def part(name, *words):
    """Give the id of a part of a figure: of a line of ``PARTS``, of ``drawing``, or of a mark."""
    return "-".join(map(str, (name, *words)))


def finish(drawn, *, name, title, description, names, drawing, made=None, embed=True):
    """Make a drawn SVG accessible and self-contained.

    Args:
        drawn: SVG bytes as matplotlib writes them.
        name: the figure's name.
        title: the figure's title, its accessible name.
        description: its alternative text.
        names: for each mark, by the id of its group, its accessible name and the longer
            text that a browser shows on hovering.
        drawing: left, top, width and height, in points, of what is between subtitle and footer.
        made: of what it is made, to be sealed with it (``seal.into_svg``).
        embed: whether to embed the fonts, and keep the widths of lines where a program has
            others; without, the page around it gives them.

    Returns:
        SVG text.
    """
    root = ET.fromstring(drawn)
    for group in root.iter(GROUP):
        if group.get("id") in names:
            _name_link(group, *names[group.get("id")])
    open_marks(root)
    for element in root.iter():
        _unstyle(element)
        _own_ids(element, name, names)
        _round_off(element)
        if element.tag == TEXT:
            _set(element, embed)
    _slim(root)
    root.attrib |= {"role": "group", "aria-label": title, "stroke-linejoin": "round"}
    families = (style.TEXT, style.SYMBOLS, *fallback.FAMILIES)
    root.set("font-family", ", ".join(f"'{each}'" if " " in each else each for each in families))
    left, top, width, height = drawing
    box = {"viewBox": f"{left:g} {top:.2f} {width:g} {height:.2f}"}
    root[:0] = [
        _element("title", title),
        _element("desc", description),
        _element("view", "", id=part(name, "drawing"), **box),
        *([_element("style", _fonts(root))] if embed else ()),
    ]
    if made:
        seal.into_svg(root, made)
    return ET.tostring(root, encoding="unicode") + "\n"


def _element(tag, text, **attributes):
    element = ET.Element(f"{{{SVG}}}{tag}", attributes)
    element.text = text
    return element


def _unstyle(element):
    """Turn a style attribute, which the pages' policy forbids, into presentation attributes."""
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = (each.strip() for each in declaration.partition(":"))
        if value and key != "font-family":
            element.set(key, value)


def _own_ids(element, name, names):
    """Take the names off groups of decoration, and begin all others with the figure's name."""
    own = tuple(part(name, word, "") for word in PARTS)
    for key, value in list(element.attrib.items()):
        if key == "id" and value not in names and not value.startswith(own):
            element.set(key, part(name, value))
            if element.tag == GROUP:
                del element.attrib[key]
        elif key in ("href", f"{{{XLINK}}}href") and value.startswith("#"):
            element.set(key, f"#{part(name, value[1:])}")
        elif value.startswith("url(#"):
            element.set(key, f"url(#{part(name, value[5:])}")


def _round_off(element):
    """Leave out what is finer than a hundredth of a point, and turns by nothing."""
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for key in LENGTHS.intersection(element.attrib):
        element.set(key, " ".join(_LONG_NUMBER.sub(_round, element.get(key)).split()))


def _round(found):
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


def _set(text, widths):
    """Hold two blanks apart, which are one in a browser, and a line as wide as it was drawn."""
    for line in text.iter():
        line.text = line.text and line.text.replace("  ", "\u00a0\u00a0")
    if widths and text.text and text.text.strip():
        size, weight = float(text.get("font-size").removesuffix("px")), _weight(text)
        width = 72 * text_width(text.text, size, weight)
        text.attrib |= {"textLength": f"{width:.1f}", "lengthAdjust": "spacingAndGlyphs"}


def _slim(element):
    """Leave out what nobody sees: groups without a name or look, blanks, usual values."""
    children = []
    for child in element:
        _slim(child)
        if child.tag not in DROPPED:
            children += list(child) if child.tag == GROUP and not child.attrib else [child]
    for key in [key for key, value in element.items() if USUAL.get(key) == value]:
        del element.attrib[key]
    element[:] = children
    for key in ("text", "tail"):
        if (getattr(element, key) or "x").isspace() and element.tag != TEXT:
            setattr(element, key, "\n")


def _name_link(group, name, hover):
    """Make one named link of all that a mark draws; a half-filled dot is drawn in two parts."""
    drawn = list(group.iter(f"{{{SVG}}}a"))
    if not drawn:
        raise ValueError(f"the mark {group.get('id')} was drawn without a link")
    link = ET.Element(f"{{{SVG}}}a", {"href": drawn[0].get(f"{{{XLINK}}}href"), "aria-label": name})
    ET.SubElement(link, f"{{{SVG}}}title").text = hover
    for each in list(group):
        group.remove(each)
        link.extend(list(each) if each in drawn else [each])
    for inner in link.iter(f"{{{SVG}}}a"):
        if inner is not link:
            inner.tag = GROUP
            inner.attrib.clear()
    group.append(link)


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
