"""What an SVG draws, mark by mark, in digests by which any change to it shows.

All that an element says counts, apart from what draws nothing and what a page says in its place:
so a change of a kind that nobody thought of shows, too. Roles of colours stand for colours, so
that a drawing out of a page is that of the file.
"""

import hashlib
import json
import re
from collections import defaultdict

from dossier.plot import palette

LETTERS = 16  # hexadecimal ones of a digest
REST = ""  # what belongs to no mark: axes, land, labels
LINES = "lines"  # the lines around the drawing
APART = (LINES, "sheet", "widths")  # what a page takes off: lines, fonts, widths of lines
SILENT = set(
    "id class role tabindex version pointer-events href aria-label aria-labelledby".split()
)  # attributes that draw nothing; an id does where others refer to it
WIDTHS = ("textLength", "lengthAdjust")  # for programs without the fonts
OUTSIDE = {"viewBox", "width", "height", "font-family"}  # of the root, for a page to say
LOOKS = {"font-size": "medium", "font-weight": "400", "text-anchor": "start"}  # where none is said
LETTERED = ("text", "tspan", "textPath")
WHOLE = "-all"  # ends the id of a group that a page lays around all that is drawn
UNSEEN = {"metadata", "style", "view"}
OWN_PAGES = re.compile(r"(claims|sources)\.html#[\w-]+")  # where marks lead
COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def digest(data):
    """Shorten the SHA-256 of bytes or text."""
    data = data.encode() if isinstance(data, str) else data
    return hashlib.sha256(data).hexdigest()[:LETTERS]


def drawn(root):
    """Digest what an SVG draws, mark by mark.

    Args:
        root: the element of the SVG.

    Returns:
        Dict of the ids of marks' groups, and of ``REST``, to digests.
    """
    return _marks(_shapes(root))


def sealed(root):
    """Say all of an SVG that its seal holds it to.

    Returns:
        Dict of ``picture``, the digest of all that it draws; of ``APART``, digests of what a page
        takes off, "" where it was taken off; of ``box`` and ``view``, the stretches of the plane
        that it shows and that the drawing alone takes.
    """
    shapes = _shapes(root)
    sheets = [each.text or "" for each in root.iter() if _tag(each) == "style"]
    widths = [str([each.get(key) for key in WIDTHS]) for each in root.iter() if each.get(WIDTHS[0])]
    parts = zip(APART, (shapes[LINES], sheets, widths), strict=True)
    view = next((each for each in root if _tag(each) == "view"), root)
    return {
        "picture": digest(json.dumps(_marks(shapes), sort_keys=True)),
        **{name: digest("\n".join(part)) * bool(part) for name, part in parts},
        "box": root.get("viewBox"),
        "view": view.get("viewBox"),
    }


def as_sealed(root, made):
    """Tell whether an SVG shows what its seal says, as a file or as part of a page."""
    now = sealed(root)
    whole = all(now[name] in ("", made.get(name)) for name in APART)
    shown = now["box"] in (made.get("box"), made.get("view"))
    return whole and shown and now["picture"] == made["picture"]


def _marks(shapes):
    return {key: digest("\n".join(lines)) for key, lines in shapes.items() if key != LINES}


def _shapes(root):
    shapes = defaultdict(list)
    for child in root:
        _gather(child, REST, shapes, LOOKS | _looks(root))
    shapes[REST].append(json.dumps([_attributes(root, OUTSIDE), _name(root)]))
    return shapes


def _gather(element, mark, shapes, looks):
    """List what an element says and those in it, under the mark that they belong to.

    How words look is said by their element or by one around it.
    """
    if _tag(element) in UNSEEN:
        return
    if _is_sheet(element):
        for child in element:
            _gather(child, mark, shapes, looks | _looks(element))
        return
    if _tag(element) == "g" and element.get("id"):
        mark = LINES if _is_line(element) else element.get("id")
    looks = looks | _looks(element)
    words = "" if len(element) and _tag(element) != "text" else "".join(element.itertext()).split()
    said = looks.items() - LOOKS.items() if _tag(element) in LETTERED else ()
    about = sorted([*_attributes(element), *said])
    shapes[mark].append(json.dumps([_tag(element), about, _name(element), words]))
    for child in element:
        _gather(child, mark, shapes, looks)


def _looks(element):
    return {key: element.get(key) for key in LOOKS if key in element.keys()}


def _is_sheet(element):
    """Tell whether an element holds all that is drawn, for a page to print it in parts."""
    whole = (element.get("id") or "").endswith(WHOLE)
    return whole and _tag(element) == "g" and not _attributes(element)


def _attributes(element, but=()):
    """List the attributes that count, each colour as its role."""
    known = {key.rpartition("}")[2]: value for key, value in element.items() if _counts(key)}
    apart = {*SILENT, *LOOKS, *but}
    left = {key: _colour(value) for key, value in known.items() if key not in apart}
    return sorted((key, value) for key, value in left.items() if key not in WIDTHS)


def _counts(key):
    """Tell whether an attribute is of SVG or XLink, and not a note of some program."""
    return "}" not in key or "xlink" in key


def _name(element):
    """Say by what others refer to an element, to what it leads, and its name where it has none."""
    if _tag(element) == "g":
        return []
    link = next((value for key, value in element.items() if key.endswith("href")), "")
    title = next((each.text or "" for each in element if _tag(each) == "title"), "")
    label = element.get("aria-label", "")
    named = label * (label != title.partition("\n")[0])
    return [element.get("id", ""), link * (not OWN_PAGES.fullmatch(link)), named]


def _colour(value):
    """Name the role of a colour, however it is written."""
    if not COLOUR.fullmatch(value):
        return value
    figures = value[1:].lower()
    return palette.named("#" + "".join(each * (6 // len(figures)) for each in figures))


def _is_line(group):
    return (group.get("id") or "").rpartition("-")[0].endswith(("-title", "-subtitle", "-footer"))


def _tag(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "comment"
