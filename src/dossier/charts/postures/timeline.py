"""Dated moves on a scale of days, one line each, and what joins them."""

from dataclasses import dataclass, field

import pandas as pd
from matplotlib.patches import Rectangle

from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import forms
from dossier.plot import style
from dossier.plot.ledger import Scale, put
from dossier.plot.typesetting import text_width
from dossier.story.postures import DAY, days_of, in_words, when

LINE = 0.225  # inches from move to move
NOTE = style.SIZE["note"]


def months(days, story, rows):
    """Make the scale of days: a line at each month, a strong one on the day of the article.

    Args:
        days: rows of ``dated``.
        story: the article and words.
        rows: number of rows of the ledger.
    """
    first = days["start"].min().to_period("M").start_time
    last = days["end"].max().to_period("M").end_time.normalize() + DAY
    every = max(1, round((last - first) / DAY / 30 / 12))
    starts = pd.date_range(first, last, freq="MS")[::every]
    lines = tuple((month - first) / DAY for month in starts)
    ticks = tuple(
        (line + 15 * every, story.words.date(month, "month"))
        for line, month in zip(lines[:-1], starts, strict=False)
    )
    high, printed = (last - first) / DAY, story.article["published"]
    at = (printed - first) / DAY + 0.5
    stops = ()
    if 0 < at < high:
        text = story.words.say("the article, {day}", day=story.words.day(printed))
        stops = ((at, text, rows),)
    look = {"size": NOTE, "share": 1, "gap": 0, "level": "top"}
    scale = Scale(high=high, ticks=ticks, lines=lines, stops=stops, **look)
    scale.first = first
    return scale


@dataclass
class Moves:
    """The dated moves on one claim.

    Attributes:
        rows: rows of ``dated``.
        words: the language.
        joined: whether a thin line joins them.
        places: where each was drawn, by its id: the middle and the level.
    """

    rows: list
    words: object
    joined: bool
    places: dict = field(default_factory=dict)

    first = LINE

    def need(self):
        """Give no inches: the scale has its width from elsewhere."""
        return 0

    def height(self, width):
        """Give the inches of all lines."""
        return LINE * len(self.rows)

    def draw(self, page, box):
        """Draw the moves, and the line that joins the days given for one claim."""
        for number, row in enumerate(self.rows):
            self._draw_move(page, box.column, row, box.y + (number + 0.5) * LINE)
        spots = list(self.places.values())
        for (x, y), (next_x, next_y) in zip(spots, spots[1:], strict=False):
            between = (y + next_y) / 2  # where no words stand
            path = [(x, y), (x, between), (next_x, between), (next_x, next_y)]
            if self.joined:
                page.axes.plot(*zip(*path, strict=True), color=style.QUIET, lw=0.7, zorder=1)

    def _draw_move(self, page, scale, row, y):
        """Draw a move as a dot or, over several days, as a bar, with its words beside it."""
        left, right = at(scale, row["start"]), at(scale, row["end"] + DAY)
        middle = left + scale.inches(0.5)
        self.places[row["id"]] = middle, y
        if row["end"] > row["start"]:
            look = style.fill(row["status"], row["verdict"])
            drawn = page.axes.add_artist(
                Rectangle((left, y - 0.05), right - left, 0.1, zorder=3, **look)
            )
        else:
            look = style.dot(row["status"], row["verdict"])
            (drawn,) = page.axes.plot(middle, y, zorder=3, clip_on=False, **look)
            left, right = middle - 0.07, middle + 0.07
        said = {"label": row["label"], "value": when(row, self.words)}
        page.bind(drawn, {"row": row, "at": (row["start"], row["id"])} | said | days_of(row))
        text = in_words(row, self.words)
        fits = right + text_width(text, NOTE) + 0.1 < scale.left + scale.width
        back = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.4, "alpha": 0.85}
        look = {"color": vocabulary.COLOUR[row["verdict"]], "size": NOTE, "bbox": back}
        x, side = (right + 0.06, "left") if fits else (left - 0.06, "right")
        put(page, x, y, text, ha=side, zorder=2, **look)


def draw_answer(page, scale, answer, rows, places, words):
    """Draw an arrow from the first of the moves back, or on, to what is said to answer them.

    Args:
        page: the ledger.
        scale: its scale of days.
        answer: a row of ``answers``.
        rows: rows of ``dated``, by their ids.
        places: where each is drawn.
        words: the language.
    """
    first, answered = rows[answer["first"]], rows[answer["answered"]]
    (x, y), (_, level) = places[first["id"]], places[answered["id"]]
    edge, turn = at(scale, answered["start"]) - 0.02, y + (0.09 if y < level else -0.09)
    colour = vocabulary.COLOUR[answer["verdict"]]
    look = style.line(answer["status"]) | {"color": colour, "zorder": 2}
    (path,) = page.axes.plot([edge, x, x], [level, level, turn], **look)
    page.axes.plot(x, turn, marker="^" if y < level else "v", markersize=6, color=colour, zorder=2)
    said = {"label": answer["label"], "value": answer["days"], "unit": "days"}
    page.bind(path, {"row": answer, "at": (first["start"], answered["id"])} | said)
    look = {"color": colour, "size": NOTE, "weight": 600, "ha": "center"}
    put(page, (edge + x) / 2, level - 0.13, _verdict_on(answer, words), **look)


def at(scale, day):
    """Give the inches from the left at which a day begins."""
    return scale.at((day - scale.first) / DAY)


def _verdict_on(answer, words):
    said = {"glyph": vocabulary.GLYPH[answer["verdict"]], "label": answer["label"]}
    if answer["days"] < 0:
        one, many = forms("{glyph} {label}: {n} day earlier", "{glyph} {label}: {n} days earlier")
    else:
        one, many = forms("{glyph} {label}: {n} day later", "{glyph} {label}: {n} days later")
    return words.plural(one, many, abs(answer["days"]), **said)
