"""The lines around a drawing: title and subtitle above it, sources and notes below."""

from math import ceil

from dossier.i18n import vocabulary
from dossier.plot import style, svg
from dossier.plot.typesetting import CAPITALS, balance, leading, wrap

MARGIN = 0.3  # inches kept free around a figure


def write_head(figure):
    """Write title and subtitle; return the inches that they take."""
    width, y = figure.canvas.get_figwidth(), MARGIN * 0.8
    for part, text, weight, colour, even in (
        ("title", figure.title, 600, vocabulary.INK, True),
        ("subtitle", figure.subtitle, 400, style.QUIET, False),
    ):
        size = style.SIZE[part]
        wrapped = _broken(text, width - 2 * MARGIN, size, weight, even)
        _write(figure, part, wrapped, y, size=size, weight=weight, color=colour)
        y += len(wrapped) * leading(size) + 0.03
    return _whole(y)


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


def write_foot(figure, text):
    """Write sources and notes; return the inches that they take."""
    width, height = figure.canvas.get_size_inches()
    size = style.SIZE["note"]
    wrapped = _broken(text, width - 2 * MARGIN, size)
    taken = MARGIN * 0.5 + len(wrapped) * leading(size)
    _write(figure, "footer", wrapped, height - taken, size=size, color=style.QUIET)
    return _whole(taken + 0.1)


def _broken(text, inches, size, weight=400, even=False):
    """Break a text into lines: even ones, where asked for or where a word would be left alone."""
    lines = wrap(text, inches, size, weight)
    alone = len(lines) > 1 and " " not in lines[-1]
    return balance(text, inches, size, weight) if even or alone else lines


def _whole(inches):
    """Take whole hundredths: so a drawing is as high in each language, whatever lines it has."""
    return ceil(round(100 * inches, 6)) / 100


def _write(figure, part, wrapped, top, *, size, **look):
    """Write lines below each other, each on a baseline of its own: so they stand evenly."""
    width, height = figure.canvas.get_size_inches()
    for number, line in enumerate(wrapped):
        y = top + (number + 0.5) * leading(size) + CAPITALS * size / 72
        look |= {"size": size, "va": "baseline", "gid": svg.part(figure.name, part, number)}
        figure.canvas.text(MARGIN / width, 1 - y / height, line, **look)
