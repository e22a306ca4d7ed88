"""Lines of words, most of what a figure draws: made after one another, set without measuring."""

from copy import copy
from functools import lru_cache

from matplotlib.text import Text

from dossier.plot import style

PLAIN = {"size", "weight", "color", "ha", "label", "zorder"}  # what a line may be told


class Line(Text):
    """One line of words whose baseline stands where it is said."""

    def draw(self, renderer):
        """Draw it; whoever writes it as text, on no ground of its own, need not measure it."""
        if hasattr(renderer, "write_line") and self.get_bbox_patch() is None:
            renderer.write_line(self)
        else:
            super().draw(renderer)


def line(x, y, words, transform, **look):
    """Make a line of words.

    Args:
        x: where it begins, ends or has its middle, as ``ha`` says.
        y: its baseline.
        words: the text, without a line break.
        transform: of x and y.
        **look: of ``PLAIN``.
    """
    made = copy(_like(**look))
    made.set_position((x, y))
    made.set_text(words)
    made.set_transform(transform)
    return made


@lru_cache(256)
def _like(**look):
    """Make a line to be copied: to set some thirty values takes long."""
    with style.applied():
        return Line(va="baseline", clip_on=False, **look)
