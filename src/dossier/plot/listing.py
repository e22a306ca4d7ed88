"""Lists beside a map, on a phone below it: blocks of lines, each keyed by a letter to its place."""

from dataclasses import dataclass

from matplotlib.patches import Ellipse, Rectangle

from dossier.plot.beads import Bead
from dossier.plot.ledger import Column, Item, Ledger, Row, Stack, Text, is_narrow, note
from dossier.plot.ledger.claim_tiles import verdict_heads

COLUMN = 2.3  # inches that a column takes, where it is not all there is
GAP = 0.2  # inches between columns
APART = 0.11  # inches between blocks
WORDS = 1.75  # inches at least for titles and footer
SQUARE = 3.6  # inches that a drawing is high on a phone


@dataclass(frozen=True)
class Sample:
    """A sample of a mark, as a sign.

    Attributes:
        look: properties of the mark.
        shape: ``line`` (or dot), ``area`` or ``ring``.
    """

    look: dict
    shape: str
    wide = 0.34

    def draw(self, page, x, y):
        """Draw the sample."""
        if self.shape == "area":
            page.axes.add_patch(Rectangle((x + 0.02, y - 0.055), 0.24, 0.11, **self.look))
        elif self.shape == "ring":
            page.axes.add_patch(Ellipse((x + 0.14, y), 0.2, 0.14, **self.look))
        else:
            shown = {"markevery": [1]} if self.look.get("marker") else {}
            page.axes.plot([x + 0.02, x + 0.14, x + 0.26], [y, y, y], **self.look | shown)


def entry(text, colour, look=None, shape="line"):
    """Make one line of a block: what a mark is, behind a sample of it where it has a look."""
    words = note(text, color=colour)
    return Item(Sample(look, shape), words) if look else words


def block(key, head, entries):
    """Make the cell of what belongs to one letter on the map.

    Args:
        key: the letter; empty for none.
        head: what the letter stands for.
        entries: the lines, of ``entry``.
    """
    head = Text(head, weight=600)
    return Stack((Item(Bead(key), head) if key else head, Stack(tuple(entries))), gap=0.03)


def figure(name, words, blocks, body, *, width, **about):
    """Make a figure with a list beside the room for a drawing, whatever its titles take.

    On a phone the list stands below the drawing, and both are as wide as that.

    Args:
        name: as of ``Figure``.
        words: the language.
        blocks: the list, of ``block``.
        body: height of the drawing in inches, elsewhere than on a phone.
        width: width of the figure in inches, likewise.
        **about: further arguments of ``Figure``.

    Returns:
        The figure, and the axes for the drawing; None where nothing is listed, as the figure says.
    """
    if is_narrow():
        body, shared, gap = SQUARE, [blocks], SQUARE + GAP
    else:
        shared, gap = _shared(blocks, body - APART), 0
    lists = [Column(width=COLUMN + GAP, gap=GAP), Column(width=COLUMN, gap=0)][-len(shared) :]
    columns = {"drawing": Column(share=1, gap=GAP)} | dict(enumerate(lists))
    rows = [Row(dict(enumerate(map(_cell, shared))), gap=gap, rule="")] if blocks else []
    table = Ledger(columns, rows, pad=0, width=width, least=body, decks=((0,),))
    made = table.draw(name, words, around=WORDS, **about)
    if not blocks:
        return made, None
    right = 0 if is_narrow() else len(shared) * (COLUMN + GAP)
    return made, made.axes(right=right, bottom=max(0, round(table.bottom, 2) - body))


def verdicts(rows, words):
    """Make a last block that names the verdicts of some rows; a list of one, or none."""
    entries = [entry(sign.text, sign.color) for sign in verdict_heads(rows, words).values()]
    return [block("", words.say("The article, checked"), entries)] if entries else []


def _cell(blocks):
    return Stack(tuple(blocks), gap=APART)


def _shared(blocks, room):
    """Share blocks out over as few columns as the room in inches asks for, two at most."""
    if _height([blocks]) <= room:
        return [blocks]
    ways = ([blocks[:first], blocks[first:]] for first in range(1, len(blocks) + 1))
    return [part for part in min(ways, key=_height) if part]


def _height(shared):
    """Give the inches that the tallest column takes."""
    return max(_cell(blocks).height(COLUMN) for blocks in shared)
