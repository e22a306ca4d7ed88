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
from dossier.figure import faces
from dossier.figure.pointing import open_marks

_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
FACES = {400: "SourceSans3_400Regular.ttf", 600: "SourceSans3_600SemiBold.ttf"}
SYMBOL_FILE = "DossierSymbols_400Regular.ttf"

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def finish(drawn, *, title, description, names, fonts=True):
    """Make a drawn SVG accessible and self-contained.

    Args:
        drawn: SVG bytes as matplotlib writes them.
        title: the figure's title, its accessible name.
        description: its alternative text.
        names: for each mark, by the id of its group, its accessible name and the longer
            text that a browser shows on hovering.
        fonts: whether to embed the fonts; without, the page around it gives them.

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
            _name_link(group, *names[group.get("id")])
    open_marks(root)
    if fonts:
        root.insert(2, _fonts(root))
    return ET.tostring(root, encoding="unicode") + "\n"


def _round_paths(root):
    """Keep a hundredth of a point of each path: finer is not to be seen, and it halves the file."""
    for path in root.iter(f"{{{SVG}}}path"):
        path.set("d", _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}", path.get("d")))


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
        face(style.TEXT, weight, "".join(sorted(used))) for weight, used in sorted(letters.items())
    ]
    missing = "".join(sorted(set().union(*letters.values()) - _known()))
    if missing:
        rules.append(face(style.SYMBOLS, 400, missing))
    element = ET.Element(f"{{{SVG}}}style", {"class": "fonts"})
    element.text = "".join(rules)
    return element


@cache
def _known():
    """List the letters that the text face has; the symbol face gives the rest."""
    with TTFont(style.FONTS / FACES[400]) as face:
        return frozenset(map(chr, face.getBestCmap()))


def face(family, weight, letters):
    """Write a font face, cut down to some letters, as a rule of CSS."""
    data = base64.b64encode(font(weight, letters, family)).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


@cache
def font(weight, letters, family=style.TEXT):
    """Cut a face down to some letters; return WOFF2 bytes, the same each time."""
    file = FACES[weight] if family == style.TEXT else SYMBOL_FILE
    # Lazy: only the kerning pairs that are kept are read, a small part of all.
    face = TTFont(faces.source(style.FONTS / file, letters), recalcTimestamp=False, lazy=True)
    options = subset.Options(layout_features=["kern"], flavor="woff2", notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(face)
    out = io.BytesIO()
    face.flavor = "woff2"
    face.save(out)
    return out.getvalue()
