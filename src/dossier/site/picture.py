"""Figures inside pages: an SVG among others, in the fonts of the page."""

import base64
import re
import xml.etree.ElementTree as ET

from dossier import style
from dossier.figure import svg

# Letters of European languages, and the signs of the figures; a page adds those that it has.
LETTERS = "".join(map(chr, [*range(32, 127), *range(160, 384)]))
SIGNS = "–—‘’“”„…€×−≈≥≤←→" + "".join([*style.GLYPH.values(), *style.OUTCOME_GLYPH.values()])
DROPPED = (f"{{{svg.SVG}}}style", f"{{{svg.SVG}}}metadata")


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
    return ET.tostring(root, encoding="unicode")


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


def fonts(pages):
    """Write the font faces of all pages, cut down to the letters that they may need.

    Args:
        pages: texts of the pages.
    """
    used = set(LETTERS + SIGNS).union(*pages)
    letters = "".join(sorted(letter for letter in used if letter.isprintable()))
    faces = [(style.TEXT, weight) for weight in sorted(svg.FACES)] + [(style.SYMBOLS, 400)]
    return "".join(_face(family, weight, letters) for family, weight in faces)


def _face(family, weight, letters):
    data = base64.b64encode(svg.font(weight, letters, family)).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
    )
