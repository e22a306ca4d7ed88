"""Letters in rings, which lead from places on a map to the list beside it."""

from dataclasses import dataclass
from string import ascii_uppercase

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger.decks import is_narrow

SMALL = 7.5  # points of a letter; on a phone it is as large as the notes
RING = {
    "weight": 600,
    "color": vocabulary.INK,
    "zorder": 7,
    "bbox": {
        "boxstyle": "circle,pad=0.22",
        "facecolor": style.PAPER,
        "edgecolor": vocabulary.INK,
        "linewidth": 0.8,
    },
}


def key(number):
    """Give the letter of a place: A to Z, then AA, BB and so on."""
    turn, letter = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[letter] * (turn + 1)


def look():
    """Give the look of a letter and its ring, as properties of a text."""
    return RING | {"size": style.SIZE["note"] if is_narrow() else SMALL}


def bead(axes, x, y, letter):
    """Write a letter in a ring, as on the map so in the list."""
    return axes.text(x, y, letter, ha="center", va="center", **look())


@dataclass(frozen=True)
class Bead:
    """A letter in a ring, as a sign."""

    letter: str
    wide = 0.25

    def draw(self, page, x, y):
        """Write the letter."""
        bead(page.axes, x + 0.09, y, self.letter)
