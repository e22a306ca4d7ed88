"""Figures as they were saved: their words and the marks that they draw."""

import json

from dossier.dataset.errors import ParameterError
from dossier.dataset.paths import shown


def read_figures(folder):
    """Read the words and marks of the figures in a folder, by name.

    Args:
        folder: such as ``figures/en``; one that is not there holds no figures.

    Returns:
        Dicts as ``Figure.json`` writes them.

    Raises:
        ParameterError: a file there is no figure.
    """
    files = sorted(folder.glob("*.json"))
    return [read_figure(file.read_text(encoding="utf-8"), shown(file)) for file in files]


def read_figure(text, place):
    """Read a figure from the text of its JSON.

    Raises:
        ParameterError: it is not as ``Figure.json`` writes it; names the place.
    """
    try:
        figure = json.loads(text)
        if all(isinstance(mark["id"], str) for mark in figure["marks"]):
            return figure
    except (ValueError, KeyError, TypeError):
        pass
    raise ParameterError(f"{place} is no figure; allowed: JSON with marks, as the build writes it")


def drawn_by(figures, keep):
    """Pick the figures that draw some marks, each with those marks alone.

    Args:
        figures: as ``read_figures`` gives them.
        keep: function that tells whether a mark is asked for.

    Returns:
        Dicts of name, title and marks.
    """
    return [
        {"name": figure["name"], "title": figure["title"], "marks": marks}
        for figure in figures
        if (marks := [mark for mark in figure["marks"] if keep(mark)])
    ]


def hangs_on(mark, key):
    """Tell whether a mark draws a row: its id is the row's key, maybe with a word after it."""
    return mark["id"] == key or mark["id"].startswith(f"{key}-")
