"""The seal of a picture: of what it was made, and a digest by which a change to it shows.

An SVG carries it as ``<metadata>``, a PNG as a text chunk; no program draws either.
"""

import io
import json
import re
import xml.etree.ElementTree as ET

from PIL import PngImagePlugin

from dossier.plot.drawn import digest, sealed

KEY = "dossier"  # keyword of the text chunk
ATTRIBUTE = "data-dossier"  # of the metadata of an SVG
OPAQUE = 255
KIND = "2"  # of the seals of SVGs: what they hold a picture to
NAME = re.compile(r"[\w-]+")  # of a figure and a language, which name a file, too


def into_svg(root, made):
    """Seal the root of a finished SVG in place.

    Args:
        root: the element.
        made: dict of plain values: of what the figure was made.
    """
    space = root.tag.rpartition("}")[0] + "}"
    said = json.dumps(made | sealed(root) | {"seal": KIND}, ensure_ascii=False, sort_keys=True)
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
    """Digest the colours of all pixels, however they are packed, of the only picture in it."""
    size = (*picture.size, *([frames(picture)] if frames(picture) > 1 else []))
    return digest(repr(size).encode() + flat(picture).tobytes())


def frames(picture):
    """Count the pictures that one file shows, one after another."""
    return getattr(picture, "n_frames", 1)


def flat(picture):
    """Give a picture as red, green and blue, with how clear it is where anything shines through."""
    clear = picture.convert("RGBA") if picture.has_transparency_data else picture
    if clear is not picture and clear.getextrema()[-1][0] < OPAQUE:
        return clear
    return picture.convert("RGB")


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
