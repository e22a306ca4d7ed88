"""Lists beside a map, on a phone below it: blocks of lines, each keyed by a letter to its place."""

from dataclasses import dataclass
from functools import cached_property
from math import fsum

from matplotlib.patches import Ellipse, Rectangle

from dossier.i18n import vocabulary
from dossier.plot import beads, style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.ledger.claim_tiles import verdict_heads
from dossier.plot.ledger.decks import INSIDE, WIDTH, is_narrow
from dossier.plot.typesetting import CAPITALS, leading, wrap

COLUMN = 2.3  # inches that a column takes, where it is not all there is
GAP = 0.2  # inches between columns
INDENT = 0.34  # inches for the sample of a line or dot
LINE = leading(style.SIZE["note"])  # inches from line to line
HEAD = 0.21  # inches that the head of a block takes
HEAD_LINE = leading(style.SIZE["label"])  # inches that each further line of it takes
APART = 0.11  # inches between blocks
WORDS = 1.75  # inches at least for titles and footer
SQUARE = 3.6  # inches that a drawing is high on a phone


@dataclass(frozen=True)
class Entry:
    """One line of a block: a sample of the mark, and what the mark is.

    Attributes:
        text: what it is.
        colour: colour of the text.
        look: properties of the sample; empty for none.
        shape: ``line`` (or dot), ``area`` or ``ring``.
    """

    text: str
    colour: str
    look: dict
    shape: str = "line"

    @cached_property
    def lines(self):
        """Break the text into lines that a column holds."""
        return wrap(self.text, _column() - INDENT, style.SIZE["note"])


@dataclass(frozen=True)
class Block:
    """What belongs to one letter on the map.

    Attributes:
        key: the letter.
        head: what the letter stands for.
        entries: the lines, of ``Entry``.
    """

    key: str
    head: str
    entries: tuple

    @cached_property
    def heads(self):
        """Break the head into lines that a column holds."""
        return wrap(self.head, _column() - 0.25, style.SIZE["label"], 600)

    @cached_property
    def height(self):
        """Inches that the block takes, with the room below it."""
        lines = sum(len(entry.lines) for entry in self.entries)
        return HEAD + HEAD_LINE * (len(self.heads) - 1) + LINE * lines + APART


def figure(name, words, blocks, body, *, width, **about):
    """Make a figure with a list beside the room for a drawing, whatever its titles take.

    On a phone the list stands below the drawing, and both are as wide as that.

    Args:
        name: as of ``Figure``.
        words: the language.
        blocks: the list, of ``Block``.
        body: height of the drawing in inches, elsewhere than on a phone.
        width: width of the figure in inches, likewise.
        **about: further arguments of ``Figure``.

    Returns:
        The figure, and the axes for the drawing; None where there is nothing to list.
    """
    if is_narrow():
        return _below(name, words, blocks, about)
    shared = columns(blocks, body)
    size = width, max(body, height(shared))
    made = Figure(name, words, size=size, around=WORDS, **about)
    if not blocks:
        return made, None
    axes = made.axes(right=len(shared) * (COLUMN + GAP), bottom=max(0, height(shared) - body))
    _draw(made, shared)
    return made, axes


def _below(name, words, blocks, about):
    """Make a figure for a phone, with the list below the room for a drawing."""
    listed = height([blocks])
    size = WIDTH, round(SQUARE + GAP + listed, 2)
    made = Figure(name, words, size=size, around=0, **about)
    if not blocks:
        return made, None
    _draw_column(made, blocks, top=SQUARE + GAP)
    return made, made.axes(bottom=listed + GAP)


def verdicts(rows, words):
    """Make a last block that names the verdicts of some rows; a list of one, or none."""
    entries = tuple(Entry(text, colour, {}) for _, text, colour in verdict_heads(rows, words))
    return [Block("", words.say("The article, checked"), entries)] if entries else []


def columns(blocks, room):
    """Share blocks out over as few columns as the room in inches asks for, two at most."""
    if height([blocks]) <= room:
        return [blocks]
    ways = ([blocks[:first], blocks[first:]] for first in range(1, len(blocks) + 1))
    return [part for part in min(ways, key=height) if part]


def height(shared):
    """Give the inches that the tallest column takes."""
    return max((fsum(block.height for block in blocks) for blocks in shared), default=0)


def _draw(figure, shared):
    """Write the columns at the right side of a figure."""
    for place, blocks in enumerate(shared):
        right = (len(shared) - 1 - place) * (COLUMN + GAP)
        inside = figure.canvas.get_figwidth() - 2 * MARGIN - right - COLUMN
        _draw_column(figure, blocks, left=inside, right=right)


def _draw_column(figure, blocks, **room):
    axes = figure.axes(**room)
    axes.set_xlim(0, _column())
    axes.set_ylim(-axes.get_position().height * figure.canvas.get_figheight(), 0)
    y = -HEAD / 2
    for block in blocks:
        _draw_block(axes, block, y)
        y -= block.height


def _column():
    """Give the inches that a column takes."""
    return INSIDE if is_narrow() else COLUMN


def _draw_block(axes, block, y):
    if block.key:
        beads.bead(axes, 0.09, y, block.key)
    look = {"weight": 600, "size": style.SIZE["label"], "va": "baseline", "color": vocabulary.INK}
    for number, line in enumerate(block.heads):
        base = y - CAPITALS * look["size"] / 72 - number * HEAD_LINE
        axes.text(0.25 if block.key else 0, base, line, **look)
    y -= HEAD + HEAD_LINE * (len(block.heads) - 1) - 0.01
    for entry in block.entries:
        if entry.look:
            _draw_sample(axes, entry, y)
        x = INDENT if entry.look else 0
        for line in entry.lines:
            base = y - CAPITALS * style.SIZE["note"] / 72
            axes.text(x, base, line, color=entry.colour, size=style.SIZE["note"], va="baseline")
            y -= LINE


def _draw_sample(axes, entry, y):
    if entry.shape == "area":
        axes.add_patch(Rectangle((0.02, y - 0.055), 0.24, 0.11, **entry.look))
    elif entry.shape == "ring":
        axes.add_patch(Ellipse((0.14, y), 0.2, 0.14, **entry.look))
    else:
        shown = {"markevery": [1]} if entry.look.get("marker") else {}
        axes.plot([0.02, 0.14, 0.26], [y, y, y], **entry.look | shown)
