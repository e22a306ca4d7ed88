"""Text as it is set: how wide it runs, and where its lines break."""

import re
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from dossier import style


@lru_cache(8192)  # what is drawn anew writes nearly the same texts
def text_width(text, size, weight=400):
    """Measure a text in inches, in the font of the figures."""
    faces = [style.TEXT, style.SYMBOLS]
    font = FontProperties(family=faces, weight=weight, size=size)
    return TextToPath().get_text_width_height_descent(text, font, ismath=False)[0] / 72


def wrap(text, inches, size, weight=400):
    """Break a text into lines that fit the given width, measured in the font used."""
    lines = [""]
    for word in re.split(r"[ \n]+", text.strip()):  # a no-break space holds
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, weight) > inches:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
