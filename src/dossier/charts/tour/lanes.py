"""Stays side by side on the days, each with its name inside, above or below."""

from dataclasses import dataclass

from dossier.plot import style
from dossier.plot.ledger import Bars, put
from dossier.plot.oblong import Oblong
from dossier.plot.typesetting import text_width
from dossier.story.tour import APART

LEAST = 0.8  # inches of a stop without a day, as far as there is room for all of them
LINE, NEAR = 0.185, 0.13  # inches from name to name, upwards and sideways
EDGES = 0.06  # inches of a bar that its name leaves free
MOST = 8  # names above one another


def apart(days, undated, inches):
    """Give the days that a stop without one takes: many where the days are narrow.

    Args:
        days: how many there are.
        undated: stops without one.
        inches: of all together.
    """
    room = min(LEAST, inches / 2 / max(undated, 1))
    return max(APART, room * (days + 0.3) / (inches - room * undated))


def levels(stays, day):
    """Find a level for the name of each stay: 0 is in its bar, 1 below it, -1 above, and so on.

    Args:
        stays: bars with their names.
        day: inches of a day.
    """
    found, ends = [], {}
    for bar, text, *_ in stays:
        wide, middle = text_width(text, style.SIZE["label"]), (bar.start + bar.end) / 2 * day
        if wide < (bar.end - bar.start) * day - EDGES:
            found.append(0)
            continue
        first = -1 if sum(map(bool, found)) % 2 else 1
        tried = [sign * number for number in range(1, MOST) for sign in (first, -first)]
        free = [at for at in tried if ends.get(at, -wide) + NEAR < middle - wide / 2]
        found.append((free or [first])[0])
        ends[found[-1]] = middle + wide / 2
    return tuple(found)


@dataclass(frozen=True)
class Lane(Bars):
    """Stays side by side; ``levels`` says where their names stand."""

    levels: tuple = ()

    def height(self, width):
        """Give the inches of the bars, and of names that are not next to one."""
        return self.high + 2 * self._beyond()

    def _beyond(self):
        return LINE * (max(map(abs, self.levels), default=1) - 1 if any(self.levels) else 0)

    def draw(self, page, box):
        """Draw bars and names."""
        for (bar, text, colour, inside), level in zip(self.bars, self.levels, strict=True):
            left, right = (box.column.at(value) for value in (bar.start, bar.end))
            corner = left + 0.013, box.middle - self.high / 2
            size = right - left - 0.026, self.high
            page.bind(page.axes.add_artist(Oblong(corner, *size, **bar.look)), bar.mark)
            aside = (self.high / 2 + 0.11 + (abs(level) - 1) * LINE) * ((level > 0) - (level < 0))
            look = {"ha": "center", "color": colour if level else inside}
            half = text_width(text, style.SIZE["label"]) / 2
            middle = min(max((left + right) / 2, half), page.inside - half)
            put(page, middle, box.middle + aside, text, **look)
