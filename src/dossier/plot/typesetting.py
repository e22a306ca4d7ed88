"""Text as it is set: how wide it runs, and where its lines break."""

import re
from functools import lru_cache
from itertools import groupby

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from dossier.i18n.no_break import BLANK
from dossier.plot import faces, style

EM, UNITS = 6400, 64  # units to the size of letters as SVG measures them; units to a pixel
LEADING = 1.36  # heights of letters from baseline to baseline
CAPITALS = 0.33  # heights of letters from the middle of capitals down to the baseline
HAIR = 0.001  # inches that no eye sees
ROUNDED = 1e-6  # inches by which added widths may miss that of their text
_BREAKS = re.compile(rf"(?:(?!{BLANK})[ \n])+")
_NEAR = 0.02  # share by which the widths of words may miss that of their line


@lru_cache(8192)  # what is drawn anew writes nearly the same texts
def text_width(text, size, weight=400):
    """Measure a text in inches, in the font of the figures."""
    found = extents(text, weight, EM)
    if found:
        return found[0] / UNITS * (size * UNITS / EM) / 72
    with style.any_letter():
        font = FontProperties(family=[style.TEXT, style.SYMBOLS], weight=weight, size=size)
        return TextToPath().get_text_width_height_descent(text, font, ismath=False)[0] / 72


@lru_cache(8192)
def extents(text, weight, em):
    """Measure a text as matplotlib does, and many times as fast, the faces being open.

    Args:
        text: what is to be set.
        weight: 400 or 600.
        em: units to the size of letters.

    Returns:
        Width, height and depth below the baseline, in these units; None where our faces lack a
        letter, for which matplotlib has a face of its own.
    """
    if not settable(text, weight):
        return None
    width, edges = 0, []
    for family, glyph, advance, _, up in _glyphs(text, weight, em):
        width += advance
        box = faces.sized(weight, family, em).get_glyph_extents(glyph)
        if box.height:
            edges += [box.y_bearing + up, box.y_bearing + up + box.height]
    top, bottom = max(edges, default=0), min(edges, default=0)
    return width, top - bottom, -bottom


def settable(text, weight):
    """Say whether our faces have a weight, and all letters of a text."""
    return weight in faces.FACES and faces.known_to_any().issuperset(text)


def shaped(text, weight, em):
    """Set a text: yield family, glyph and where it stands from the start of the baseline on."""
    across = 0
    for family, glyph, advance, right, up in _glyphs(text, weight, em):
        yield family, glyph, across + right, up
        across += advance


@lru_cache(8192)
def _glyphs(text, weight, em):
    """List family and number of each glyph, how far it goes on, and by how much it is moved."""
    found = []
    for plain, letters in groupby(text, key=faces.known().__contains__):
        family = style.TEXT if plain else style.SYMBOLS
        for glyph, place in faces.shape(faces.sized(weight, family, em), "".join(letters)):
            moved = place.x_advance, place.x_offset, place.y_offset
            found.append((family, glyph.codepoint, *moved))
    return found


def leading(size):
    """Give the inches from a baseline to the next."""
    return LEADING * size / 72


def wrap(text, inches, size, weight=400):
    """Break a text into lines that fit the given width, measured in the font used.

    A number stays with what it counts, where both fit into a line.
    """
    return list(_wrapped(text, inches + ROUNDED, size, weight))


@lru_cache(8192)  # a cell is asked for its height more than once, and again in other states
def _wrapped(text, inches, size, weight):
    lines = [[]]
    for word in _words(text, inches, size, weight):
        if lines[-1] and not _fits([*lines[-1], word], inches, size, weight):
            lines.append([word])
        else:
            lines[-1].append(word)
    return tuple(" ".join(words) for words in lines)


def _words(text, inches, size, weight):
    """Part a text where lines may break: not at a no-break space, nor at one of ``BLANK``."""
    for held in _BREAKS.split(text.strip()):
        whole = " " not in held or text_width(held, size, weight) <= inches
        yield from [held] if whole else held.split(" ")


def balance(text, inches, size, weight=400):
    """Break a text into as few lines as ``wrap`` does, all about as long: no word is left alone."""
    lines = wrap(text, inches, size, weight)
    while True:
        longest = max(text_width(line, size, weight) for line in lines)
        shorter = wrap(text, longest - HAIR, size, weight)
        if len(shorter) > len(lines) or shorter == lines:
            return lines
        lines = shorter


def _fits(words, inches, size, weight):
    """Say whether a line holds some words; set it as a whole only where that is not plain."""
    space = text_width("n n", size, weight) - text_width("nn", size, weight)
    sum_of_words = sum(text_width(word, size, weight) for word in words)
    rough = sum_of_words + space * (len(words) - 1)
    if abs(rough - inches) > _NEAR * inches:
        return rough < inches
    return text_width(" ".join(words), size, weight) <= inches
