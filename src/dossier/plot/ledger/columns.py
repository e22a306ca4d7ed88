"""Columns by kind: text, signs that fold into lines, a whole cell, and scales."""

from dataclasses import dataclass, field
from math import ceil, inf

from matplotlib.ticker import MaxNLocator

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger.word_cells import Box, Text, put
from dossier.plot.typesetting import leading, text_width

EDGE = 0.06  # inches of a margin into which the name of a place may reach
APART = 0.04  # inches at least between the names of two places
GRID = 0.1  # inches by which lines begin above the first row
MOST = 40  # years that a scale names
TICK = "tick"  # label of the artists that name a place on a scale


@dataclass
class Column:
    """A column of texts.

    Attributes:
        head: a cell, or words.
        width: inches; without, it is as wide as its head and its widest cell need.
        share: parts of the room left over that it takes, instead of a width.
        gap: inches between its cells and the next column.
        align: ``left``, ``center`` or ``right``.
        level: ``top`` or ``middle``, where its cells stand in their row.
        wraps: whether its words break into lines rather than ask for room.
        line: whether a line stands between it and the next.
    """

    head: object = ""
    width: float | None = None
    share: float = 0
    gap: float = 0.2
    align: str = "left"
    level: str = "top"
    wraps: bool = False
    line: bool = False
    left: float = field(default=0.0, init=False)

    def __post_init__(self):
        """Make a quiet text of a head that is words."""
        if isinstance(self.head, str):
            self.head = Text(self.head, color=style.QUIET)

    def need(self, cells, lines):
        """Give the inches that head and cells ask for, with the gap.

        Args:
            cells: the cells of the column.
            lines: in how many lines signs may fold.
        """
        if self.wraps:
            return 0
        return max([self.head.need(), *(cell.need() for cell in cells)]) + self.gap

    def head_height(self):
        """Give the inches of its head."""
        return self.head.height(self.inside)

    def draw_head(self, page, bottom):
        """Draw the head so that it ends at a level."""
        height = self.head_height()
        self.head.draw(page, self.box(bottom - height, height))

    def draw_grid(self, page, top, bottom):
        """Draw the lines that run through all its rows."""
        if self.line:
            draw_rules(page, [self.left + self.width - self.gap / 2], top, bottom)

    @property
    def inside(self):
        """Inches for its cells."""
        return self.width - self.gap

    def box(self, y, height):
        """Give the box of a cell."""
        return Box(self.left, y, self.inside, height, self)


@dataclass
class Fold(Column):
    """A column of signs, which fold into as few lines as the width of the ledger asks for."""

    def need(self, cells, lines):
        """Give the inches that head and signs ask for, if these fold into some lines."""
        signs = [cell.need() / cell.count * -(-cell.count // lines) for cell in cells]
        return max([self.head.need(), *signs]) + self.gap


@dataclass
class Scale(Column):
    """A column on which values have a place.

    Attributes:
        low, high: values at its ends.
        ticks: (value, words) each, written as its head, in lines if need be.
        size: of the letters of the ticks.
        lines: values at which a thin line runs through all rows.
        stops: (value, words, number) each: a strong line through so many rows, its words on top.
    """

    level: str = "middle"
    low: float = 0
    high: float = 1
    ticks: tuple = ()
    size: float = style.SIZE["label"]
    lines: tuple = ()
    stops: tuple = ()

    def at(self, value):
        """Give the inches from the left at which a value stands."""
        return self.left + (value - self.low) * self.inches(1)

    def inches(self, value):
        """Give the inches that a value stands for."""
        return value * self.inside / (self.high - self.low)

    def draw_head(self, page, bottom):
        """Write head and ticks, and above them the words of the stops."""
        super().draw_head(page, bottom)
        end = -inf
        for value, text in self.ticks:
            lines = [(line, *self._room(value, line, page)) for line in text.split("\n")]
            if min(left for _, left, _ in lines) < end:
                continue  # it would meet the one before
            end = max(right for _, _, right in lines) + APART
            for number, (line, left, right) in enumerate(reversed(lines)):
                y = bottom - (number + 0.5) * leading(self.size)
                look = {"color": style.QUIET, "size": self.size, "ha": "center", "label": TICK}
                put(page, (left + right) / 2, y, line, **look)
        y = bottom - self._ticks() - leading(style.SIZE["label"]) / 2 - 0.06
        for value, text, _ in self.stops:
            over = text_width(text, style.SIZE["label"], 600) / 2
            room = self.left + self.width - self.at(value)
            put(page, self.at(value), y, text, weight=600, ha="center" if over < room else "right")

    def _room(self, value, line, page):
        """Give the inches from the left between which a name of a value stands."""
        half = text_width(line, self.size) / 2
        x = min(max(self.at(value), half - EDGE), page.inside - half + EDGE)
        return x - half, x + half

    def draw_grid(self, page, top, bottom):
        """Draw the lines of the values and of the stops."""
        super().draw_grid(page, top, bottom)
        draw_rules(page, map(self.at, self.lines), top - GRID, bottom)
        for value, _, rows in self.stops:
            look = {"color": vocabulary.INK, "linewidth": 1.1, "zorder": 1}
            end = min(bottom, page.level(rows))
            if top < end:
                draw_rules(page, [self.at(value)], top - GRID, end, **look)

    def head_height(self):
        """Give the inches of head or ticks, and of the words of the stops."""
        stops = (leading(style.SIZE["label"]) + 0.06) * bool(self.stops)
        return max(super().head_height(), self._ticks() + stops)

    def _ticks(self):
        lines = max((text.count("\n") + 1 for _, text in self.ticks), default=0)
        return lines * leading(self.size)


def years(first, last, words, **look):
    """Make a scale of whole years, each named over its middle, of very many some.

    Args:
        first: first year.
        last: last year.
        words: the language.
        **look: as of ``Column``.
    """
    step = ceil((last + 1 - first) / MOST)
    ticks = tuple((year + 0.5, words.year(year)) for year in range(first, last + 1, step))
    lines = tuple(range(first, last + 2, step))
    return Scale(low=first, high=last + 1, ticks=ticks, lines=lines, **look)


def amounts(top, words, **look):
    """Make a scale from 0 to an amount, with a line at each round one."""
    values = [v for v in MaxNLocator(5, integer=True).tick_values(0, top) if 0 <= v <= top]
    ticks = tuple((value, words.number(value)) for value in values)
    return Scale(high=top, ticks=ticks, lines=tuple(values), **look)


def draw_rules(page, places, top, bottom, **look):
    """Draw lines from a level down to another."""
    look = {"color": style.FAINT, "linewidth": 0.6, "zorder": 0} | look
    page.axes.rules([((x, x), (top, bottom)) for x in places], **look)
