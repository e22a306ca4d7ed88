"""Axes to draw on in coordinates of one's own: limits, and nothing that would show them.

Figures write their scales themselves, and half of the time that matplotlib takes to open axes
goes into ticks, lines and titles that are then hidden.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.lines import Line2D
from matplotlib.scale import LinearScale
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Bbox, CompositeAffine2D, TransformedBbox

from dossier.plot import written

GAP = (np.nan, np.nan)  # between two lines of a path


class Plane(Axes):
    """Axes without axis lines, ticks and titles; what is drawn moves no limits."""

    def __init__(self, canvas, box, **look):
        """Open axes on a canvas.

        Args:
            canvas: a matplotlib figure.
            box: left, bottom, width and height, as shares of the canvas.
            **look: as of ``Axes``.
        """
        super().__init__(canvas, box, **look)
        self.set_axis_off()
        self._edge = TransformedBbox(Bbox.unit(), self.transAxes)

    def text(self, x, y, s, **look):
        """Write a text, as a line of words where it is one."""
        level = look.get("va", "baseline") == "baseline"
        own = {key: look[key] for key in look if key != "va"}
        if not level or "\n" in s or not written.PLAIN.issuperset(own):
            return self.add_artist(Text(x, y, s, **{"clip_on": False} | look))
        return self.add_artist(written.line(x, y, s, self.transData, **own))

    def plot(self, x, y, **look):
        """Add a line or marker as it is said, of no cycle of colours and no units."""
        return [self.add_artist(Line2D(*_points(x, y), **look))]

    def rules(self, ends, **look):
        """Draw straight lines as one path.

        Args:
            ends: of each line x of both ends, and y of both.
            **look: properties of all.
        """
        points = [point for x, y in ends for point in (*zip(x, y, strict=True), GAP)]
        if points:
            self.plot(*np.transpose(points), **look)

    def add_artist(self, a):
        """Add an artist, cut off at the edge.

        As ``Axes`` of matplotlib 3.11 does, apart from the edge, which all share: each would make
        one of its own.
        """
        a.axes = self
        self._children.append(a)
        a._remove_method = self._children.remove
        self._set_artist_props(a)
        if a.get_clip_on() and a.get_clip_path() is None:
            a.set_clip_box(self._edge)
        return a

    def add_patch(self, p):
        """Add a patch, without asking each of its points for the limits."""
        return self.add_artist(p)

    def _set_lim_and_transforms(self):  # what projections override, as matplotlib's gallery shows
        super()._set_lim_and_transforms()
        self.transData = CompositeAffine2D(self.transLimits, self.transAxes)  # scales are linear

    def _init_axis(self):  # likewise
        self.xaxis, self.yaxis = _Across(self, clear=False), _Up(self, clear=False)

    def _gen_axes_spines(self):  # likewise
        return {}


class _Bare:
    """An axis that keeps limits and makes no ticks."""

    def clear(self):
        """Have a linear scale and no place for a tick; all else is as it was made."""
        self._scale, self.major.locator = LinearScale(self), NullLocator()

    def _init(self):  # as axes' methods above
        """Place no label."""

    def get_children(self):
        """Have no parts."""
        return []

    def get_major_ticks(self, numticks=None):
        """Have no ticks."""
        return []

    get_minor_ticks = get_major_ticks

    def grid(self, *args, **look):
        """Draw no grid."""

    def set_tick_params(self, *args, **look):
        """Style no ticks."""

    def set_clip_path(self, *args, **look):
        """Cut nothing off."""


class _Across(_Bare, XAxis):
    pass


class _Up(_Bare, YAxis):
    pass


def _points(x, y):
    """Give coordinates as lists, one place being a point."""
    return ([v] if not hasattr(v, "__len__") else v for v in (x, y))
