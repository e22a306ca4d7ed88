"""SVG as a reader's browser needs it: named links, a title, real text and its own fonts."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict

from dossier.plot import faces, style
from dossier.plot.hit_area import open_marks

LENGTHS = {"d", "x", "y"}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def finish(drawn, *, title, description, names, embed=True):
    """Make a drawn SVG accessible and self-contained.

    Args:
        drawn: SVG bytes as matplotlib writes them.
        title: the figure's title, its accessible name.
        description: its alternative text.
        names: for each mark, by the id of its group, its accessible name and the longer
            text that a browser shows on hovering.
        embed: whether to embed the fonts; without, the page around it gives them.

    Returns:
        SVG text.
    """
    root = ET.fromstring(drawn)
    root.set("role", "group")
    root.set("aria-label", title)
    for tag, text in (("desc", description), ("title", title)):
        element = ET.Element(f"{{{SVG}}}{tag}")
        element.text = text
        root.insert(0, element)
    for group in root.iter(f"{{{SVG}}}g"):
        if group.get("id") in names:
            _name_link(group, *names[group.get("id")])
    open_marks(root)
    _slim(root, names)
    if embed:
        root.insert(2, _fonts(root))
    return ET.tostring(root, encoding="unicode") + "\n"


def _slim(root, names):
    """Leave out what nobody sees, half of the file.

    That is names of decoration, indents, turns by nothing, and what is finer than a hundredth of a
    point.
    """
    for element in root.iter():
        if element.tag == f"{{{SVG}}}g" and element.get("id") not in names:
            element.attrib.pop("id", None)
        if element.get("transform", "").startswith("rotate(-0 "):
            del element.attrib["transform"]
        for key in LENGTHS.intersection(element.attrib):
            element.set(key, " ".join(_LONG_NUMBER.sub(_round, element.get(key)).split()))
        for part in ("text", "tail"):
            if (getattr(element, part) or "x").isspace() and element.tag != f"{{{SVG}}}text":
                setattr(element, part, "\n")


def _round(found):
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


def _name_link(group, name, hover):
    """Make one named link of all that a mark draws; a half-filled dot is drawn in two parts."""
    drawn = list(group.iter(f"{{{SVG}}}a"))
    if not drawn:
        raise ValueError(f"the mark {group.get('id')} was drawn without a link")
    link = ET.Element(f"{{{SVG}}}a", {"href": drawn[0].get(f"{{{XLINK}}}href"), "aria-label": name})
    ET.SubElement(link, f"{{{SVG}}}title").text = hover
    for part in list(group):
        group.remove(part)
        link.extend(list(part) if part in drawn else [part])
    for inner in link.iter(f"{{{SVG}}}a"):
        if inner is not link:
            inner.tag = f"{{{SVG}}}g"
            inner.attrib.clear()
    group.append(link)


def _fonts(root):
    """Embed just the glyphs that the figure writes, so that it looks the same everywhere."""
    letters = defaultdict(set)
    for element in root.iter(f"{{{SVG}}}text"):
        weight = 600 if "600" in element.get("style", "") else 400
        letters[weight] |= set("".join(element.itertext()))
    rules = [
        faces.rule(style.TEXT, weight, "".join(sorted(used)))
        for weight, used in sorted(letters.items())
    ]
    missing = (set().union(*letters.values()) - faces.known()) & faces.known(style.SYMBOLS)
    if missing:
        rules.append(faces.rule(style.SYMBOLS, 400, "".join(sorted(missing))))
    element = ET.Element(f"{{{SVG}}}style", {"class": "fonts"})
    element.text = "".join(rules)
    return element
