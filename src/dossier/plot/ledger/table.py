"""The ledger itself: columns get their widths, rows their heights, and the figure its size."""

from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from matplotlib.patches import Rectangle

from dossier.plot import style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.ledger import heads
from dossier.plot.ledger.decks import deal
from dossier.plot.ledger.word_cells import Box, put

BLEED = 0.08  # inches by which a stressed row reaches beyond its text
BLANK = 3  # inches of the height of a figure without rows
HEADING = 0.4  # inches that the head of some rows takes
RULE = {"faint": style.FAINT, "strong": style.QUIET}


@dataclass
class Row:
    """A row of cells.

    Attributes:
        cells: a cell by the key of its column; what is missing stays blank.
        gap: inches kept free above the row.
        rule: the line above: ``faint``, ``strong`` or none.
        since: key of the column from which line and stress reach to the right.
        stressed: whether a band lies behind it.
        head: words above the cells, for the rows that follow.
    """

    cells: dict
    gap: float = 0.0
    rule: str = "faint"
    since: str = ""
    stressed: bool = False
    head: str = ""


@dataclass
class Ledger:
    """A table whose cells hold marks.

    Attributes:
        columns: a column by its key, from left to right.
        rows: the rows, from top to bottom.
        pad: inches above and below the cells of a row.
        width: inches of the figure; more where columns need more.
        key: signs above the heads, which say what colours mean.
        spans: heads over several columns: (first key, last key, words).
        least: inches of the drawing at least.
        decks: keys of the columns that stand side by side on a phone, from top to bottom; none are
            as wide as ever.
        indent: inches by which all decks but the first begin further right.

    When drawn, it has the ``axes`` in inches from the top left, by ``box`` the place of each cell,
    for lines that lead from one to another, and in ``dealt`` its decks.
    """

    columns: dict
    rows: list
    pad: float = 0.075
    width: float = 10
    key: tuple = ()
    spans: tuple = ()
    least: float = 1.5
    decks: tuple = ()
    indent: float = 0.0

    def draw(self, name, words, **about):
        """Draw the table as a figure; without rows, it says that there is nothing to draw.

        Args:
            name: as of ``Figure``.
            words: the language.
            **about: further arguments of ``Figure``.

        Returns:
            The figure.
        """
        if not self.rows:
            return Figure(name, words, size=(self.width, BLANK), **about).empty()
        self.dealt = deal(self)
        self.width += max(deck.fit(self.rows, self.inside) for deck in self.dealt)
        self.top = heads.height(self)
        self._highs = [[deck.height(row) for deck in self.dealt] for row in self.rows]
        whole = (_above(row) + fsum(high) for row, high in zip(self.rows, self._highs, strict=True))
        self._tops = list(accumulate(whole, initial=self.top))
        size = self.width, round(max(self.bottom, self.least), 2)
        self.figure = Figure(name, words, size=size, **{"around": 0} | about)
        self.axes = self.figure.axes()
        width, height = self.figure.canvas.get_size_inches()
        self.axes.set_xlim(0, width - 2 * MARGIN)
        self.axes.set_ylim(self.axes.get_position().height * height, 0)
        heads.draw(self)
        self._draw_rules()
        for number, row in enumerate(self.rows):
            self._draw_row(number, row)
        return self.figure

    def bind(self, artist, mark):
        """Bind an artist to the row that it draws, as ``Figure.mark`` does; nothing to nothing."""
        if mark:
            self.figure.mark(artist, **mark)

    def box(self, number, key):
        """Give the box of a cell within its row, without the padding.

        Args:
            number: the row's, from 0.
            key: the column's.
        """
        top = self._tops[number] + _above(self.rows[number])
        for deck, high in zip(self.dealt, self._highs[number], strict=True):
            if key in deck.columns:
                break
            top += high
        if deck is self.dealt[-1]:
            high = self._tops[number + 1] - top
        return self.columns[key].box(top, high)

    def level(self, rows):
        """Give the level at which so many rows end."""
        return self._tops[rows]

    @property
    def inside(self):
        """Inches between the margins."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self):
        """The level at which the last row ends."""
        return self._tops[-1]

    def _draw_rules(self):
        """Draw the lines above the rows."""
        for rule, colour in RULE.items():
            ends = [
                ((self._left(row), self.inside), (top + row.gap, top + row.gap))
                for row, top in zip(self.rows, self._tops, strict=False)
                if row.rule == rule
            ]
            self.axes.rules(ends, color=colour, linewidth=0.6, zorder=0.5)

    def _left(self, row):
        """Give the inches from the left at which line and stress of a row begin."""
        return self.columns[row.since].left if row.since else 0

    def _draw_row(self, number, row):
        left = self._left(row)
        top = self._tops[number] + row.gap
        if row.stressed:
            corner, width = (left - BLEED, top), self.inside - left + 2 * BLEED
            look = {"color": style.BAND, "linewidth": 0, "zorder": 0, "clip_on": False}
            height = self._tops[number + 1] - top
            self.axes.add_artist(Rectangle(corner, width, height, **look))
        if row.head:
            look = {"weight": 600, "color": style.QUIET}
            put(self, 0, top + HEADING - 0.14, row.head, **look)
        for deck in self.dealt:
            for key, cell in deck.own(row).items():
                box = self.box(number, key)
                height = cell.height(box.width)
                y = box.y + self.pad + deck.drop(row, cell)
                if box.column.level == "middle":
                    y = box.middle - height / 2
                cell.draw(self, Box(box.x, y, box.width, height, box.column))


def _above(row):
    """Give the inches that a row keeps free above its cells."""
    return row.gap + (HEADING if row.head else 0)
