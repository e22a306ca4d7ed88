"""Dated moves on a scale of days, one line each, and what joins them."""

import re
from dataclasses import dataclass, field
from math import ceil, fsum

import pandas as pd
from matplotlib.patches import Rectangle

from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import forms
from dossier.plot import style
from dossier.plot.ledger import Scale, is_narrow, put
from dossier.plot.ledger.decks import INSIDE
from dossier.plot.typesetting import balance, leading, text_width
from dossier.story.postures import DAY, days_of, in_words, when

LINE = 0.225  # inches from move to move
NOTE = style.SIZE["note"]
BESIDE, END = 0.06, 0.04  # inches from a move to its words, and from these to the edge
RAISED = 0.13  # inches by which the words of an answer stand above its line
BACK = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.4, "alpha": 0.85}


def months(days, story, rows):
    """Make the scale of days: a line at each month, a strong one on the day of the article.

    Args:
        days: rows of ``dated``.
        story: the article and words.
        rows: number of rows of the ledger.
    """
    first = days["start"].min().to_period("M").start_time
    last = days["end"].max().to_period("M").end_time.normalize() + DAY
    starts = pd.date_range(first, last, freq="MS")
    words, every = story.words, max(1, round((last - first) / DAY / 30 / 12))
    names = {month: words.date(month, "month") for month in starts}
    if is_narrow():
        names = {month: re.sub(r"\s", "\n", name, count=1) for month, name in names.items()}
        need = max(text_width(line, NOTE) for name in names.values() for line in name.split("\n"))
        every = ceil((need + END) / (INSIDE * 30 * DAY / (last - first)))
    lines, ticks, year = tuple((month - first) / DAY for month in starts[::every]), [], None
    for line, month in zip(lines[:-1], starts[::every], strict=False):
        said = words.month(month) if month.year == year else names[month]
        ticks.append((line + 15 * every, said))
        year = month.year  # said once
    high, printed = (last - first) / DAY, story.article["published"]
    at = (printed - first) / DAY + 0.5
    stops = ()
    if 0 < at < high:
        text = words.say("the article, {day}", day=words.day(printed))
        stops = ((at, text, rows),)
    look = {"size": NOTE, "share": 1, "gap": 0, "level": "top"}
    scale = Scale(high=high, ticks=tuple(ticks), lines=lines, stops=stops, **look)
    scale.first = first
    return scale


@dataclass
class Moves:
    """The dated moves on one claim.

    Attributes:
        rows: rows of ``dated``.
        scale: the column in which they stand.
        words: the language.
        joined: whether a thin line joins them.
        sides: on which side words stand, by ids of moves: away from a line that leads there.
        places: where each was drawn, by its id: the middle, the level, and that of its words' first
            line.
    """

    rows: list
    scale: object
    words: object
    joined: bool
    sides: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)

    first = LINE

    def need(self):
        """Give no inches: the scale has its width from elsewhere."""
        return 0

    def height(self, width):
        """Give the inches of all moves."""
        return fsum(self._above(row) + self._high(row) for row in self.rows)

    def draw(self, page, box):
        """Draw the moves, and the line that joins the days given for one claim."""
        top, last = box.y, None
        for row in self.rows:
            top, high = top + self._above(row), self._high(row)
            self._draw_move(page, row, top + high / 2)
            x, y, _ = self.places[row["id"]]
            if last and self.joined:  # level between the two, where no words stand
                path = [last, (last[0], top), (x, top), (x, y)]
                page.axes.plot(*zip(*path, strict=True), color=style.QUIET, lw=0.7, zorder=1)
            top, last = top + high, (x, y)

    def _above(self, row):
        """Give the inches above a move for the words of an answer, which need them on a phone."""
        return leading(NOTE) * (row["id"] in self.sides and is_narrow())

    def _high(self, row):
        """Give the inches of a move, which can have words in several lines."""
        return LINE + leading(NOTE) * (len(self._beside(row)[2]) - 1)

    def _ends(self, row):
        """Give the inches from the left at which a dot or, over several days, a bar ends."""
        left, right = at(self.scale, row["start"]), at(self.scale, row["end"] + DAY)
        if row["end"] > row["start"]:
            return left, right
        middle = left + self.scale.inches(0.5)
        return middle - 0.07, middle + 0.07

    def _beside(self, row):
        """Say where the words of a move are, on which side of it, and in which lines."""
        left, right = self._ends(row)
        scale, text = self.scale, in_words(row, self.words)
        before, behind = left - scale.left, scale.left + scale.width - right
        wide = text_width(text, NOTE) + BESIDE + END
        usual = "left" if wide >= behind and (wide < before or before > behind) else "right"
        side = self.sides.get(row["id"], usual)
        x, room = (left - BESIDE, before) if side == "left" else (right + BESIDE, behind)
        return x, side, [text] if wide < room else balance(text, room - BESIDE - END, NOTE)

    def _draw_move(self, page, row, y):
        """Draw a move as a dot or, over several days, as a bar, with its words beside it."""
        left, right = self._ends(row)
        middle = at(self.scale, row["start"]) + self.scale.inches(0.5)
        if row["end"] > row["start"]:
            look = style.fill(row["status"], row["verdict"])
            drawn = page.axes.add_artist(
                Rectangle((left, y - 0.05), right - left, 0.1, zorder=3, **look)
            )
        else:
            look = style.dot(row["status"], row["verdict"])
            (drawn,) = page.axes.plot(middle, y, zorder=3, clip_on=False, **look)
        said = {"row": row, "value": when(row, self.words), "at": (row["start"], row["id"])}
        page.bind(drawn, said | days_of(row))
        x, side, lines = self._beside(row)
        levels = [y + (n - (len(lines) - 1) / 2) * leading(NOTE) for n in range(len(lines))]
        self.places[row["id"]] = middle, y, levels[0]
        look = {"color": vocabulary.COLOUR[row["verdict"]], "size": NOTE, "bbox": BACK}
        look["ha"] = "right" if side == "left" else "left"
        for line, level in zip(lines, levels, strict=True):
            put(page, x, level, line, zorder=2, **look)


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
    (x, y, _), (_, level, words_at) = places[first["id"]], places[answered["id"]]
    edge, turn = at(scale, answered["start"]) - 0.02, y + (0.09 if y < level else -0.09)
    colour = vocabulary.COLOUR[answer["verdict"]]
    look = style.line(answer["status"]) | {"color": colour, "zorder": 2}
    (path,) = page.axes.plot([edge, x, x], [level, level, turn], **look)
    page.axes.plot(x, turn, marker="^" if y < level else "v", markersize=6, color=colour, zorder=2)
    said = {"row": answer, "value": answer["days"], "unit": "days"}
    page.bind(path, said | {"at": (first["start"], answered["id"])})
    look = {"color": colour, "size": NOTE, "weight": 600, "bbox": BACK}
    text = _verdict_on(answer, words)
    half = text_width(text, NOTE, 600) / 2
    x = min(max((edge + x) / 2, scale.left + half), scale.left + scale.width - half)
    raised = level - RAISED if words_at == level else words_at - leading(NOTE)
    put(page, x - half, raised, text, **look)


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
