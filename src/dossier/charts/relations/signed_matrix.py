"""All relations as a matrix of who acts and towards whom."""

import math

from matplotlib.patches import FancyBboxPatch

from dossier.charts.relations.signs import SIGN
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.sheet import put, sheet, verdict_heads, write_row
from dossier.plot.typesetting import text_width, wrap
from dossier.story.relations import in_words, leading, ranked, unsupported
from dossier.story.story import publishers

CHIP, CHIP_HEIGHT = 0.36, 0.21  # inches
GAP = 0.05  # inches between chips
PAD = 0.09  # inches from the lines of the grid
NAMES = 1.15  # inches for the names of those who act
NARROWEST, WIDEST = 0.5, 0.62  # inches for a name over a column
LINE = 0.15  # inches from line to line of a name


@style.applied()
def sign_matrix(relations, story):
    """Draw all relations as chips in a matrix: rows act, columns are acted upon.

    Args:
        relations: rows of ``relations``, of one account or both.
        story: actors and words.
    """
    words, actors = story.words, story.actors()
    grid = _Grid(relations, actors)
    figure, axes, _ = sheet(
        "04-matrix",
        words,
        grid.height + 0.3 if len(relations) else 1,
        width=max(7, round(grid.width + 0.6, 2)),
        kind=words.say("Matrix"),
        title=_title(relations, actors, words),
        subtitle=_subtitle(relations, words),
        publishers=publishers(relations),
    )
    if relations.empty:
        return figure.empty()
    grid.draw_lines(axes, words)
    heads = [(text, colour) for _, text, colour in verdict_heads(relations, words)]
    write_row(axes, heads, 0, grid.height + 0.2)
    for row in relations.sort_values(["account", "id"]).to_dict("records"):
        _draw_chip(figure, axes, row, *grid.next_place(row), actors)
    return figure


class _Grid:
    """Where the rows, columns and chips of the matrix lie, in inches from the top left."""

    def __init__(self, relations, actors):
        self.names = actors["name"]
        self.cells = relations.groupby(["from_id", "to_id"]).size()
        self.taken = {}
        self.abreast = {key: self._abreast(key) for key in ranked(relations, "to_id")}
        self.heads = {key: wrap(self.names[key], WIDEST, 8.5) for key in self.abreast}
        self.left = NAMES
        self.columns = _run(self.left, {key: self._column(key) for key in self.abreast})
        self.top = LINE * max(map(len, self.heads.values()), default=0) + 0.32
        rows = {key: self._row(key) for key in ranked(relations, "from_id")}
        self.rows = _run(self.top, rows)
        self.width = max([self.left, *(end for _, end in self.columns.values())])
        self.height = max([self.top, *(end for _, end in self.rows.values())]) + 0.05

    def _abreast(self, key):
        """Say how many chips stand side by side in a column: as many as one upon another."""
        return round(math.sqrt(self.cells.xs(key, level="to_id").max()))

    def _column(self, key):
        chips = self.abreast[key] * (CHIP + GAP) - GAP
        head = max(text_width(line, 8.5) for line in self.heads[key])
        return max(chips + 2 * PAD, head + 0.12, NARROWEST)

    def _row(self, key):
        own = self.cells.xs(key, level="from_id")
        deep = max(math.ceil(count / self.abreast[to]) for to, count in own.items())
        lines = len(wrap(self.names[key], NAMES - 0.15, style.SIZE["label"], 600))
        return max(deep * (CHIP_HEIGHT + GAP) - GAP + 2 * PAD, lines * LINE + 0.14)

    def next_place(self, row):
        """Give the centre of the next free chip of a cell."""
        cell = row["from_id"], row["to_id"]
        place = self.taken.get(cell, 0)
        self.taken[cell] = place + 1
        down, across = divmod(place, self.abreast[row["to_id"]])
        x = self.columns[row["to_id"]][0] + PAD + across * (CHIP + GAP) + CHIP / 2
        y = self.rows[row["from_id"]][0] + PAD + down * (CHIP_HEIGHT + GAP) + CHIP_HEIGHT / 2
        return round(x, 3), round(y, 3)

    def draw_lines(self, axes, words):
        """Draw the grid, and write the names on its sides."""
        note = {"size": 8.5, "color": style.QUIET, "va": "center"}
        axes.text(self.left, 0.07, words.say("towards"), **note)
        axes.text(0, self.top - 0.12, words.say("from"), **note)
        for key, (left, right) in self.columns.items():
            axes.plot([right, right], [self.top, self.height - 0.05], color=style.FAINT, lw=0.6)
            for number, line in enumerate(reversed(self.heads[key])):
                y = self.top - 0.1 - number * LINE
                axes.text(left + PAD, y, line, size=8.5, va="center", color=vocabulary.INK)
        for key, (top, bottom) in self.rows.items():
            axes.plot([0, self.width], [top, top], color=style.FAINT, lw=0.6)
            lines = wrap(self.names[key], NAMES - 0.15, style.SIZE["label"], 600)
            for number, line in enumerate(lines):
                y = (top + bottom) / 2 + (number - (len(lines) - 1) / 2) * LINE
                axes.text(0, y, line, weight=600, va="center")


