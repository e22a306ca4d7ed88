"""Small multiples of yearly values."""

from math import ceil

from matplotlib.patches import Rectangle

from dossier.dataset.rows import dicts
from dossier.plot import style
from dossier.plot.figure import MARGIN
from dossier.plot.ledger import is_narrow
from dossier.plot.typesetting import wrap
from dossier.story.yearly import ENDS, adds

LEFT, HEAD, FEET, HEADING, LEAST = 0.55, 0.42, 0.34, 0.42, 0.3  # inches
ACROSS, FEW = 5, 2  # panels a row, on a phone few
OWN = 0.8  # inches of bars on a scale of their own
NOTE = style.SIZE["note"]


class Panels:
    """Panels of bars below each other, to the scale of the large bars or each to one of its own.

    Attributes:
        height: inches that all of them take, with their heading.
    """

    def __init__(self, frames, unit=0):
        """Lay out frames of deliveries, one a panel; ``unit`` is what an inch is, 0 their own."""
        self.frames, self.unit, self.bars = frames, unit, OWN
        if unit:
            highest = max((rows["value"].max() for rows in frames), default=0)
            self.bars = max(highest / unit, LEAST)
        self.across = FEW if is_narrow() else ACROSS
        self.lines = ceil(len(frames) / self.across)
        self.height = self.lines * (self.bars + HEAD + FEET) + (HEADING if frames else 0)

    def draw(self, figure, story, below=0):
        """Draw the panels at the foot of a figure, below a heading, above some free inches."""
        if not self.frames:
            return
        words, foot = figure.words, figure.foot + below
        width, height = figure.canvas.get_size_inches()
        heading = words.say("In other units, each on a scale of its own")
        if self.unit:
            heading = words.say("Other pairs, on the same scale")
        place = (MARGIN + LEFT) / width, (foot + self.height - 0.22) / height
        figure.canvas.text(*place, heading, weight=600, color=style.QUIET, va="center")
        step = (width - 2 * MARGIN - LEFT) / self.across
        for n, rows in enumerate(self.frames):
            x = MARGIN + LEFT + n % self.across * step
            y = foot + FEET + (self.lines - 1 - n // self.across) * (self.bars + HEAD + FEET)
            box = (x / width, y / height, (step - 0.3) / width, self.bars / height)
            self._draw_panel(figure, figure.canvas.add_axes(box), rows, story)

    def _draw_panel(self, figure, axes, rows, story):
        words, years = figure.words, rows["year"].astype(int)
        pair = name(tuple(rows.iloc[0][ENDS]), story)
        highest = self.bars * self.unit or rows["value"].max() or 1
        axes.set(xlim=(years.min() - 0.5, years.max() + 0.5), ylim=(0, highest))
        ends = sorted({years.min(), years.max()})
        edges = [ends[0] - 0.5, ends[-1] + 0.5] if len(ends) > 1 else ends
        axes.set_xticks(edges, [words.year(year) for year in ends], size=NOTE)
        axes.tick_params(axis="x", length=0)
        if len(ends) > 1:
            for label, side in zip(axes.get_xticklabels(), ("left", "right"), strict=True):
                label.set_ha(side)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        inches = axes.get_position().width * figure.canvas.get_figwidth()
        look = {"transform": axes.transAxes, "size": NOTE, "va": "center"}
        axes.text(0, 1 + 0.28 / self.bars, wrap(pair, inches + 0.25, NOTE)[0], **look)
        axes.text(0, 1 + 0.1 / self.bars, self._amount(rows, words), color=style.QUIET, **look)
        draw_years(figure, axes, rows[rows["value"] > 0], pair)

    def _amount(self, rows, words):
        """Say what a panel adds up to; of another unit, or one that does not add, its highest."""
        if self.unit and adds(rows["unit"].iloc[0]):
            return words.say("{volume} in all", volume=words.number(rows["value"].sum(), 0))
        most = words.quantity(rows["value"].max(), rows["unit"].iloc[0])
        return words.say("up to {amount}", amount=most)


def name(pair, story):
    """Name a pair of states: who delivers to whom."""
    return story.words.say(
        "{supplier} to {recipient}", supplier=story.actor(pair[0]), recipient=story.actor(pair[1])
    )


def draw_years(figure, axes, rows, pair, width=0.72):
    """Draw each year of a pair as a bar.

    Args:
        figure: the figure.
        axes: with years across.
        rows: deliveries of the pair.
        pair: its name.
        width: of a bar, in years.
    """
    words = figure.words
    for row in dicts(rows):
        value, year = row["value"], int(row["year"])
        left = year - width / 2
        bar = axes.add_patch(Rectangle((left, 0), width, value, **style.fill("reported")))
        label = words.say("{pair}, {year}", pair=pair, year=words.year(year))
        at = (year, value)
        figure.mark(bar, row, label=label, value=value, unit=row["unit"], at=at, when=[year])
