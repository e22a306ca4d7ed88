"""Lists beside a map: blocks of lines, each block keyed by a letter to its place on the map."""

from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.ledger.claim_tiles import verdict_heads
from dossier.plot.typesetting import CAPITALS, leading, wrap

COLUMN = 2.3  # inches that a column takes
GAP = 0.2  # inches between columns
INDENT = 0.34  # inches for the sample of a line or dot
LINE = leading(style.SIZE["note"])  # inches from line to line
HEAD = 0.21  # inches that the head of a block takes
HEAD_LINE = leading(style.SIZE["label"])  # inches that each further line of it takes
APART = 0.11  # inches between blocks
WORDS = 1.75  # inches at least for titles and footer
BEAD = {
    "size": 7.5,
    "weight": 600,
    "color": vocabulary.INK,
    "zorder": 7,
    "bbox": {
        "boxstyle": "circle,pad=0.22",
        "facecolor": style.PAPER,
        "edgecolor": vocabulary.INK,
        "linewidth": 0.8,
    },
}


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
        return wrap(self.text, COLUMN - INDENT, style.SIZE["note"])


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
        return wrap(self.head, COLUMN - 0.25, style.SIZE["label"], 600)

    @cached_property
    def height(self):
        """Inches that the block takes, with the room below it."""
        lines = sum(len(entry.lines) for entry in self.entries)
        return HEAD + HEAD_LINE * (len(self.heads) - 1) + LINE * lines + APART


def figure(name, words, blocks, body, *, width, **about):
    """Make a figure with a list beside the room for a drawing, whatever its titles take.

    Args:
        name: as of ``Figure``.
        words: the language.
        blocks: the list, of ``Block``.
        body: height of the drawing in inches.
        width: width of the figure in inches.
        **about: further arguments of ``Figure``.

    Returns:
        The figure, and the axes for the drawing; None where there is nothing to list.
    """
    shared = columns(blocks, body)
    probe = Figure(name, words, size=(width, body), **about)
    size = (width, max(body, height(shared)) + max(WORDS, probe.head + probe.foot))
    made = Figure(name, words, size=size, **about)
    if not blocks:
        return made, None
    axes = made.axes(right=_width(shared), bottom=max(0, height(shared) - body))
    _draw(made, shared)
    return made, axes


def key(number):
    """Give the letter of a block: A to Z, then AA, BB and so on."""
    turn, letter = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[letter] * (turn + 1)


def verdicts(rows, words):
    """Make a last block that names the verdicts of some rows; a list of one, or none."""
    entries = tuple(Entry(text, colour, {}) for _, text, colour in verdict_heads(rows, words))
    return [Block("", words.say("The article, checked"), entries)] if entries else []


def columns(blocks, room):
    """Share blocks out over as few columns as the room in inches asks for, two at most."""
    whole = sum(block.height for block in blocks)
    if whole <= room:
        return [blocks]
    first = min(range(1, len(blocks) + 1), key=lambda n: _taller(blocks, n))
    return [part for part in (blocks[:first], blocks[first:]) if part]


def height(shared):
    """Give the inches that the tallest column takes."""
    return max((sum(block.height for block in blocks) for blocks in shared), default=0)


def _width(shared):
    """Give the inches that the columns take, with the gap before each."""
    return len(shared) * (COLUMN + GAP)


def _draw(figure, shared):
    """Write the columns at the right side of a figure."""
    for place, blocks in enumerate(shared):
        right = (len(shared) - 1 - place) * (COLUMN + GAP)
        inside = figure.canvas.get_figwidth() - 0.6 - right - COLUMN
        axes = figure.axes(left=inside, right=right)
        axes.set_axis_off()
        axes.set_xlim(0, COLUMN)
        axes.set_ylim(-axes.get_position().height * figure.canvas.get_figheight(), 0)
        y = -HEAD / 2
        for block in blocks:
            _draw_block(axes, block, y)
            y -= block.height


def bead(axes, x, y, letter, **look):
    """Write a letter in a ring, as on the map so in the list."""
    return axes.text(x, y, letter, ha="center", va="center", **BEAD | look)


def _draw_block(axes, block, y):
    if block.key:
        bead(axes, 0.09, y, block.key)
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
        axes.add_line(Line2D([0.02, 0.14, 0.26], [y, y, y], **entry.look | shown))


def _taller(blocks, first):
    return max(sum(block.height for block in part) for part in (blocks[:first], blocks[first:]))
