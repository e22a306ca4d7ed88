"""The visual grammar: how status and verdict look, in every figure.

Status is line and fill, verdict is a glyph with a word and then a colour. Evidence, which
needs no verdict, is ink. The colours keep 4.5:1 on white and are apart in the three common
colour-vision deficiencies; without any colour the glyphs and fills still tell.
"""

import warnings
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

from dossier.i18n.vocabulary import COLOUR, INK, OUTCOME_COLOUR
from dossier.plot import palette

FONTS = Path(__file__).parent / "fonts"
TEXT = "Source Sans 3"
SYMBOLS = "Dossier Symbols"  # glyphs that the text face lacks

QUIET, FAINT, LAND, STRESS, BAND, PAPER = map(
    palette.day, ("quiet", "faint", "land", "stress", "band", "paper")
)

_LINE = {"planned": (0, (4, 2.2)), "expected": (0, (1, 1.6)), "aspiration": (0, (1, 1.6))}
_STROKE = _LINE | {"interpretation": (0, (5, 1.6, 1, 1.6))}  # a line cannot be hatched
_FILL = {"planned": 0.2, "expected": 0.0, "aspiration": 0.0, "interpretation": 0.12}
_HATCH = {"interpretation": "/////"}
_HALF = {"planned": "left", "expected": "none", "aspiration": "none", "interpretation": "none"}

SIZE = {"title": 15, "subtitle": 10.5, "label": 9.5, "note": 8.5}


def line(status):
    """Give the line of a status: solid, dashed, dotted or (interpretation) dash and dot."""
    return {"linestyle": _STROKE.get(status, "-"), "linewidth": 1.6}


def fill(status, verdict=""):
    """Give the look of an area: filled, half filled, hollow or hatched, in the verdict's colour."""
    colour = COLOUR[verdict]
    return {
        "facecolor": tint(colour, _FILL.get(status, 0.9)),
        "edgecolor": colour,
        "hatch": _HATCH.get(status),
        "linestyle": _LINE.get(status, "-"),
        "linewidth": 1.1,
    }


def dot(status, verdict="", size=8):
    """Give the look of a dot: full, half (planned) or hollow, in the verdict's colour."""
    return _marker("o", _HALF.get(status, "full"), COLOUR[verdict], size)


def outcome(outcome):
    """Give the look of an outcome: a square, full, half or hollow; a dot where none is known."""
    shape = "." if outcome == "unknown" else "s"
    half = {"partly": "left", "did_not_happen": "none"}.get(outcome, "full")
    return _marker(shape, half, OUTCOME_COLOUR[outcome], 8)


def _marker(shape, half, colour, size):
    return {
        "marker": shape,
        "markersize": size,
        "fillstyle": half,
        "markerfacecolor": PAPER if half == "none" else colour,
        "markerfacecoloralt": PAPER,
        "markeredgecolor": colour,
        "markeredgewidth": 1.3,
        "linestyle": "none",
    }


def tint(colour, share):
    """Mix a colour with paper; a share of 0 is paper, 1 the colour."""
    return palette.mix(colour, share, PAPER)


@contextmanager
def applied():
    """Draw inside this: fonts, weights, and settings that give the same bytes each time.

    A reader's matplotlibrc and style sheets change nothing here. Who is inside already stays so:
    setting some three hundred values takes long.
    """
    if mpl.rcParams["svg.hashsalt"] == _SETTINGS["svg.hashsalt"]:
        yield
        return
    _load_fonts()
    with mpl.rc_context(_DEFAULTS | _SETTINGS), any_letter():
        yield


@contextmanager
def any_letter():
    """Take letters that no font has: a browser has others; a warning would tell a path of ours."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ ")
        yield


@cache
def _load_fonts():
    for file in sorted(FONTS.glob("*.ttf")):
        font_manager.fontManager.addfont(file)


_DEFAULTS = {key: value for key, value in mpl.rcParamsDefault.items() if key != "backend"}
_SETTINGS = {
    "font.family": [TEXT, SYMBOLS],
    "font.size": SIZE["label"],
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign is money
    "text.hinting": "none",  # else letters are set wider than they measure
    "hatch.linewidth": 0.7,
    "lines.solid_capstyle": "round",
    "figure.facecolor": PAPER,
    "svg.fonttype": "none",
    "svg.hashsalt": "dossier",
    "path.simplify": True,
}
