"""All relations as a matrix of who acts and towards whom."""

import math
from dataclasses import dataclass

from matplotlib.patches import FancyBboxPatch

from dossier.charts.relations import matrix_words
from dossier.charts.relations.plus_minus import SIGN
from dossier.dataset.rows import grouped
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import Column, Flow, Glyph, Ledger, Row, Stack, Text, is_narrow, note
from dossier.plot.ledger.claim_tiles import verdict_heads
from dossier.plot.typesetting import wrap
from dossier.story.facts import publishers
from dossier.story.relations import in_words, ranked


@style.applied()
def sign_matrix(relations, story):
    """Draw all relations as chips in a matrix: rows act, columns are acted upon.

    Args:
        relations: rows of ``relations``, of one account or both.
        story: actors and words.
    """
    words, actors = story.words, story.actors()
    about = {
        "kind": words.say("Matrix"),
        "title": matrix_words.title(relations, actors, words),
        "subtitle": matrix_words.subtitle(relations, words),
        "publishers": publishers(relations),
    }
    relations = relations.sort_values(["account", "id"])
    if is_narrow():
        table = _listed(relations, actors, words)
        return table.draw("04-matrix", words, **about)
    columns, told = _columns(relations, actors, words), grouped(relations, "from_id", "to_id")
    rows = []
    for key in ranked(relations, "from_id"):
        cells = {"from": Text(actors.at[key, "name"], weight=600)}
        for target in sorted(target for source, target in told if source == key):
            across = _abreast(told, target)
            cells[target] = _chips(told[key, target], actors, words, across=across)
        rows.append(Row(cells))
    targets = list(columns)[1:]
    table = Ledger(
        columns,
        rows,
        pad=0.065,
        width=7,
        key=_key(relations, words),
        spans=[(targets[0], targets[-1], words.say("towards"))] if targets else (),
    )
    figure = table.draw("04-matrix", words, **about)
    order = list(relations["id"])
    figure.marks.sort(key=lambda mark: order.index(mark.id))
    return figure


def _listed(relations, actors, words):
    """Lay out the relations for a phone: below each actor those that it acts upon, one a row."""
    columns = {"to": Column(note(words.say("towards")), width=1.3, gap=0.15)}
    columns |= {"chips": Column(share=1, gap=0, wraps=True)}
    rows, told, there = [], grouped(relations, "from_id", "to_id"), ranked(relations, "to_id")
    for key in ranked(relations, "from_id"):
        targets = [each for each in there if (key, each) in told]
        for number, target in enumerate(targets):
            chips = _chips(told[key, target], actors, words)
            head = "" if number else actors.at[key, "name"]
            rows.append(Row({"to": Text(actors.at[target, "name"]), "chips": chips}, head=head))
    return Ledger(columns, rows, pad=0.05, key=_key(relations, words), decks=(tuple(columns),))


def _key(relations, words):
    return tuple(verdict_heads(relations, words).values())


def _columns(relations, actors, words):
    """Make a column for each actor that is acted upon, with its name broken into short lines."""
    columns = {"from": Column(note(words.say("from")), width=1.15, gap=0.15, level="middle")}
    for key in ranked(relations, "to_id"):
        lines = wrap(actors.at[key, "name"], 0.62, style.SIZE["note"])
        head = Stack(tuple(note(line, color=vocabulary.INK) for line in lines))
        columns[key] = Column(head, gap=0.18, line=True)
    return columns


def _abreast(told, key):
    """Say how many chips stand side by side in a column: as many as one upon another."""
    most = max(len(rows) for (_, target), rows in told.items() if target == key)
    return round(math.sqrt(most))


def _chips(rows, actors, words, **look):
    """Make a cell of the chips of some relations."""
    chips = []
    for row in rows:
        said, at = in_words(row, actors, words), (row["to_id"], row["from_id"])
        chips.append(_Chip({"row": row, "value": said, "at": at}))
    return Flow(chips, gap=0.05, line=0.26, **look)


@dataclass(frozen=True)
class _Chip:
    """A relation as a chip: its sign, and the glyph of its verdict."""

    mark: dict
    wide: float = 0.36
    high: float = 0.21

    def draw(self, page, x, y):
        """Draw chip, sign and glyph."""
        row, verdict = self.mark["row"], self.mark["row"]["verdict"]
        look = style.fill(row["status"], verdict)
        page.bind(self._draw_box(page.axes, x, y, 0, **look), self.mark)
        if row["status"] == "interpretation":  # no sign is to be read on hatching
            self._draw_box(page.axes, x, y, 0.03, facecolor=style.PAPER, edgecolor="none")
        pale = row["status"] not in vocabulary.FACT
        colour = vocabulary.COLOUR[verdict] if pale else style.PAPER
        middle, aside = x + self.wide / 2, self.wide / 4.4 if verdict else 0
        sign = {"marker": SIGN[row["sign"]], "markersize": 8, "markeredgewidth": 1.2}
        look = {"markerfacecolor": "none", "markeredgecolor": colour, "linestyle": "none"}
        page.axes.plot(middle - aside, y, **look, **sign)
        if verdict:
            glyph = Glyph(vocabulary.GLYPH[verdict], colour, weight=600, slot=0.1)
            glyph.draw(page, middle + aside - 0.05, y)

    def _draw_box(self, axes, x, y, inset, **look):
        corner = (x + 2 * inset, y - self.high / 2 + inset)
        size = (self.wide - 4 * inset, self.high - 2 * inset)
        box = {"boxstyle": "round,pad=0,rounding_size=0.05"}
        return axes.add_artist(FancyBboxPatch(corner, *size, **box, **look))
