"""The ledger itself: columns get their widths, rows their heights, and the figure its size."""

from dataclasses import dataclass
from itertools import accumulate

from matplotlib.patches import Rectangle

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.ledger.flow import Flow
from dossier.plot.ledger.text import Box, put
from dossier.plot.ledger.widths import share

BLEED = 0.08  # inches by which a stressed row reaches beyond its text
KEY, KEY_GAP = 0.42, 0.24  # inches that a key takes above the heads, and between its words
SPAN, HEAD = 0.42, 0.1  # inches that a head over several columns takes, and below all heads
HEADING = 0.4  # inches that the head of some rows takes
RULE = {"faint": {"color": style.FAINT}, "strong": {"color": style.QUIET}}


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

    When drawn, it has the ``axes`` in inches from the top left, and by ``box`` the place of each
    cell, for lines that lead from one to another.
    """

    columns: dict
    rows: list
    pad: float = 0.075
    width: float = 10
    key: tuple = ()
    spans: tuple = ()
    least: float = 1.5

    def draw(self, name, words, **about):
        """Draw the table as a figure.

        Args:
            name: as of ``Figure``.
            words: the language.
            **about: further arguments of ``Figure``.

        Returns:
            The figure.
        """
        cells = {key: [r.cells[key] for r in self.rows if key in r.cells] for key in self.columns}
        self.width += share(self.columns, cells, self.inside)
        heads = max(column.head_height() for column in self.columns.values())
        self.top = (KEY if self.key else 0) + (SPAN if self.spans else 0) + heads
        self.top += HEAD if heads else 0
        self._tops = list(accumulate(map(self._height, self.rows), initial=self.top))
        self.figure = fitted(name, words, self.width, max(self.bottom, self.least), about)
        self.axes = _inches(self.figure)
        self._draw_heads()
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
        return self.columns[key].box(top, self._tops[number + 1] - top)

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

    def _height(self, row):
        content = [
            self._drop(row, cell) + cell.height(self.columns[key].inside) + 2 * self.pad
            for key, cell in row.cells.items()
        ]
        return _above(row) + max(content)

    def _drop(self, row, cell):
        """Give the inches by which a cell begins lower, for first lines to stand level."""
        return (max(other.first for other in row.cells.values()) - cell.first) / 2

    def _draw_heads(self):
        """Draw key, heads over several columns, heads, and the lines that run through all rows."""
        Flow(list(self.key), gap=KEY_GAP).draw(self, Box(0, 0, self.inside, KEY, None))
        for first, last, text in self.spans:
            left, right = self.columns[first].left, self.columns[last]
            y = KEY if self.key else 0
            put(self, left, y + 0.1, text, weight=600, size=style.SIZE["subtitle"])
            ends = (left, right.left + right.inside)
            self.axes.plot(ends, [y + 0.28] * 2, color=vocabulary.INK, linewidth=0.9)
        for column in self.columns.values():
            column.draw_head(self, self.top - HEAD)
            column.draw_grid(self, self.top, self.bottom)

    def _draw_row(self, number, row):
        left = self.columns[row.since].left if row.since else 0
        top = self._tops[number] + row.gap
        if row.stressed:
            corner, width = (left - BLEED, top), self.inside - left + 2 * BLEED
            look = {"color": style.BAND, "linewidth": 0, "zorder": 0, "clip_on": False}
            height = self._tops[number + 1] - top
            self.axes.add_artist(Rectangle(corner, width, height, **look))
        if row.rule:
            look = RULE[row.rule] | {"linewidth": 0.6, "zorder": 0.5}
            self.axes.plot((left, self.inside), (top, top), **look)
        if row.head:
            look = {"weight": 600, "color": style.QUIET}
            put(self, 0, top + HEADING - 0.14, row.head, **look)
        for key, cell in row.cells.items():
            box = self.box(number, key)
            height = cell.height(box.width)
            y = box.y + self.pad + self._drop(row, cell)
            if box.column.level == "middle":
                y = box.middle - height / 2
            cell.draw(self, Box(box.x, y, box.width, height, box.column))


def _above(row):
    """Give the inches that a row keeps free above its cells."""
    return row.gap + (HEADING if row.head else 0)


def fitted(name, words, width, body, about):
    """Make a figure whose drawing is as high as asked, whatever its titles take.

    Args:
        name: as of ``Figure``.
        words: the language.
        width: inches of the figure.
        body: inches of the drawing, from top to bottom.
        about: further arguments of ``Figure``, a dict.
    """
    probe = Figure(name, words, size=(width, body + 4), **about)
    return Figure(name, words, size=(width, round(body + probe.head + probe.foot, 2)), **about)


def _inches(figure):
    """Add axes in inches from the top left, x to the right and y down."""
    axes, canvas = figure.axes(), figure.canvas
    axes.set_axis_off()
    axes.set_xlim(0, canvas.get_figwidth() - 2 * MARGIN)
    axes.set_ylim(axes.get_position().height * canvas.get_figheight(), 0)
    return axes
