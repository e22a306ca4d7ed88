"""Bars on a scale, one below the other where there are several."""

from dataclasses import dataclass

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger.word_cells import put
from dossier.plot.oblong import Oblong
from dossier.plot.typesetting import text_width


@dataclass(frozen=True)
class Bar:
    """A bar from a value to another.

    Attributes:
        start, end: values on the scale of its column.
        look: properties of the area.
        mark: what it is bound to, the arguments of ``Figure.mark``.
    """

    start: float
    end: float
    look: dict
    mark: dict


@dataclass(frozen=True)
class Bars:
    """Bars in the middle of their row, with words in them or, if these are too wide, beside.

    Attributes:
        bars: the bars, from top to bottom.
        high: inches of all together.
        gap: inches between two; half of it stays free at both ends.
        text: the words.
        color: of words beside a bar.
        inside: of words in it; empty for never in it.
        back: whether the words need paper behind them.
    """

    bars: tuple
    high: float = 0.24
    gap: float = 0.0
    text: str = ""
    color: str = vocabulary.INK
    inside: str = ""
    back: bool = False

    @property
    def first(self):
        """Inches of the first line, which are all."""
        return self.high

    def need(self):
        """Give the inches of the words that are to stand in a bar."""
        return text_width(self.text, style.SIZE["note"]) + 0.2 if self.inside else 0

    def height(self, width):
        """Give the inches of the bars."""
        return self.high

    def draw(self, page, box):
        """Draw the bars around the middle of the box, and write the words."""
        lane = self.high / len(self.bars)
        for number, bar in enumerate(self.bars):
            left, right = (box.column.at(value) for value in (bar.start, bar.end))
            corner = (left + self.gap, box.middle - self.high / 2 + number * lane)
            size = (right - left - 2 * self.gap, lane - (self.gap if len(self.bars) > 1 else 0))
            page.bind(page.axes.add_artist(Oblong(corner, *size, **bar.look)), bar.mark)
        if self.text:
            self._write(page, left, right, box.middle)

    def _write(self, page, left, right, y):
        look = {"size": style.SIZE["note"], "color": self.color}
        if self.inside and text_width(self.text, look["size"]) < right - left - 0.18:
            x, own = (left + right) / 2, {"ha": "center", "color": self.inside}
            if self.back:
                own["bbox"] = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}
            put(page, x, y, self.text, **look | own)
        else:
            wide = text_width(self.text, look["size"])
            before = right + 0.08 + wide > page.inside and wide < left - 0.08
            x = left - 0.08 - wide if before else min(right + 0.08, page.inside - wide)
            put(page, x, y, self.text, **look)
