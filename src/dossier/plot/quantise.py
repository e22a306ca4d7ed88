"""Pictures in 256 colours: the most frequent as they are, all others as near as can be."""

import io

import numpy as np
import pandas as pd
from PIL import Image

COLOURS, EXACT = 256, 160


def as_png(pixels, width, small=True):
    """Pack a drawn picture as PNG bytes.

    Args:
        pixels: RGBA bytes, opaque.
        width: of the picture; its height is whole where the canvas made it.
        small: in few colours, which takes longer.
    """
    out, size = io.BytesIO(), (width, len(pixels) // 4 // width)
    if small:
        reduce(pixels, size).save(out, "png", compress_level=5)
    else:
        drawn = Image.frombuffer("RGBA", size, pixels).convert("RGB")
        drawn.save(out, "png", compress_level=1)
    return out.getvalue()


def reduce(pixels, size):
    """Give a drawn picture few colours, since flat colours need no more, and a third of the bytes.

    Counting whole pixels first makes this several times as fast as Pillow's own way, and leaves
    the colours of areas and letters as they were drawn.

    Args:
        pixels: RGBA bytes, opaque.
        size: width and height.

    Returns:
        A ``PIL.Image`` with a palette.
    """
    codes, colours = pd.factorize(np.frombuffer(pixels, np.uint32))
    often = np.argsort(-np.bincount(codes), kind="stable")
    colours = colours[often].view(np.uint8).reshape(-1, 4)[:, :3]
    palette = np.concatenate([colours[:EXACT], _blend(colours[EXACT:])])
    apart = (colours[:, None].astype(np.int32) - palette[None].astype(np.int32)) ** 2
    place = np.empty(len(colours), np.uint8)
    place[often] = apart.sum(axis=2).argmin(axis=1)
    picture = Image.fromarray(place[codes].reshape(size[::-1]))
    picture.putpalette(palette.tobytes())
    return picture


def _blend(rare):
    """Choose colours that stand for many rare ones."""
    if len(rare) <= COLOURS - EXACT:
        return rare
    row = Image.fromarray(np.ascontiguousarray(rare)[None])
    few = row.quantize(COLOURS - EXACT, dither=Image.Dither.NONE)
    return np.array(few.getpalette(), np.uint8).reshape(-1, 3)[: COLOURS - EXACT]
