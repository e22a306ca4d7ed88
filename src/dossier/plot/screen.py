"""Figures on the screen of a notebook: fonts that many share, the colours of its theme, no links.

Programs that show notebooks say in two ways that their theme is dark: JupyterLab, Notebook and
Voila by an attribute, VS Code by a class.
"""

import re
from functools import cache
from html import escape
from pathlib import Path

from dossier.i18n import dollars
from dossier.plot import palette
from dossier.plot.faces import rules

# Letters of European languages and the general signs; a rare other letter is drawn in the
# reader's own face.
LETTERS = "".join(map(chr, [*range(32, 127), *range(160, 384), *range(1024, 1120)]))
SIGNS = "–—‘’“”„…€×−≈≥≤←→✓✗○●◐■◧□•·"
SHEET = (Path(__file__).parent / "screen.css").read_text(encoding="utf-8")
THEMES = (".dossier-figure", ":is([data-jp-theme-light=false], .vscode-dark) .dossier-figure")
ALWAYS = ("paper", "ink")
_LINK = re.compile(r'<(?:\w+:)?a href="(?:claims|sources)\.html[^"]*"')
_COLOUR = re.compile(r"(?<=fill=\"|roke=\"|fill: |roke: )#[0-9a-f]{6}")


@cache
def faces():
    """Write the font faces that all figures share; cut once, since reading a face takes long."""
    return rules(LETTERS + SIGNS)


def fit(text):
    """Make a finished SVG fit for a notebook.

    The marks' links lead to pages that stand beside the published figure, not beside a
    notebook; without them a mark still has its name, its answer and a place for the keyboard.
    Colours go by their roles, so that a dark theme has its own.

    Args:
        text: the SVG, without fonts.
    """
    told = dollars.in_svg(_LINK.sub('<a tabindex="0" role="img"', text))
    told = _COLOUR.sub(lambda found: palette.named(found[0]), told)
    start, root, rest = told.partition(">")
    told = f"{start}{root}<style>{_colours(told)}</style>{rest}"
    # One line of a notebook that is saved, not hundreds; what a mark answers keeps its own.
    return told.replace(">\n", ">").replace("\n", "&#10;")


def _colours(text):
    said = palette.schemes(text, ALWAYS)
    return "".join(f"{where}{{{what}}}" for where, what in zip(THEMES, said, strict=True))


def shown(figures):
    """Put figures into the HTML with which a notebook shows them.

    What a notebook was not trusted with is taken out of it, styles and drawings first: a line
    that they would hide says so then, instead of the scattered words of a drawing.
    """
    sheet = f"<style>{faces()} {SHEET}</style>".replace("\n", " ")
    return sheet + "".join(map(_framed, figures))


def _framed(figure):
    said = figure.words.say("Trust this notebook, or run it, to see the figure.")
    return (
        f'<figure class="dossier-figure {dollars.ASIDE}"><p>{escape(said)}</p>'
        f'<div style="display:none">{figure.screen()}</div></figure>'
    )
