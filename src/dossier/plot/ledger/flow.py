"""Cells of signs: one after the other, or one before words."""

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum

from dossier.plot import style
from dossier.plot.ledger.word_cells import Box, Stack, Text
from dossier.plot.typesetting import leading


@dataclass
class Flow:
    """Signs one after the other, in as many lines as the column asks for.

    Attributes:
        signs: the signs.
        gap: inches between them.
        line: inches from line to line.
        across: how many stand side by side; 0 is as many as there is room for.
        press: whether they move together, into one line, where there is no room.
        more: makes the sign for so many that find no room in one line; they are left out.
    """

    signs: list
    gap: float = 0.04
    line: float = leading(style.SIZE["label"])
    across: int = 0
    press: bool = False
    more: Callable | None = None

    @property
    def count(self):
        """The number of signs."""
        return len(self.signs)

    @property
    def first(self):
        """Inches of the first line."""
        return self.line

    def need(self):
        """Give the inches of one line; none for signs that do with the room that is there."""
        if self.press or self.more:
            return 0
        return self._run(self.signs[: self.across or None])

    def height(self, width):
        """Give the inches from top to bottom."""
        return self.line * len(self._lines(width))

    def draw(self, page, box):
        """Draw the signs line by line."""
        pressed = 1
        if self.press and self.signs:
            pressed = min(1, box.width / self._run(self.signs))
        for number, signs in enumerate(self._lines(box.width)):
            x = box.x
            for sign in signs:
                sign.draw(page, x, box.y + (number + 0.5) * self.line)
                x += (sign.wide + self.gap) * pressed

    def _run(self, signs):
        return fsum(sign.wide + self.gap for sign in signs)

    def _lines(self, width):
        if self.press:
            return [self.signs]
        if self.more:
            return [self._fitting(width)]
        lines = [[]]
        for sign in self.signs:
            full = len(lines[-1]) == self.across if self.across else False
            if lines[-1] and (full or self._run([*lines[-1], sign]) - self.gap > width + 1e-6):
                lines.append([])
            lines[-1].append(sign)
        return lines

    def _fitting(self, width):
        for fit in range(len(self.signs), -1, -1):
            left = len(self.signs) - fit
            shown = self.signs[:fit] + ([self.more(left)] if left and fit else [])
            if self._run(shown) <= width + self.gap:
                return shown


@dataclass(frozen=True)
class Item:
    """A cell with a sign before its first line.

    Attributes:
        sign: the sign.
        cell: the cell.
    """

    sign: object
    cell: Text | Stack

    @property
    def first(self):
        """Inches of the first line."""
        return self.cell.first

    def need(self):
        """Give the inches of sign and cell."""
        return self.cell.need() + self.sign.wide

    def height(self, width):
        """Give the inches from top to bottom."""
        return self.cell.height(width - self.sign.wide)

    def draw(self, page, box):
        """Draw the sign level with the first line, and the cell right of it."""
        self.sign.draw(page, box.x, box.y + self.first / 2)
        wide = self.sign.wide
        inside = Box(box.x + wide, box.y, box.width - wide, box.height, box.column)
        self.cell.draw(page, inside)
