"""Pictures in 256 colours: the most frequent as they are, all others as near as can be."""

import io

import numpy as np
import pandas as pd
from PIL import Image

COLOURS, EXACT = 256, 160


def picture(pixels, small=True):
    """Make a picture of drawn pixels.

    Args:
        pixels: an array of height, width and RGBA, opaque.
        small: in few colours, which takes longer.
    """
    return reduce(pixels) if small else Image.fromarray(pixels).convert("RGB")


def as_png(made):
    """Pack a picture as PNG bytes: one of few colours well, any other soon."""
    out = io.BytesIO()
    made.save(out, "png", compress_level=5 if made.mode == "P" else 1)
    return out.getvalue()


def reduce(pixels):
    """Give a drawn picture few colours, since flat colours need no more, and a third of the bytes.

    Counting colours first, by runs of equal pixels, makes this several times as fast as Pillow's
    own way, and leaves the colours of areas and letters as they were drawn.

    Args:
        pixels: an array of height, width and RGBA, opaque.

    Returns:
        A ``PIL.Image`` with a palette.
    """
    shape, pixels = pixels.shape[:2], pixels.view(np.uint32).ravel()
    starts = np.flatnonzero(np.diff(pixels, prepend=~pixels[:1]))
    lengths = np.diff(starts, append=len(pixels))
    codes, colours = pd.factorize(pixels[starts])
    often = np.argsort(-np.bincount(codes, weights=lengths), kind="stable")
    colours = colours[often].view(np.uint8).reshape(-1, 4)[:, :3]
    palette = np.concatenate([colours[:EXACT], _blend(colours[EXACT:])])
    place = np.empty(len(colours), np.uint8)
    place[often] = _nearest(colours, palette)
    made = Image.fromarray(np.repeat(place[codes], lengths).reshape(shape))
    made.putpalette(palette.tobytes())
    return made


def _nearest(colours, palette):
    """Find the place of the nearest colour in a palette, by the distance squared."""
    pairs = zip(colours.T.astype(np.int32), palette.T.astype(np.int32), strict=True)
    return sum((own[:, None] - other) ** 2 for own, other in pairs).argmin(axis=1)


def _blend(rare):
    """Choose colours that stand for many rare ones."""
    if len(rare) <= COLOURS - EXACT:
        return rare
    row = Image.fromarray(np.ascontiguousarray(rare)[None])
    few = row.quantize(COLOURS - EXACT, dither=Image.Dither.NONE)
    return np.array(few.getpalette(), np.uint8).reshape(-1, 3)[: COLOURS - EXACT]
