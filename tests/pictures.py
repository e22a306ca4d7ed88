"""Pictures held against each other, block by block, so that small noise does not count."""

import io
import re

import numpy as np
import PIL
from matplotlib import __version__ as matplotlib_version
from matplotlib import ft2font
from PIL import Image

from dossier.dataset.paths import ROOT
from dossier.plot.typesetting import text_width

TEXTS = """figures => [...document.querySelectorAll(`${figures} svg text`)].map(text => [
    text.textContent, parseFloat(getComputedStyle(text).fontSize),
    parseInt(getComputedStyle(text).fontWeight), text.getComputedTextLength()])"""
BLOCK = 8  # pixels of a block's side, of pictures half as large again as on a screen
TOLERANCE = 12  # of 255: what smoothing and the palette may change in a block
FREETYPE = "2.14.3"  # as the pinned matplotlib brings it along


def misset(page, figures):
    """List the texts that a browser sets wider or closer than they were drawn, by a fiftieth.

    Args:
        page: a page of playwright.
        figures: selects what holds SVGs.
    """
    told = page.evaluate(TEXTS, figures)
    assert len(told) > 10, "figures with words"
    drawn = [72 * text_width(text, size, weight) for text, size, weight, _ in told]
    return [
        f"{text}: {set_:.1f}, drawn as {width:.1f}"
        for (text, *_, set_), width in zip(told, drawn, strict=True)
        if abs(set_ - width) > width / 50
    ]


def faults(drawn, committed):
    """Say how a picture differs from another: its size, or the blocks in which it does.

    Args:
        drawn: PNG bytes.
        committed: PNG bytes of the same figure.
    """
    one, other = (blocks(png) for png in (drawn, committed))
    if one.shape != other.shape:
        return [f"size {one.shape[:2]}, not {other.shape[:2]}"]
    apart = np.abs(one - other).max(axis=2)
    rows, columns = np.nonzero(apart > TOLERANCE)
    if not len(rows):
        return []
    box = [int(v) * BLOCK for v in (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)]
    return [f"{len(rows)} blocks differ, up to {apart.max():.0f} of 255, within {box}"]


def blocks(png):
    """Average a picture over blocks; a frame of rows, columns and colours."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return np.asarray(picture.reduce(BLOCK), dtype=float)


def other_stack():
    """Say in what the machine differs from the one that drew the committed pictures, or nothing."""
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    pins = dict(re.findall(r"^(matplotlib|pillow)==(\S+)", lock, re.M)) | {"freetype": FREETYPE}
    here = {
        "matplotlib": matplotlib_version,
        "pillow": PIL.__version__,
        "freetype": ft2font.__freetype_version__,
    }
    return ", ".join(
        f"{name} {here[name]}, not {pin}" for name, pin in pins.items() if here[name] != pin
    )


def contrast(one, other):
    """Give the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted(luminance(_rgb(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(pixels):
    """Give the relative luminance of pixels, red, green and blue along the last axis."""
    share = np.asarray(pixels, dtype=float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def _rgb(colour):
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
