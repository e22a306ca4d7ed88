"""The land in sight: country polygons, clipped at the horizon or cut at the edge, and projected."""

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import Point, box

from dossier.dataset.earth import RADIUS_KM, WGS84, move
from dossier.plot.maps.view import SEAM

DETAIL_M, DETAIL = 200_000, 2  # longest edge, in metres and degrees, that may stay straight
OPPOSITE = 12  # degrees around the point opposite the centre that are left out


def land(view, boundaries, window, finest=10_000, keep=()):
    """Project the land in sight, no finer than a map of this size can show.

    Args:
        view: the projection.
        boundaries: frame from ``countries``.
        window: the part of the map that is shown, as (x0, y0, x1, y1) in metres.
        finest: the smallest length in metres that the map can show.
        keep: alpha-3 codes of countries whose smallest islands stay.
    """
    shapes, country, area = _in_window(view, _Same(boundaries), window, finest)
    kept = np.flatnonzero(boundaries["iso3"].isin(keep))
    shown = (area > (1.5 * finest) ** 2) | (np.isin(country, kept) & (area > 0))
    rows = boundaries.iloc[country[shown]]
    return rows.set_geometry(gpd.GeoSeries(shapes[shown], rows.index, view.crs))


def pieces(view, boundaries, iso3, window, finest):
    """Project and clip the pieces of a country, as ``land`` does, but keep the smallest."""
    return _in_window(view, _Same(boundaries), window, finest, iso3)[0]


def projected(view, boundaries):
    """Project the pieces of countries that are in sight.

    Returns:
        The pieces, and for each the number of its country's row.
    """
    if view.kind == "world":
        return _unrolled(view, boundaries)
    shapes, country = _in_sight(view, boundaries)
    # Clipped at the horizon where that is a circle, and only then bent to the final shape.
    # A sphere will do for that, and takes a fraction of the time.
    flat = view.centred("aeqd", f"+R={RADIUS_KM * 1000}")
    shapes = move(shapes, WGS84, flat)
    disc = Point(0, 0).buffer(np.radians(view.horizon) * RADIUS_KM * 1000, quad_segs=64)
    shapely.prepare(disc)
    out = ~shapely.contains_properly(disc, shapes)
    shapes[out] = shapely.intersection(shapely.make_valid(shapes[out]), disc)
    shapes = shapely.segmentize(shapes, DETAIL_M)
    return shapely.make_valid(move(shapes, flat, view.crs)), country


def _unrolled(view, boundaries):
    """Project countries onto a map of the world, cut at the meridian opposite the centre."""
    edge = view.longitude % 360 - 180
    halves = [box(-180, -90, edge - SEAM, 90), box(edge + SEAM, -90, 180, 90)]
    whole, country = shapely.get_parts(boundaries.geometry.values, return_index=True)
    west, _, east, _ = shapely.bounds(whole).T
    cut = (west < edge) & (edge < east)
    parts = [whole[~cut], *(shapely.intersection(whole[cut], half) for half in halves)]
    shapes = shapely.segmentize(np.concatenate(parts), DETAIL)
    country = np.concatenate([country[~cut], country[cut], country[cut]])
    return shapely.make_valid(move(shapes, WGS84, view.crs)), country


def _in_sight(view, boundaries):
    """Split countries into pieces and keep those that come within the horizon.

    Returns:
        The pieces in WGS 84, less the surroundings of the point opposite the centre, which
        no flat map can hold; for each piece the number of its row.
    """
    whole, country = shapely.get_parts(boundaries.geometry.values, return_index=True)
    points, piece = shapely.get_coordinates(whole, return_index=True)
    starts = np.flatnonzero(np.diff(piece, prepend=-1))
    distance = view.distance(*points.T)
    seen = np.minimum.reduceat(distance, starts) < view.horizon
    far = seen & (np.maximum.reduceat(distance, starts) > 180 - OPPOSITE)
    whole[far] = shapely.difference(whole[far], _opposite(view))
    return whole[seen], country[seen]


def _opposite(view):
    """Make a box around the point opposite the centre, in WGS 84."""
    longitude, latitude = view.longitude % 360 - 180, -view.latitude
    half = min(OPPOSITE / max(np.cos(np.radians(latitude)), 0.01), 180)
    boxes = [
        box(west - half, latitude - OPPOSITE, west + half, latitude + OPPOSITE)
        for west in (longitude - 360, longitude, longitude + 360)
    ]
    return shapely.segmentize(shapely.union_all(boxes), 1)


@dataclass(frozen=True, eq=False)
class _Same:
    """A frame that a cache knows by what it is, not by what it holds."""

    frame: object

    def __eq__(self, other):
        return self.frame is other.frame

    def __hash__(self):
        return id(self.frame)


@lru_cache(maxsize=32)
def _projected(view, boundaries):
    """Keep the land of the last views: whoever draws a map again mostly looks the same way."""
    return projected(view, boundaries.frame)


@lru_cache(maxsize=64)
def _in_window(view, boundaries, window, finest, iso3=None):
    """Clip land, or one country, to a window, and leave out what is finer than a map can show.

    Returns:
        As ``projected``, and the area of each piece.
    """
    shapes, country = _projected(view, boundaries)
    if iso3 is not None:
        own = boundaries.frame["iso3"].to_numpy()[country] == iso3
        shapes, country = shapes[own], country[own]
    shapes = _simplified(shapely.clip_by_rect(shapes, *window), finest)
    if iso3 is not None:
        shapes = shapely.make_valid(shapes)  # they are cut further
    return shapes, country, shapely.area(shapes)


def _simplified(shapes, finest):
    """Leave points out one shape at a time, which is quick; islands that would go stay."""
    simple = shapely.simplify(shapes, finest, preserve_topology=False)
    gone = shapely.is_empty(simple)
    simple[gone] = shapely.simplify(shapes[gone], finest)
    return simple
