"""Signs of relations: a plus in a ring is for somebody, a minus against."""

import numpy as np
from matplotlib.path import Path

from dossier.i18n import vocabulary
from dossier.plot import style

TURN = np.linspace(0, 2 * np.pi, 25)
RING = Path(np.column_stack([np.cos(TURN), np.sin(TURN)]))
MINUS = Path([(-0.55, 0), (0.55, 0)])
PLUS = Path.make_compound_path(MINUS, Path([(0, -0.55), (0, 0.55)]))
SIGN = {
    1: Path.make_compound_path(RING, PLUS),
    -1: Path.make_compound_path(RING, MINUS),
}


def look(row):
    """Give the look of the line of a relation, with its sign as a marker."""
    own = style.line(row["status"])
    colour = vocabulary.COLOUR[row["verdict"]]
    return own | {
        "color": colour,
        "linewidth": 1.4,
        "marker": SIGN[row["sign"]],
        "markersize": 7,
        "markerfacecolor": style.PAPER,
        "markeredgecolor": colour,
        "markeredgewidth": 1.1,
    }
