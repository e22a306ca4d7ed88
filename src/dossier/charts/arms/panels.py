"""Small panels of yearly values, to the scale of the large bars or each to one of its own."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Grid:
    """Where the panels go: how many, how high the bars may get, how much an inch is.

    ``unit`` is nothing where each panel has a scale of its own.
    """

    count: int
    bars: float = OWN
    unit: float = 0

    @property
    def lines(self):
        """Rows of panels."""
        return ceil(self.count / self.across)

    @property
    def across(self):
        """Panels a row."""
        return FEW if is_narrow() else ACROSS

    @property
    def height(self):
        """Inches that all panels take, with their heading."""
        return self.lines * (self.bars + HEAD + FEET) + (HEADING if self.count else 0)


def layout(others, unit):
    """Lay out panels.

    Args:
        others: frames of deliveries, one a panel.
        unit: of the values an inch.
    """
    highest = max((rows["value"].max() for rows in others), default=0)
    return Grid(len(others), max(highest / unit, LEAST), unit)


def name(pair, story):
    """Name a pair of states: who delivers to whom."""
    return story.words.say(
        "{supplier} to {recipient}", supplier=story.actor(pair[0]), recipient=story.actor(pair[1])
    )


def draw(figure, grid, others, story, below=0):
    """Draw the panels at the foot of a figure, below a heading.

    Args:
        figure: the figure.
        grid: what ``layout`` returns.
        others: frames of deliveries, one a panel.
        story: actors.
        below: inches that stay free below them.
    """
    if not others:
        return
    words, foot = figure.words, figure.foot + below
    width, height = figure.canvas.get_size_inches()
    figure.canvas.text(
        (MARGIN + LEFT) / width,
        (foot + grid.height - 0.22) / height,
        words.say("Other pairs, on the same scale")
        if grid.unit
        else words.say("In other units, each on a scale of its own"),
        weight=600,
        color=style.QUIET,
        va="center",
    )
    step = (width - 2 * MARGIN - LEFT) / grid.across
    for n, rows in enumerate(others):
        x = MARGIN + LEFT + n % grid.across * step
        y = foot + FEET + (grid.lines - 1 - n // grid.across) * (grid.bars + HEAD + FEET)
        box = (x / width, y / height, (step - 0.3) / width, grid.bars / height)
        _draw_panel(figure, figure.canvas.add_axes(box), grid, rows, story)


def _draw_panel(figure, axes, grid, rows, story):
    words, years = figure.words, rows["year"].astype(int)
    pair = name(tuple(rows.iloc[0][ENDS]), story)
    highest = grid.bars * grid.unit or rows["value"].max() or 1
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
    total = _amount(grid, rows, words)
    for text, level, look in (
        (wrap(pair, inches + 0.25, NOTE)[0], 0.28, {}),
        (total, 0.1, {"color": style.QUIET}),
    ):
        y = 1 + level / grid.bars
        axes.text(0, y, text, transform=axes.transAxes, size=NOTE, va="center", **look)
    draw_years(figure, axes, rows[rows["value"] > 0], pair)


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


def _amount(grid, rows, words):
    """Say what a panel adds up to; of another unit, or one that does not add, how high it gets."""
    if grid.unit and adds(rows["unit"].iloc[0]):
        return words.say("{volume} in all", volume=words.number(rows["value"].sum(), 0))
    most = words.quantity(rows["value"].max(), rows["unit"].iloc[0])
    return words.say("up to {amount}", amount=most)
