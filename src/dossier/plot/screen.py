"""Figures on the screen of a notebook: fonts that many share, links that lead nowhere taken off."""

import re
from functools import cache

from dossier.i18n import dollars
from dossier.plot.faces import rules

# Letters of European languages and the general signs; a rare other letter is drawn in the
# reader's own face.
LETTERS = "".join(map(chr, [*range(32, 127), *range(160, 384), *range(1024, 1120)]))
SIGNS = "–—‘’“”„…€×−≈≥≤←→✓✗○●◐■◧□•·"
_LINK = re.compile(r'<(?:\w+:)?a href="(?:claims|sources)\.html[^"]*"')


@cache
def faces():
    """Write the font faces that all figures share; cut once, since reading a face takes long."""
    return rules(LETTERS + SIGNS)


def fit(text):
    """Make a finished SVG fit for a notebook.

    The marks' links lead to pages that stand beside the published figure, not beside a
    notebook; without them a mark still has its name, its answer and a place for the keyboard.

    Args:
        text: the SVG, without fonts.
    """
    told = dollars.in_svg(_LINK.sub('<a tabindex="0" role="img"', text))
    return told.replace("\n", " ")  # one line of a notebook that is saved, not hundreds


def framed(svg):
    """Put a figure into the element in which a notebook shows it."""
    return f'<figure class="dossier-figure {dollars.ASIDE}">{svg}</figure>'
