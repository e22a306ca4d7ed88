"""The lines around a drawing: title and subtitle above it, sources and notes below."""

from math import ceil

from dossier.i18n import vocabulary
from dossier.plot import style, svg, written
from dossier.plot.typesetting import CAPITALS, balance, leading, wrap

MARGIN = 0.3  # inches kept free around a figure


def head(figure, width):
    """Break title and subtitle into lines; return these, for ``write``, and how high they are."""
    found, y = [], MARGIN * 0.8
    for part, text, weight, colour, even in (
        ("title", figure.title, 600, vocabulary.INK, True),
        ("subtitle", figure.subtitle, 400, style.QUIET, False),
    ):
        size = style.SIZE[part]
        lines = _broken(text, width - 2 * MARGIN, size, weight, even)
        found.append((part, lines, y, {"size": size, "weight": weight, "color": colour}))
        y += len(lines) * leading(size) + 0.03
    return found, _whole(y)


def selection(words, chosen=""):
    """Say what was selected of the story, and what a chart was narrowed to."""
    return "; ".join(filter(None, (words.selection, chosen)))


def subtitle(own, selected, words):
    """Complete a subtitle with what was selected, so that a picture taken away still says it."""
    if not selected:
        return own
    if not own:
        return words.say("Selected: {selection}", selection=selected)
    return words.say(
        "{subtitle}. Selected: {selection}", subtitle=own.rstrip("."), selection=selected
    )


def foot(width, *texts):
    """Break sources and notes into lines, as ``head`` does; they stand so far above the foot."""
    size = style.SIZE["note"]
    lines = _broken(" ".join(filter(None, texts)), width - 2 * MARGIN, size)
    taken = MARGIN * 0.5 + len(lines) * leading(size)
    return [("footer", lines, -taken, {"size": size, "color": style.QUIET})], _whole(taken + 0.1)


def write(figure, broken):
    """Write lines below each other, each on a baseline of its own: so they stand evenly."""
    canvas, (width, height) = figure.canvas, figure.canvas.get_size_inches()
    for part, lines, top, look in broken:
        size = look["size"]
        for number, words in enumerate(lines):
            y = top + height * (top < 0) + (number + 0.5) * leading(size) + CAPITALS * size / 72
            place = MARGIN / width, 1 - y / height
            line = written.line(*place, words, canvas.transSubfigure, **look)
            line.set_gid(svg.part(figure.name, part, number))
            line.set_figure(canvas)
            canvas.texts.append(line)


def _broken(text, inches, size, weight=400, even=False):
    """Break a text into lines: even ones, where asked for or where a word would be left alone."""
    lines = wrap(text, inches, size, weight)
    alone = len(lines) > 1 and " " not in lines[-1]
    return balance(text, inches, size, weight) if even or alone else lines


def _whole(inches):
    """Take whole hundredths: so a drawing is as high in each language, whatever lines it has."""
    return ceil(round(100 * inches, 6)) / 100