def _run(start, sizes):
    """Lay sizes end to end: a dict of key to (start, end)."""
    found = {}
    for key, size in sizes.items():
        found[key] = start, start + size
        start += size
    return found


def _draw_chip(figure, axes, row, x, y, actors):
    box = {"boxstyle": "round,pad=0,rounding_size=0.05"}
    corner = (x - CHIP / 2, y - CHIP_HEIGHT / 2)
    look = style.fill(row["status"], row["verdict"])
    chip = axes.add_patch(FancyBboxPatch(corner, CHIP, CHIP_HEIGHT, **box, **look))
    said = in_words(row, actors, figure.words)
    figure.mark(chip, row, label=row["label"], value=said, at=(row["to_id"], row["from_id"]))
    pale = row["status"] not in vocabulary.FACT
    colour = vocabulary.COLOUR[row["verdict"]] if pale else style.PAPER
    if row["status"] == "interpretation":  # no sign is to be read on hatching
        inner = {"facecolor": style.PAPER, "edgecolor": "none"}
        corner = (corner[0] + 0.06, corner[1] + 0.03)
        axes.add_patch(FancyBboxPatch(corner, CHIP - 0.12, CHIP_HEIGHT - 0.06, **box, **inner))
    aside = CHIP / 4.4 if row["verdict"] else 0
    sign = {"marker": SIGN[row["sign"]], "markersize": 8, "markeredgewidth": 1.2}
    axes.plot(x - aside, y, markerfacecolor="none", markeredgecolor=colour, **sign)
    if row["verdict"]:
        glyph = vocabulary.GLYPH[row["verdict"]]
        put(axes, x + aside, y, glyph, ha="center", weight=600, color=colour)


def _title(relations, actors, words):
    lead = leading(relations)
    if not lead:
        return words.say("No relation was known")
    article = relations[relations["account"] == "article"]
    if article.empty:
        return words.say(
            "{name} is the source of {n} of the {total} relations that others report",
            name=actors.at[lead["actor"], "name"],
            n=words.number(lead["n"]),
            total=words.number(len(relations)),
        )
    return words.say(
        "Contradicted or only interpretation: {n} of the article's {total} relations",
        n=words.number(len(unsupported(relations))),
        total=words.number(len(article)),
    )


def _subtitle(relations, words):
    """Say how to read the chips, for those only that are drawn."""
    fills = {
        "planned": words.say("faint and dashed: planned"),
        "expected": words.say("hollow and dotted: expected or wished for"),
        "interpretation": words.say("hatched: interpretation"),
    }
    there = set(relations["status"].replace("aspiration", "expected"))
    said = [text for status, text in fills.items() if status in there]
    if (relations["verdict"] != "").any():
        said.append(words.say("in colour: the article, with its verdict"))
    if (relations["verdict"] == "").any():
        said.append(words.say("without colour: the sources"))
    return words.say(
        "One chip a relation: + courts, − opposes. Filled: stated as fact; {meanings}",
        meanings="; ".join(said),
    )
