"""Places on a map: projections, the base map, great circles.

Source of the geodesics: pyproj (GeographicLib) on the WGS 84 ellipsoid.
"""

from dataclasses import dataclass
from functools import cache

import geopandas as gpd
import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from pyproj import Geod, Transformer
from shapely.geometry import Point
from shapely.ops import transform

from dossier import style

WGS84 = "EPSG:4326"
EARTH = Geod(ellps="WGS84")
RADIUS_KM = 6371
PIXELS = 1000  # no map is looked at more closely than this many points across
DETAIL_M = 200_000  # longest straight edge that may stay straight when projected
HORIZON = {"globe": 89.0, "flat": 150.0}  # degrees from the centre that a map may show
PROJ = {"globe": "ortho", "flat": "laea"}


@dataclass(frozen=True)
class View:
    """A map projection with its centre.

    Attributes:
        kind: ``globe`` (orthographic) or ``flat`` (Lambert azimuthal equal-area).
        longitude, latitude: the centre, in degrees.
    """

    kind: str
    longitude: float
    latitude: float

    @property
    def crs(self):
        """The projection in PROJ's words; units are metres."""
        return self._centred(PROJ[self.kind])

    @property
    def horizon(self):
        """Angular radius in degrees within which places are drawn."""
        return HORIZON[self.kind]

    def project(self, longitude, latitude):
        """Project degrees to metres; places beyond the horizon become NaN."""
        x, y = _transformer(WGS84, self.crs)(longitude, latitude)
        hidden = self.distance(longitude, latitude) > self.horizon
        return np.where(hidden, np.nan, x), np.where(hidden, np.nan, y)

    def distance(self, longitude, latitude):
        """Measure the angle from the centre, in degrees."""
        lon, lat = np.radians(longitude), np.radians(latitude)
        lon0, lat0 = np.radians(self.longitude), np.radians(self.latitude)
        cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon - lon0)
        return np.degrees(np.arccos(np.clip(cosine, -1, 1)))

    def great_circle(self, start, end, steps=80):
        """Project the shortest path between two (longitude, latitude) pairs.

        Returns:
            Arrays x and y in metres; NaN where the path passes behind the horizon.
        """
        between = EARTH.npts(*start, *end, steps)
        longitude, latitude = np.array([start, *between, end]).T
        return self.project(longitude, latitude)

    def land(self, boundaries, window):
        """Project the land in sight, no finer than a map of this size can show.

        Args:
            boundaries: frame from ``countries``.
            window: the part of the map that is shown, as (x0, y0, x1, y1) in metres.
        """
        flat = self._centred("aeqd")
        pieces = boundaries.explode(index_parts=False)
        pieces = pieces[[self._in_sight(piece) for piece in pieces.geometry]].to_crs(flat)
        disc = Point(0, 0).buffer(np.radians(self.horizon) * RADIUS_KM * 1000, quad_segs=64)
        shapes = pieces.make_valid().intersection(disc).segmentize(DETAIL_M)
        move = _transformer(flat, self.crs)
        shapes = shapes.map(lambda shape: transform(move, shape)).set_crs(self.crs, allow_override=True)
        finest = (window[2] - window[0]) / PIXELS
        shapes = shapes.make_valid().clip_by_rect(*window).simplify(finest)
        pieces = pieces.set_geometry(shapes)
        return pieces[shapes.area > (1.5 * finest) ** 2]

    def _in_sight(self, piece):
        longitude, latitude = np.asarray(_outline(piece)).T[:2]
        distance = self.distance(longitude, latitude)
        return distance.min() < self.horizon and distance.max() < 170

    def _centred(self, name):
        return f"+proj={name} +lon_0={self.longitude} +lat_0={self.latitude} +ellps=WGS84 +units=m"


@cache
def countries(path):
    """Read the country polygons of a package.

    Returns:
        GeoDataFrame in WGS 84: ``iso3``, ``name``, ``geometry``; Antarctica is left out.
    """
    layer = gpd.read_parquet(path)
    return layer[layer["iso3"] != "ATA"]


def centre(boundaries, iso3):
    """Give a point inside a country's largest piece: where a country-level fact may be tied.

    Returns:
        (longitude, latitude) in degrees.
    """
    pieces = boundaries[boundaries["iso3"] == iso3].explode(index_parts=False).geometry
    largest = max(pieces, key=lambda piece: piece.area)
    point = largest.representative_point()
    return point.x, point.y


def position(place, boundaries):
    """Give (longitude, latitude) of a place; a country has the point inside its area."""
    if place["precision"] == "country":
        return centre(boundaries, place["country"])
    return place["longitude"], place["latitude"]


def kilometres(start, end):
    """Measure a great circle between two (longitude, latitude) pairs, in kilometres."""
    return EARTH.inv(*start, *end)[2] / 1000


def draw_base(axes, view, boundaries, stressed=()):
    """Draw the land within the limits of the axes; countries of the story are a little darker.

    Args:
        axes: matplotlib axes whose limits ``frame`` has set.
        view: the projection.
        boundaries: frame from ``countries``.
        stressed: alpha-3 codes of countries to stress.
    """
    land = view.land(boundaries, _window(axes))
    colours = [style.STRESS if iso3 in stressed else style.LAND for iso3 in land["iso3"]]
    land.plot(ax=axes, color=colours, edgecolor=style.PAPER, linewidth=0.5, zorder=1, aspect=None)
    if view.kind == "globe":
        _draw_limb(axes)
    axes.set_axis_off()


def frame(axes, view, positions, pad=0.12):
    """Show the part of the map that holds the given (longitude, latitude) pairs, with room.

    The other side of the axes is filled up, so that the map uses all its space.
    """
    x, y = view.project(*np.array(positions, dtype=float).T)
    x, y = x[~np.isnan(x)], y[~np.isnan(y)]
    size = axes.get_position(original=True).transformed(axes.figure.transFigure)
    ratio = size.width / size.height
    width, height = (np.ptp(v) * (1 + 2 * pad) for v in (x, y))
    width, height = max(width, height * ratio), max(height, width / ratio)
    middle_x, middle_y = (v.min() + np.ptp(v) / 2 for v in (x, y))
    axes.set_xlim(middle_x - width / 2, middle_x + width / 2)
    axes.set_ylim(middle_y - height / 2, middle_y + height / 2)
    axes.set_aspect("equal")


def _window(axes):
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    return x0, y0, x1, y1


def draw_country(axes, view, boundaries, iso3, **look):
    """Draw the area of one country, for facts that are known no closer; return the patch."""
    land = view.land(boundaries[boundaries["iso3"] == iso3], _window(axes))
    rings = [
        np.asarray(ring.coords)
        for piece in land.explode(index_parts=False).geometry
        for ring in (piece.exterior, *piece.interiors)
    ]
    outline = Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))
    return axes.add_patch(PathPatch(outline, **look))


def _draw_limb(axes):
    turn = np.linspace(0, 2 * np.pi, 181)
    radius = RADIUS_KM * 1000
    axes.plot(radius * np.cos(turn), radius * np.sin(turn), color=style.FAINT, lw=0.8, zorder=0)


def _outline(piece):
    return piece.exterior.coords if piece.geom_type == "Polygon" else piece.envelope.exterior.coords


@cache
def _transformer(source, target):
    return Transformer.from_crs(source, target, always_xy=True).transform
