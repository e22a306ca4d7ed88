"""The base map: which part of the earth is shown, and its land."""

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from dossier.dataset.earth import RADIUS_KM
from dossier.plot import style

FINEST = 0.65  # points: no map is looked at more closely
CLOSEST_M = 3_000_000  # no map shows less, so that one place alone still shows where it is
POLYGON = shapely.GeometryType.POLYGON


def frame(axes, view, positions, pad=0.12, closest=CLOSEST_M):
    """Show the part of the map that holds the given (longitude, latitude) pairs, with room.

    The other side of the axes is filled up, so that the map uses all its space; no side shows
    less than ``closest`` metres.
    """
    x, y = view.project(*np.array(positions, dtype=float).T)
    x, y = x[~np.isnan(x)], y[~np.isnan(y)]
    size = axes.get_position(original=True).transformed(axes.figure.transFigure)
    ratio = size.width / size.height
    width, height = (max(np.ptp(v) * (1 + 2 * pad), closest) for v in (x, y))
    width, height = max(width, height * ratio), max(height, width / ratio)
    middle_x, middle_y = (v.min() + np.ptp(v) / 2 for v in (x, y))
    axes.set_xlim(middle_x - width / 2, middle_x + width / 2)
    axes.set_ylim(middle_y - height / 2, middle_y + height / 2)
    axes.set_aspect("equal")


def point_size(axes):
    """Give the metres that one typographic point stands for on a map."""
    return np.ptp(axes.get_xlim()) / (axes.bbox.width / axes.figure.dpi * 72)


def draw_base(axes, view, boundaries, stressed=()):
    """Draw the land within the limits of the axes; countries of the story are a little darker.

    Args:
        axes: matplotlib axes whose limits ``frame`` has set.
        view: the projection.
        boundaries: frame from ``countries``.
        stressed: alpha-3 codes of countries to stress.
    """
    land = view.land(boundaries, _window(axes), FINEST * point_size(axes))
    named = land["iso3"].isin(stressed)
    for shapes, colour in ((land[~named], style.LAND), (land[named], style.STRESS)):
        look = {"facecolor": colour, "edgecolor": style.PAPER, "linewidth": 0.5}
        if len(shapes):
            # As a plain artist: as a patch, each of its points would be asked for the limits.
            axes.add_artist(_patch(shapes.geometry.values, zorder=1, **look))
    if view.kind == "globe":
        _draw_limb(axes)
    axes.set_axis_off()


def draw_country(axes, view, boundaries, iso3, part=(0, 1), **look):
    """Draw the area of one country, for facts that are known no closer; return the patch.

    Args:
        axes: matplotlib axes whose limits ``frame`` has set.
        view: the projection.
        boundaries: frame from ``countries``.
        iso3: alpha-3 code of the country.
        part: number and count of the stripe to draw, where several facts share the area.
        look: properties of the patch.
    """
    country = boundaries[boundaries["iso3"] == iso3]
    shapes, _ = view.pieces(country, _window(axes), FINEST * point_size(axes))
    # Not as a patch, which would measure each segment to set limits that are set already.
    return axes.add_artist(_patch(shapely.clip_by_rect(*_stripe(shapes, *part)), **look))


def _patch(shapes, **look):
    """Make one patch of the outlines of some polygons, holes left open."""
    pieces = shapely.get_parts(shapely.get_parts(np.asarray(shapes)))
    pieces = shapely.orient_polygons(pieces[shapely.get_type_id(pieces) == POLYGON])
    rings = shapely.get_rings(pieces)
    outlines = [Outline(shapely.get_coordinates(ring), closed=True) for ring in rings]
    return PathPatch(Outline.make_compound_path(*outlines), **look)


def _stripe(shapes, number, count):
    """Give shapes and the upright stripe of the largest of them, as (x0, y0, x1, y1)."""
    west, _, east, _ = shapely.bounds(shapes[np.argmax(shapely.area(shapes))])
    edges = [-np.inf, *np.linspace(west, east, count + 1)[1:-1], np.inf]
    far = 4 * RADIUS_KM * 1000
    return shapes, max(edges[number], -far), -far, min(edges[number + 1], far), far


def _draw_limb(axes):
    turn = np.linspace(0, 2 * np.pi, 181)
    radius = RADIUS_KM * 1000
    axes.plot(radius * np.cos(turn), radius * np.sin(turn), color=style.FAINT, lw=0.8, zorder=0)


def _window(axes):
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    return x0, y0, x1, y1
