"""Cells of words: each line on a baseline of its own, so that all stand evenly."""

from dataclasses import dataclass
from math import fsum

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.typesetting import CAPITALS, leading, text_width, wrap

ALIGN = {"left": 0, "center": 0.5, "right": 1}


@dataclass(frozen=True)
class Box:
    """Where a cell is drawn, in inches from the top left of the ledger.

    Attributes:
        x, y: the top left corner.
        width, height: the sides.
        column: the column, which says how texts align and where values stand.
    """

    x: float
    y: float
    width: float
    height: float
    column: object

    @property
    def middle(self):
        """The level of the cell's middle."""
        return self.y + self.height / 2

    @property
    def right(self):
        """The right edge."""
        return self.x + self.width


@dataclass(frozen=True)
class Text:
    """Words that break into lines where their column ends.

    Attributes:
        text: the words.
        size, weight, color: of the letters.
    """

    text: str
    size: float = style.SIZE["label"]
    weight: int = 400
    color: str = vocabulary.INK

    @property
    def first(self):
        """Inches of the first line, whose middle stands level with its neighbours'."""
        return leading(self.size)

    def need(self):
        """Give the inches of the text in one line."""
        return text_width(self.text, self.size, self.weight)

    def height(self, width):
        """Give the inches from top to bottom."""
        return len(self._lines(width)) * leading(self.size)

    def draw(self, page, box):
        """Write the lines from the top of the box."""
        align = box.column.align
        x = box.x + ALIGN[align] * box.width
        for number, line in enumerate(self._lines(box.width)):
            y = box.y + (number + 0.5) * leading(self.size)
            put(page, x, y, line, size=self.size, weight=self.weight, color=self.color, ha=align)

    def _lines(self, width):
        return wrap(self.text, width, self.size, self.weight) if self.text else []


def note(text, **look):
    """Make a small quiet text, such as the head of a column."""
    return Text(text, **{"size": style.SIZE["note"], "color": style.QUIET} | look)


@dataclass(frozen=True)
class Stack:
    """Cells one below the other.

    Attributes:
        cells: the cells.
        gap: inches between them.
    """

    cells: tuple
    gap: float = 0.0

    @property
    def first(self):
        """Inches of the first line."""
        return self.cells[0].first

    def need(self):
        """Give the inches of the widest cell."""
        return max((cell.need() for cell in self.cells), default=0)

    def height(self, width):
        """Give the inches from top to bottom."""
        heights = [cell.height(width) for cell in self.cells]
        return fsum(heights) + self.gap * max(len(heights) - 1, 0)

    def draw(self, page, box):
        """Draw the cells from the top of the box."""
        y = box.y
        for cell in self.cells:
            height = cell.height(box.width)
            cell.draw(page, Box(box.x, y, box.width, height, box.column))
            y += height + self.gap


def put(page, x, y, text, **look):
    """Write a text whose capitals are centred on y, whatever else the line holds."""
    size = look.setdefault("size", style.SIZE["label"])
    return page.axes.text(x, y + CAPITALS * size / 72, text, va="baseline", **look)
