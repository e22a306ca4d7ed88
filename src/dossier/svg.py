"""SVG as a reader's browser needs it: named links, a title, real text and its own fonts."""

import base64
import io
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont

from dossier import style

_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
FACES = {400: "SourceSans3_400Regular.ttf", 600: "SourceSans3_600SemiBold.ttf"}

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def finish(drawn, *, title, description, names):
    """Make a drawn SVG accessible and self-contained.

    Args:
        drawn: SVG bytes as matplotlib writes them.
        title, description: words for the whole figure.
        names: accessible name of each mark, by the id of its group.

    Returns:
        SVG text.
    """
    root = ET.fromstring(drawn)
    _round_paths(root)
    root.set("role", "group")
    root.set("aria-label", title)
    for tag, text in (("desc", description), ("title", title)):
        element = ET.Element(f"{{{SVG}}}{tag}")
        element.text = text
        root.insert(0, element)
    for group in root.iter(f"{{{SVG}}}g"):
        if group.get("id") in names:
            _name_link(group, names[group.get("id")])
    root.insert(2, _fonts(root))
    return ET.tostring(root, encoding="unicode") + "\n"


def _round_paths(root):
    """Keep a hundredth of a point of each path: finer is not to be seen, and it halves the file."""
    for path in root.iter(f"{{{SVG}}}path"):
        path.set("d", _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}", path.get("d")))


def _name_link(group, name):
    link = group.find(f".//{{{SVG}}}a")
    if link is None:
        raise ValueError(f"the mark {group.get('id')} was drawn without a link")
    link.set("href", link.attrib.pop(f"{{{XLINK}}}href"))
    link.set("aria-label", name)
    title = ET.Element(f"{{{SVG}}}title")
    title.text = name
    link.insert(0, title)


def _fonts(root):
    """Embed just the glyphs that the figure writes, so that it looks the same everywhere."""
    letters = defaultdict(set)
    for element in root.iter(f"{{{SVG}}}text"):
        weight = 600 if "600" in element.get("style", "") else 400
        letters[weight] |= set("".join(element.itertext()))
    rules = [_face(weight, "".join(sorted(used))) for weight, used in sorted(letters.items())]
    element = ET.Element(f"{{{SVG}}}style", {"class": "fonts"})
    element.text = "".join(rules)
    return element


def _face(weight, letters):
    data = base64.b64encode(font(weight, letters)).decode()
    return (
        f"@font-face{{font-family:'{style.TEXT}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


@cache
def font(weight, letters):
    """Cut a face down to some letters; return WOFF2 bytes, the same each time."""
    face = TTFont(style.FONTS / FACES[weight], recalcTimestamp=False)
    options = subset.Options(layout_features=["kern"], flavor="woff2", notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(face)
    out = io.BytesIO()
    face.flavor = "woff2"
    face.save(out)
    return out.getvalue()
