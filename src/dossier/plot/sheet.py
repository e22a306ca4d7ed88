"""Sheets of cells: drawings without an axis, measured in inches from the top left."""

from functools import lru_cache

from matplotlib.patches import Ellipse, Rectangle
from matplotlib.transforms import TransformedPatchPath

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.typesetting import text_width

GAP = 0.24  # inches between two words of a key


def sheet(name, words, body, *, width=10, **about):
    """Make a figure whose drawing is as high as asked, whatever its titles take.

    Args:
        name: as of ``Figure``.
        words: the language.
        body: height of the drawing in inches.
        width: width of the figure in inches.
        **about: further arguments of ``Figure``.

    Returns:
        Figure, axes and the width of the drawing; x goes right and y down, both in inches.
    """
    probe = Figure(name, words, size=(width, body + 4), **about).axes()
    rest = body + 4 - probe.get_position().height * (body + 4)
    figure = Figure(name, words, size=(width, round(body + rest, 2)), **about)
    axes = figure.axes()
    axes.set_axis_off()
    axes.set_xlim(0, width - 2 * MARGIN)
    axes.set_ylim(axes.get_position().height * figure.canvas.get_figheight(), 0)
    return figure, axes, width - 2 * MARGIN


def put(axes, x, y, text, **look):
    """Write a text whose capitals are centred on y, whatever else the line holds."""
    size = look.setdefault("size", style.SIZE["label"])
    look.setdefault("clip_path", _edge(axes))
    return axes.text(x, y + 0.33 * size / 72, text, va="baseline", **look)


@lru_cache(maxsize=4)
def _edge(axes):
    """Give the edge of the axes, which no text is cut off at, but each would make for itself."""
    return TransformedPatchPath(axes.patch)


def note(axes, x, y, text, **look):
    """Write a small quiet text, such as the head of a column."""
    return put(axes, x, y, text, **{"color": style.QUIET, "size": style.SIZE["note"]} | look)


def draw_cell(axes, claim, x, y, width, height):
    """Draw a claim as a cell: filled by status, coloured by verdict, with the verdict's glyph."""
    look = style.fill(claim["status"], claim["verdict"])
    cell = axes.add_patch(Rectangle((x, y), width, height, **look))
    if claim["verdict"]:
        _draw_glyph(axes, claim, x + width / 2, y + height / 2, 0.75 * height)
    return cell


def _draw_glyph(axes, claim, x, y, free):
    pale = claim["status"] not in vocabulary.FACT
    if claim["status"] == "interpretation":  # no glyph is to be read on hatching
        axes.add_patch(Ellipse((x, y), free, free, facecolor=style.PAPER, edgecolor="none"))
    colour = vocabulary.COLOUR[claim["verdict"]] if pale else style.PAPER
    put(axes, x, y, vocabulary.GLYPH[claim["verdict"]], ha="center", weight=600, color=colour)


def write_row(axes, pieces, x, y, size=None):
    """Write texts one after the other.

    Args:
        axes: axes of a sheet.
        pieces: (text, colour) each.
        x: where to begin, in inches.
        y: middle of the capitals, in inches.
        size: of the letters.
    """
    size = size or style.SIZE["label"]
    for text, colour in pieces:
        put(axes, x, y, text, color=colour, size=size)
        x += text_width(text, size) + GAP


def fitting(pieces, room, words):
    """Keep the pieces that fit into some inches; the last then says how many are left out."""
    for fit in range(len(pieces), -1, -1):
        left = len(pieces) - fit
        more = words.plural("and {n} more", "and {n} more", left) if fit else ""
        shown = pieces[:fit] + ([(more, style.QUIET)] if left and fit else [])
        if sum(text_width(text, style.SIZE["label"]) + GAP for text, _ in shown) <= room + GAP:
            return shown


def verdict_heads(claims, words):
    """Say each verdict that occurs, with glyph and number: key, text and colour of each."""
    counts = claims["verdict"].value_counts()
    return [
        (
            verdict,
            words.say(
                "{glyph} {verdict} {n}",
                glyph=vocabulary.GLYPH[verdict],
                verdict=words.verdict(verdict),
                n=words.number(counts[verdict]),
            ),
            vocabulary.COLOUR[verdict],
        )
        for verdict in vocabulary.VERDICTS
        if verdict in counts
    ]


def status_heads(claims, words):
    """Say each status that occurs, with its number: key, text and colour of each."""
    counts = claims["status"].value_counts()
    return [
        (
            status,
            words.say("{status} {n}", status=words.status(status), n=words.number(counts[status])),
            vocabulary.INK,
        )
        for status in vocabulary.STATUSES
        if status in counts
    ]


def fill_key(claims, words):
    """Say in a sentence what the fills of the cells mean, those only that occur."""
    meanings = {
        "planned": words.say("faint and dashed: planned"),
        "expected": words.say("dotted and hollow: expected or wished for"),
        "interpretation": words.say("hatched: interpretation"),
    }
    found = set(claims["status"].replace("aspiration", "expected"))
    said = [text for status, text in meanings.items() if status in found]
    if not said:
        return words.say("One cell a claim")
    return words.say(
        "One cell a claim. Filled: stated as fact; {meanings}", meanings="; ".join(said)
    )
