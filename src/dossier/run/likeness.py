"""Which saved figure a picture shows that has lost its seal."""

import numpy as np
from PIL import Image

from dossier.plot import seal

SAME, FRAMES, FRAME, CROP, LIKE = "same", "frames", "frame", "crop", "like"
THUMBNAIL = (64, 64)  # size at which pictures are held beside each other
ALIKE = 6  # of 255: how far apart the greys of two pictures of one figure are at most, on average
SHAPES = 0.02  # share by which the two may differ in how broad they are for their height


def find(picture, figures):
    """Find the figure whose pixels a picture has: all, with more around, some, or much alike.

    Returns:
        One of ``SAME``, ``FRAMES`` (and others after it), ``FRAME``, ``CROP`` and ``LIKE``, with
        the figure's name, such as ``en/03-totals``; None where none is like it.
    """
    pixels, cut, like = np.asarray(seal.flat(picture)), [], []
    for file in sorted(figures.glob("*/*.png")):
        name = f"{file.parent.name}/{file.stem}"
        with Image.open(file) as own:
            whole = np.asarray(own.convert("RGB"))
            if np.array_equal(whole, pixels):
                return FRAMES if seal.frames(picture) > 1 else SAME, name
            if _holds(pixels, whole):
                return FRAME, name
            if _holds(whole, pixels):
                cut.append(name)
            elif abs(picture.width / picture.height / (own.width / own.height) - 1) < SHAPES:
                like.append((float(np.abs(_grey(own) - _grey(picture)).mean()), name))
    nearest = min(like, default=(ALIKE, ""))
    if cut:
        return CROP, cut[0]
    return (LIKE, nearest[1]) if nearest[0] < ALIKE else None


def _holds(whole, part):
    """Tell whether a picture was cut out of another: its most telling row is found in there."""
    height, width, bands = part.shape
    if height > whole.shape[0] or width > whole.shape[1] or bands != whole.shape[2]:
        return False
    row = int(np.argmax((np.diff(part.astype(int), axis=1) != 0).any(axis=2).sum(axis=1)))
    telling, data = part[row].tobytes(), whole.tobytes()
    place = data.find(telling)
    while place >= 0:
        y, x = divmod(place // bands, whole.shape[1])
        block = whole[max(y - row, 0) : y - row + height, x : x + width]
        if place % bands == 0 and y >= row and np.array_equal(block, part):
            return True
        place = data.find(telling, place + 1)
    return False


def _grey(picture):
    return np.asarray(picture.convert("L").resize(THUMBNAIL), float)
