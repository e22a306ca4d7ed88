"""Signs in a row: tiles of claims, dots and glyphs, each bound to the row that it draws.

A sign has the inches that it takes (``wide``) and draws itself from a left edge on a level. Its
``mark`` holds the arguments of ``Figure.mark``; without, it is decoration.
"""

from dataclasses import dataclass, field
from functools import cached_property

from matplotlib.patches import Ellipse

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger.word_cells import put
from dossier.plot.oblong import Oblong
from dossier.plot.typesetting import text_width


@dataclass(frozen=True)
class Tile:
    """A claim as a tile: filled by status, coloured by verdict, with the verdict's glyph.

    Attributes:
        mark: what it is bound to; its row is the claim.
        wide, high: inches.
    """

    mark: dict
    wide: float = 0.2
    high: float = 0.2

    def draw(self, page, x, y):
        """Draw tile and glyph."""
        corner, middle = (x, y - self.high / 2), (x + self.wide / 2, y)
        status, verdict = (self.mark["row"][key] for key in ("status", "verdict"))
        tile = Oblong(corner, self.wide, self.high, **style.fill(status, verdict))
        page.bind(page.axes.add_artist(tile), self.mark)
        if not verdict:
            return
        if status == "interpretation":  # no glyph is to be read on hatching
            free = 0.75 * self.high
            page.axes.add_artist(Ellipse(middle, free, free, facecolor=style.PAPER, linewidth=0))
        colour = vocabulary.COLOUR[verdict] if status not in vocabulary.FACT else style.PAPER
        put(page, *middle, vocabulary.GLYPH[verdict], ha="center", weight=600, color=colour)


@dataclass(frozen=True)
class Dot:
    """A dot or square, with words beside it.

    Attributes:
        look: properties of the marker.
        mark: what it is bound to.
        text, color: the words.
        apart: inches from the middle of the dot to the words.
    """

    look: dict
    mark: dict = field(default_factory=dict)
    text: str = ""
    color: str = vocabulary.INK
    apart: float = 0.12

    @cached_property
    def wide(self):
        """Give the inches from the left edge of the dot to the end of its words."""
        words = text_width(self.text, style.SIZE["label"]) + 0.06 if self.text else 0
        return self.apart + 0.08 + words

    def draw(self, page, x, y):
        """Draw the dot, and write the words."""
        middle = x + 0.08
        (dot,) = page.axes.plot(middle, y, clip_on=False, **self.look)
        page.bind(dot, self.mark)
        if self.text:
            put(page, middle + self.apart, y, self.text, color=self.color)


@dataclass(frozen=True)
class Glyph:
    """A sign of the face in the middle of its place, or words.

    Attributes:
        text: the sign.
        color, size, weight: of the letters.
        mark: what it is bound to.
        slot: inches of its place; 0 is as many as the text needs.
    """

    text: str
    color: str = vocabulary.INK
    mark: dict = field(default_factory=dict)
    size: float = style.SIZE["label"]
    weight: int = 400
    slot: float = 0

    @cached_property
    def wide(self):
        """Give the inches of the place."""
        return self.slot or text_width(self.text, self.size, self.weight)

    def draw(self, page, x, y):
        """Write the sign in the middle of its place."""
        look = {"color": self.color, "size": self.size, "weight": self.weight}
        where = (x + self.slot / 2, "center") if self.slot else (x, "left")
        page.bind(put(page, where[0], y, self.text, ha=where[1], **look), self.mark)
