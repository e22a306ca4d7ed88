"""The figure around a ledger: as high as its rows ask for, and in inches."""

from dossier.plot.figure import MARGIN, Figure


def fitted(name, words, width, body, about):
    """Make a figure whose drawing is as high as asked, whatever its titles take.

    Args:
        name: as of ``Figure``.
        words: the language.
        width: inches of the figure.
        body: inches of the drawing, from top to bottom.
        about: further arguments of ``Figure``, a dict.
    """
    return Figure(name, words, size=(width, round(body, 2)), around=0, **about)


def inches(figure):
    """Add axes in inches from the top left, x to the right and y down."""
    axes, canvas = figure.axes(), figure.canvas
    axes.set_xlim(0, canvas.get_figwidth() - 2 * MARGIN)
    axes.set_ylim(axes.get_position().height * canvas.get_figheight(), 0)
    return axes
