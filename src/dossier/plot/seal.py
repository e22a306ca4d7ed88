"""The seal of a picture: of what it was made, and a digest by which a change to it shows.

An SVG carries it as ``<metadata>``, a PNG as a text chunk; no program draws either.
"""

import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict

from PIL import PngImagePlugin

from dossier.plot import palette

KEY = "dossier"  # keyword of the text chunk
ATTRIBUTE = "data-dossier"  # of the metadata of an SVG
LETTERS = 16  # hexadecimal ones of a digest
UNSEEN = ("stroke-opacity", "fill-opacity", "opacity")
GEOMETRY = ("d", "x", "y", "width", "height", "cx", "cy", "r", "points", "transform")
LOOK = ("font-size", "font-weight", "stroke-width", "stroke-dasharray")
APART = {"title", "desc", "metadata", "style", "defs", "view", "clipPath"}
NAME = re.compile(r"[\w-]+")  # of a figure and a language, which name a file, too
REST = ""  # what belongs to no mark: axes, land, labels


def digest(data):
    """Shorten the SHA-256 of bytes or text."""
    data = data.encode() if isinstance(data, str) else data
    return hashlib.sha256(data).hexdigest()[:LETTERS]


def into_svg(root, made):
    """Seal the root of a finished SVG in place.

    Args:
        root: the element.
        made: dict of plain values: of what the figure was made.
    """
    space = root.tag.rpartition("}")[0] + "}"
    seals = {"picture": of_svg(root), "lines": of_lines(root)}
    said = json.dumps(made | seals, ensure_ascii=False, sort_keys=True)
    seal = ET.Element(f"{space}metadata")
    seal.set(ATTRIBUTE, said)  # no text, which a page would count among its words
    root.insert(2, seal)  # title and description come first


def from_svg(root):
    """Read the seal of an SVG; None where it has none.

    Args:
        root: the element of the SVG.
    """
    for element in root.iter():
        if element.get(ATTRIBUTE):
            return _read(element.get(ATTRIBUTE))
    return None


def of_svg(root):
    """Digest all that an SVG draws, apart from the lines around it, which a page sets as text."""
    return digest(json.dumps(drawn(root), sort_keys=True))


def of_lines(root):
    """Digest the lines around the drawing; empty where a page has taken them off."""
    parts = [group for group in root.iter() if _is_line(group)]
    return digest("\n".join(" ".join("".join(each.itertext()).split()) for each in parts)) * bool(
        parts
    )


def drawn(root):
    """Digest what an SVG draws, mark by mark.

    Roles of colours stand for colours, so that a drawing out of a page is that of the file.

    Args:
        root: the element of the SVG.

    Returns:
        Dict of the ids of marks' groups, and of ``REST``, to digests.
    """
    shapes = defaultdict(list)
    shapes[REST].append(next((each.text or "" for each in root if _tag(each) == "title"), ""))
    _gather(root, REST, shapes, {each.get("id"): each for each in root.iter() if each.get("id")})
    return {key: digest("\n".join(lines)) for key, lines in shapes.items()}


def into_png(data, picture, made, described):
    """Seal a PNG.

    Args:
        data: its bytes.
        picture: the ``PIL.Image`` that they hold.
        made: as for ``into_svg``.
        described: dict of mark to its words, to name marks that differ later.

    Returns:
        Bytes of a PNG with the same pixels.
    """
    said = made | {"picture": of_pixels(picture), "described": described}
    chunk = PngImagePlugin.PngInfo()
    chunk.add_itxt(KEY, json.dumps(said, ensure_ascii=False, sort_keys=True), zip=True)
    info = io.BytesIO()
    for kind, body, *_ in chunk.chunks:
        PngImagePlugin.putchunk(info, kind, body)
    end = data.rindex(b"IEND") - 4  # the length of the last chunk stands before its name
    return data[:end] + info.getvalue() + data[end:]


def from_png(picture):
    """Read the seal of a picture; None where it has none.

    Args:
        picture: a ``PIL.Image``.
    """
    picture.load()
    return _read(getattr(picture, "text", {}).get(KEY, ""))


def of_pixels(picture):
    """Digest the colours of all pixels, however they are packed."""
    return digest(repr(picture.size).encode() + picture.convert("RGB").tobytes())


def _read(text):
    """Read a seal, which anybody may have written; None where it is none of ours."""
    try:
        made = json.loads(text)
        names = made["figure"], made["lang"]
        words = [made[key] for key in ("marks", "picture", "package", "version")]
        lists = made["parameters"], made.get("described", {})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    sound = all(isinstance(each, str) for each in (*names, *words))
    sound = sound and all(isinstance(each, dict) for each in lists)
    return made if sound and all(NAME.fullmatch(each) for each in names) else None


def _gather(element, mark, shapes, by_id):
    """List what is seen of an element and those in it, under the mark that they belong to."""
    if _tag(element) in APART or any(element.get(key) in ("0", "0.0") for key in UNSEEN):
        return
    if _is_line(element):
        return
    if _tag(element) == "g" and element.get("id"):
        mark = element.get("id")
    seen = _tag(element), *(element.get(key, "") for key in (*GEOMETRY, *LOOK))
    colours = [palette.named(element.get(key, "")) for key in ("fill", "stroke")]
    words = "".join(element.itertext()).split() if _tag(element) == "text" else []
    if _tag(element) not in ("svg", "a", "tspan"):
        used = by_id.get((_href(element) or "").removeprefix("#"))
        shape = [used.get("d", "")] if used is not None and _tag(element) == "use" else []
        shapes[mark].append(json.dumps([*seen, *colours, *words, *shape]))
    for child in element:
        _gather(child, mark, shapes, by_id)


def _is_line(element):
    name = (element.get("id") or "").rpartition("-")[0]
    return _tag(element) == "g" and name.endswith(("-title", "-subtitle", "-footer"))


def _href(element):
    return next((value for key, value in element.items() if key.endswith("href")), None)


def _tag(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "comment"
