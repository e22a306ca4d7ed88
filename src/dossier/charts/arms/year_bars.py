"""Yearly values as bars upon a line: large ones with their scale, and small multiples."""

from dataclasses import dataclass
from math import ceil

import pandas as pd
from matplotlib.ticker import MaxNLocator

from dossier.dataset.rows import dicts
from dossier.plot import style
from dossier.plot.ledger import put
from dossier.plot.oblong import Oblong
from dossier.plot.typesetting import wrap
from dossier.story.yearly import ENDS, adds, digits

FEET, HEAD = 0.34, 0.42  # inches below and, of a small multiple, above its bars
LABEL = 0.42  # inches a year needs to be labelled
BROAD = 0.8  # inches of a bar at most
NOTE = style.SIZE["note"]


@dataclass(frozen=True)
class YearBars:
    """The values of a pair as bars upon a line, as a sign.

    Attributes:
        rows: rows of ``series``, of one pair.
        story: actors and words.
        unit: the value that an inch stands for.
        high: inches of the bars.
        wide: inches of all years.
        shared: whether others are to the same scale.
        large: whether each year has its name and its value; years without any are drawn, too.
    """

    rows: pd.DataFrame
    story: object
    unit: float
    high: float
    wide: float
    shared: bool = True
    large: bool = False

    @property
    def line(self):
        """Inches from top to bottom."""
        return self.high + FEET + (0 if self.large else HEAD)

    def draw(self, page, x, y):
        """Draw the bars, and what tells their years and values."""
        base, words = y + self.line / 2 - FEET, self.story.words
        pair = pair_of(self.rows, self.story)
        years = self.rows["year"].astype(int)
        step = self.wide / (years.max() - years.min() + 1)
        middles = {year: x + (year - years.min() + 0.5) * step for year in sorted(years)}
        page.axes.plot((x, x + self.wide), (base, base), color=style.QUIET, linewidth=0.6)
        for row in dicts(self.rows if self.large else self.rows[self.rows["value"] > 0]):
            value, year = row["value"], int(row["year"])
            across, high = min(0.72 * step, BROAD), value / self.unit
            corner = middles[year] - across / 2, base - high
            bar = Oblong(corner, across, high, **style.fill("reported"))
            label = words.say("{pair}, {year}", pair=pair, year=words.year(year))
            mark = {"row": row, "label": label, "value": value, "unit": row["unit"]}
            page.bind(page.axes.add_artist(bar), mark | {"at": (year, value), "when": [year]})
            if self.large and step > LABEL:
                text = words.number(value, digits(value))
                put(page, middles[year], base - high - 0.11, text, size=NOTE, ha="center")
        if self.large:
            self._draw_scale(page, x, base)
            for year in list(middles)[:: ceil(LABEL / step)]:
                put(page, middles[year], base + 0.14, words.year(year), ha="center")
        else:
            self._write(page, x, base, pair, list(middles))

    def _draw_scale(self, page, x, base):
        """Draw a line at each round value."""
        highest = self.high * self.unit
        for value in MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(0, highest):
            if 0 < value <= highest:
                level = base - value / self.unit
                look = {"color": style.FAINT, "linewidth": 0.6, "zorder": 0.5}
                page.axes.plot((x, x + self.wide), (level, level), **look)
                text = self.story.words.number(value)
                put(page, x - 0.06, level, text, color=style.QUIET, ha="right")

    def _write(self, page, x, base, pair, years):
        """Write name and amount above the bars, the first and the last year below."""
        top, look = base - self.high, {"color": style.QUIET, "size": NOTE}
        put(page, x, top - 0.28, wrap(pair, self.wide + 0.25, NOTE)[0], size=NOTE)
        put(page, x, top - 0.1, self._amount(), **look)
        places = {0: "left", self.wide: "right"} if len(years) > 1 else {self.wide / 2: "center"}
        for year, (place, side) in zip((years[0], years[-1]), places.items(), strict=False):
            put(page, x + place, base + 0.14, self.story.words.year(year), ha=side, **look)

    def _amount(self):
        """Say what values add up to; if they do not, or are on a scale of their own, the most."""
        words, values, unit = self.story.words, self.rows["value"], self.rows["unit"].iloc[0]
        if self.shared and adds(unit):
            return words.say("{volume} in all", volume=words.number(values.sum(), 0))
        return words.say("up to {amount}", amount=words.quantity(values.max(), unit))


def pair_of(rows, story):
    """Name the pair of some rows: who delivers to whom."""
    supplier, recipient = (story.actor(rows[end].iloc[0]) for end in ENDS)
    return story.words.say("{supplier} to {recipient}", supplier=supplier, recipient=recipient)
