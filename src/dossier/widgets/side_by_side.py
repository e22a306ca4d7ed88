"""Figures side by side, to compare."""

from pathlib import Path

from dossier.plot import screen

CSS = (Path(__file__).parent / "side_by_side.css").read_text(encoding="utf-8")


class Beside:
    """Some figures in a row; a narrow window puts them below each other.

    Attributes:
        figures: the figures, from the left.
    """

    def __init__(self, figures):
        """Keep the figures."""
        self.figures = figures

    def __repr__(self):
        """Say what each figure says."""
        return "\n\n".join(map(repr, self.figures))

    def _repr_html_(self):
        shown = screen.shown(self.figures)
        return f'<style>{CSS}</style><div class="dossier-beside">{shown}</div>'


def beside(*figures):
    """Put figures side by side.

    Args:
        *figures: at least one, of any charts.

    Returns:
        Something that a notebook shows as one row.

    Example:
        >>> import dossier as ds
        >>> from dossier.charts import tour
        >>> story = ds.open()
        >>> accounts = [story.but(account=name) for name in ("article", "checked")]
        >>> days = [tour.day_strip(each.table("tour_stops"), each) for each in accounts]
        >>> len(ds.beside(*days).figures)
        2
    """
    return Beside(figures)
