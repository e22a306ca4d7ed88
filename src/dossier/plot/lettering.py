"""Letters as pixels: each is drawn once for each place between two pixels, then stamped.

matplotlib shapes and draws each text anew, which took a third of a picture's time. Baselines
stand on halves of pixels and letters on quarters, which no eye tells apart in print.
"""

from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from dossier.plot import faces
from dossier.plot.typesetting import UNITS, shaped

ACROSS, UP = 4, 2  # places within a pixel


def stamped(text, weight, em, x, y):
    """Set a line of text as pixels.

    Args:
        text: of letters that our faces have.
        weight: 400 or 600.
        em: units to the size of letters.
        x: where its baseline begins, in pixels from the left.
        y: the same from below.

    Returns:
        An array of how much of each pixel is covered (0 to 255), the lowest row first, and the
        pixels left of it and below it; None where nothing shows.
    """
    letters = []
    for family, glyph, right, up in shaped(text, weight, em):
        column, part = divmod(round(ACROSS * (x + right / UNITS)), ACROSS)
        row, share = divmod(round(UP * (y + up / UNITS)), UP)
        drawn, left, low = _letter(family, weight, em, glyph, part / ACROSS, share / UP)
        if drawn.size:
            letters.append((drawn, column + left, row + low))
    if not letters:
        return None
    start, foot = (min(each[side] for each in letters) for side in (1, 2))
    height = max(low + len(drawn) for drawn, _, low in letters) - foot
    width = max(left + drawn.shape[1] for drawn, left, _ in letters) - start
    line = np.zeros((height, width), np.uint8)
    for drawn, left, low in letters:
        rows, columns = drawn.shape
        place = line[low - foot : low - foot + rows, left - start : left - start + columns]
        np.maximum(place, drawn, out=place)
    return line, start, foot


@lru_cache(8192)
def _letter(family, weight, em, glyph, right, up):
    """Draw a letter: how much of each pixel it covers, and what is left of it and below it."""
    font = get_font(faces.file(weight, family))
    font.set_size(em / UNITS, 72)
    font.load_glyph(glyph, flags=LoadFlags.NO_HINTING)
    points, codes = font.get_path()
    if not len(points):
        return np.zeros((0, 0), np.uint8), 0, 0
    hull = points[codes != Path.CLOSEPOLY] + (right, up)
    left, low = np.floor(hull.min(axis=0)).astype(int)
    wide, high = np.ceil(hull.max(axis=0)).astype(int) - (left, low)
    renderer = RendererAgg(wide, high, 72)
    gc = renderer.new_gc()
    gc.set_linewidth(0)
    gc.set_snap(False)  # what is straight, such as a dash, would grow to whole pixels
    moved = Affine2D().translate(right - left, up - low)
    renderer.draw_path(gc, Path(points, codes), moved, (0, 0, 0, 1))
    return np.array(renderer.buffer_rgba())[::-1, :, 3], left, low
