"""Decks: the columns that stand side by side, and below each other what a phone has no room for."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import fsum

from dossier.plot.ledger.columns import Fold
from dossier.plot.lines import MARGIN

INSIDE = 3.5  # inches between the margins of a figure on a phone
WIDTH = INSIDE + 2 * MARGIN
ASIDE = MARGIN - 0.07  # inches of a margin that such a screen leaves out

_narrow = ContextVar("narrow", default=False)


@contextmanager
def narrow():
    """Draw inside this: ledgers that have decks are as narrow as a phone."""
    before = _narrow.set(True)
    try:
        yield
    finally:
        _narrow.reset(before)


def is_narrow():
    """Tell whether figures are drawn for a phone."""
    return _narrow.get()


@dataclass
class Deck:
    """Columns side by side.

    Attributes:
        columns: a column by its key, from left to right.
        pad: inches above and below the cells.
        left: inches at which the first column begins.
    """

    columns: dict
    pad: float
    left: float = 0.0

    def fit(self, rows, room):
        """Give the columns widths and places; signs fold into the fewest lines that have room.

        Args:
            rows: the rows of the ledger.
            room: inches for all columns.

        Returns:
            How many inches are wanting.
        """
        fixed = fsum(column.width or 0 for column in self.columns.values())
        free = {key: column for key, column in self.columns.items() if column.width is None}
        cells = {key: [row.cells[key] for row in rows if key in row.cells] for key in free}
        folds = [key for key, column in free.items() if isinstance(column, Fold)]
        most = max((cell.count for key in folds for cell in cells[key]), default=1)
        for lines in range(1, most + 1):
            needs = {key: column.need(cells[key], lines) for key, column in free.items()}
            spare = room - self.left - fixed - fsum(needs.values())
            if spare >= 0:
                break
        self._share(needs, folds, max(0, spare))
        return round(max(0, -spare), 2)

    def _share(self, needs, folds, spare):
        """Give what room is left to the columns that take shares, or to the gaps of folds."""
        parts = fsum(self.columns[key].share for key in needs)
        left = self.left
        for key, column in self.columns.items():
            if key in needs:
                column.width = needs[key] + spare * column.share / (parts or 1)
            if key in folds and not parts:
                column.width += spare / len(folds)
                column.gap += spare / len(folds)
            column.left, left = left, left + column.width

    def loosen(self, rows):
        """Let the words of the widest column break into lines, where none has what room is left."""
        if any(column.share for column in self.columns.values()):
            return

        def asked(key):
            needs = (row.cells[key].need() for row in rows if key in row.cells)
            return self.columns[key].width or max(needs, default=0)

        wide = self.columns[max(self.columns, key=asked)]
        wide.width, wide.share, wide.wraps = None, 1, True

    def heads(self):
        """Give the inches of the heads above all rows."""
        return max(column.head_height() for column in self.columns.values())

    def own(self, row):
        """Give the cells of a row that stand in this deck, by key."""
        return {key: cell for key, cell in row.cells.items() if key in self.columns}

    def height(self, row):
        """Give the inches of a row's cells; none where it has none."""
        cells = self.own(row)
        if not cells:
            return 0
        first = max(cell.first for cell in cells.values())
        content = [
            (first - cell.first) / 2 + cell.height(self.columns[key].inside)
            for key, cell in cells.items()
        ]
        return max(content) + 2 * self.pad

    def drop(self, row, cell):
        """Give the inches by which a cell begins lower, for first lines to stand level."""
        return (max(other.first for other in self.own(row).values()) - cell.first) / 2


def deal(page):
    """Part the columns of a ledger into decks: one, or on a phone those that it has."""
    if not (page.decks and is_narrow()):
        return [Deck(page.columns, page.pad)]
    page.width, dealt = WIDTH, []
    for keys in page.decks:
        columns = {key: page.columns[key] for key in keys if key in page.columns}
        deck = Deck(columns, page.pad, page.indent if dealt else 0)
        deck.loosen(page.rows)
        dealt.append(deck)
    return dealt
