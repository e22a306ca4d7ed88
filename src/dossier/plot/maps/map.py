"""The frame of all maps: the part of the earth that is shown, its land, and what lies where."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from dossier.dataset.boundaries import corners
from dossier.dataset.earth import RADIUS_KM
from dossier.plot import style
from dossier.plot.maps.land import land, pieces
from dossier.plot.maps.view import SEAM, View

FINEST = 0.65  # points: no map is looked at more closely
CLOSEST_M = 3_000_000  # no map shows less, so that one place alone still shows where it is
GRID, FINE = 30, 2  # degrees between lines of the graticule, and between points on them
SEEN = 3  # points across: a smaller area is drawn as a dot
POLYGON = shapely.GeometryType.POLYGON


@dataclass(frozen=True)
class Map:
    """A map to draw on; legs, arcs and moves are layers upon it.

    Attributes:
        axes, view: where and how it is drawn.
        spots: (longitude, latitude) by key, of all that lies somewhere on it.
        boundaries: country polygons, a frame from ``countries``.
    """

    axes: object
    view: View
    spots: dict
    boundaries: object

    @classmethod
    def around(cls, axes, kind, spots, boundaries, *, shown=(), ways=(), countries=(), **room):
        """Open a map on axes, looking straight at some places.

        Args:
            axes: matplotlib axes.
            kind: ``globe`` or ``flat``, as far as half the earth holds the places.
            spots: (longitude, latitude) by key.
            boundaries: country polygons.
            shown: keys of the places that the map must hold; none means all.
            ways: pairs of keys; the ways between places that the map must hold, it holds whole.
            countries: codes of countries that it should hold whole, as far as they are in sight.
            **room: ``pad`` and ``closest``, as of ``frame``.
        """
        held = [spots[key] for key in shown or spots]
        opened = cls(axes, View.around(kind, held), spots, boundaries)
        paths = [opened.path(*way) for way in ways if not shown or set(way) <= set(shown)]
        whole = [point for iso3 in countries for point in corners(boundaries, iso3)]
        points = [opened.view.project(*np.transpose(held + whole)), *paths]
        frame(axes, *np.concatenate(points, axis=1), **room)
        return opened

    def at(self, key):
        """Give x and y of a place."""
        return tuple(float(v) for v in self.view.project(*self.spots[key]))

    def path(self, start, end, steps=80):
        """Give x and y of the great circle between two places, as ``View.great_circle``."""
        return self.view.great_circle(self.spots[start], self.spots[end], steps)

    @cached_property
    def point(self):
        """Metres that one typographic point stands for."""
        return np.ptp(self.axes.get_xlim()) / (self.axes.bbox.width / self.axes.figure.dpi * 72)

    @cached_property
    def window(self):
        """The part of the projection that is shown, as (x0, y0, x1, y1) in metres."""
        (x0, x1), (y0, y1) = self.axes.get_xlim(), self.axes.get_ylim()
        return x0, y0, x1, y1

    def draw_land(self, stressed=()):
        """Draw the land and the graticule; countries of the story are a little darker.

        Args:
            stressed: alpha-3 codes of countries to stress.
        """
        drawn = land(self.view, self.boundaries, self.window, FINEST * self.point, keep=stressed)
        named = drawn["iso3"].isin(stressed)
        for shapes, colour in ((drawn[~named], style.LAND), (drawn[named], style.STRESS)):
            look = {"facecolor": colour, "edgecolor": style.PAPER, "linewidth": 0.5}
            if len(shapes):
                self.axes.add_patch(_patch(shapes.geometry.values, zorder=1, **look))
        grid = np.concatenate([[*line, (np.nan, np.nan)] for line in self._lines()])
        self.axes.plot(*grid.T, color=style.FAINT, lw=0.5, zorder=0.5)

    def draw_country(self, iso3, part=(0, 1), **look):
        """Draw the area of one country, for facts that are known no closer.

        Args:
            iso3: alpha-3 code of the country.
            part: number and count of the stripe to draw, where several facts share the area.
            look: properties of the patch.

        Returns:
            The patch; None where the country is too small for an area, or has no polygon.
        """
        shapes = pieces(self.view, self.boundaries, iso3, self.window, FINEST * self.point)
        if shapely.area(shapes).sum() < (SEEN * self.point) ** 2:
            return None
        return self.axes.add_patch(_patch(shapely.clip_by_rect(*_stripe(shapes, *part)), **look))

    def _lines(self):
        """Give the lines of the graticule and of the edge of the world, as points."""
        up, turn = np.arange(-90, 90 + FINE, FINE), np.arange(-180, 180 + FINE, FINE)
        middle = self.view.longitude if self.view.kind == "world" else 0
        edge = 180 - SEAM
        degrees = [(np.full(up.shape, line), up) for line in np.arange(-180, 180, GRID)]
        for line in np.arange(GRID - 90, 90, GRID):
            degrees.append((middle + turn.clip(-edge, edge), np.full(turn.shape, line)))
        if self.view.kind == "world":
            degrees += [(np.full(up.shape, middle + side), up) for side in (-edge, edge)]
        yield from (np.transpose(self.view.project(*line)) for line in degrees)
        if self.view.kind == "globe":
            turn = np.radians(turn)
            yield RADIUS_KM * 1000 * np.transpose([np.cos(turn), np.sin(turn)])


def frame(axes, x, y, pad=0.12, closest=CLOSEST_M):
    """Show the part of the map that holds the given points, with room.

    The other side of the axes is filled up, so that the map uses all its space; no side shows
    less than ``closest`` metres. Points out of sight (NaN) do not count.
    """
    x, y = x[~np.isnan(x)], y[~np.isnan(y)]
    size = axes.get_position(original=True).transformed(axes.figure.transFigure)
    ratio = size.width / size.height
    width, height = (max(np.ptp(v) * (1 + 2 * pad), closest) for v in (x, y))
    width, height = max(width, height * ratio), max(height, width / ratio)
    middle_x, middle_y = (v.min() + np.ptp(v) / 2 for v in (x, y))
    axes.set_xlim(middle_x - width / 2, middle_x + width / 2)
    axes.set_ylim(middle_y - height / 2, middle_y + height / 2)
    axes.set_aspect("equal")


def _patch(shapes, **look):
    """Make one patch of the outlines of some polygons, holes left open."""
    parts = shapely.get_parts(shapely.get_parts(np.asarray(shapes)))
    parts = shapely.orient_polygons(parts[shapely.get_type_id(parts) == POLYGON])
    points, ring = shapely.get_coordinates(shapely.get_rings(parts), return_index=True)
    codes = np.full(len(points), Outline.LINETO, Outline.code_type)
    codes[np.diff(ring, prepend=-1) > 0] = Outline.MOVETO
    codes[np.diff(ring, append=len(points)) > 0] = Outline.CLOSEPOLY
    return PathPatch(Outline(points, codes), **look)


def _stripe(shapes, number, count):
    """Give shapes and the upright stripe of the largest of them, as (x0, y0, x1, y1)."""
    west, _, east, _ = shapely.bounds(shapes[np.argmax(shapely.area(shapes))])
    edges = [-np.inf, *np.linspace(west, east, count + 1)[1:-1], np.inf]
    far = 4 * RADIUS_KM * 1000
    return shapes, max(edges[number], -far), -far, min(edges[number + 1], far), far
