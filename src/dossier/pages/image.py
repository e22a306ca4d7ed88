"""Figures inside pages: an SVG among others, in the fonts of the page."""

import re
import xml.etree.ElementTree as ET
from string import printable

from dossier.plot import svg
from dossier.plot.faces import rules

DROPPED = (f"{{{svg.SVG}}}style", f"{{{svg.SVG}}}metadata")
GROUP = f"{{{svg.SVG}}}g"
USUAL = {"text-anchor": "start"}


def inline(text, name):
    """Make an SVG fit to stand in a page: no styles of its own, and ids that no other figure has.

    Args:
        text: the SVG as saved.
        name: the figure's name, which its marks' ids begin with already.
    """
    root = ET.fromstring(text)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in DROPPED:
                parent.remove(child)
    for side in ("width", "height"):
        root.attrib.pop(side, None)
    for element in root.iter():
        _unstyle(element)
        for key, value in list(element.attrib.items()):
            element.set(key, _own(key, value, name))
    _slim(root)
    return ET.tostring(root, encoding="unicode")


def _slim(element):
    """Take away what changes nothing: groups without a name or look, blanks, usual values."""
    children = []
    for child in element:
        _slim(child)
        children += list(child) if child.tag == GROUP and not child.attrib else [child]
    for key in [key for key, value in element.items() if USUAL.get(key) == value]:
        del element.attrib[key]
    element[:] = children
    for text in ("text", "tail"):
        if not (getattr(element, text) or "").strip():
            setattr(element, text, None)


def _unstyle(element):
    """Turn a style attribute, which the pages' policy forbids, into presentation attributes.

    The page names the fonts; and rules for the dark can name a colour that is an attribute.
    """
    for declaration in element.attrib.pop("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if value and name != "font-family":
            element.set(name, value)


def _own(key, value, name):
    if key == "id" and not value.startswith(f"{name}-"):
        return f"{name}-{value}"
    if key in ("href", f"{{{svg.XLINK}}}href") and value.startswith("#"):
        return f"#{name}-{value[1:]}"
    return re.sub(r"url\(#", f"url(#{name}-", value)


def faces(pages):
    """Write the font faces of all pages, cut down to the letters that they have.

    Args:
        pages: texts of the pages.
    """
    used = set(printable).union(*pages)
    return rules("".join(sorted(letter for letter in used if letter.isprintable())))
