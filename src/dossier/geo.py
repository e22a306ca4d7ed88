"""Places on a map: projections, the base map, great circles.

Source of the geodesics: pyproj (GeographicLib) on the WGS 84 ellipsoid.
"""

from dataclasses import dataclass
from functools import cache

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from pyproj import Geod, Transformer
from shapely.geometry import Point, box

from dossier import style

WGS84 = "EPSG:4326"
EARTH = Geod(ellps="WGS84")
RADIUS_KM = 6371
FINEST = 0.65  # points: no map is looked at more closely
POLYGON = shapely.GeometryType.POLYGON
CLOSEST_M = 3_000_000  # no map shows less, so that one place alone still shows where it is
DETAIL_M = 200_000  # longest straight edge that may stay straight when projected
HORIZON = {"globe": 89.0, "flat": 150.0}  # degrees from the centre that a map may show
COMFORT, TURNS = 84.0, 300  # degrees from the centre beyond which a globe squeezes; steps to try
OPPOSITE = 12  # degrees around the point opposite the centre that are left out
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

    @classmethod
    def around(cls, kind, positions):
        """Choose the view that looks straight at the middle of some places.

        Args:
            kind: ``globe`` or ``flat``.
            positions: (longitude, latitude) pairs. The centre is the mean of their directions,
                turned towards the farthest until that, too, is well within sight.
        """
        points = _direction(*np.radians(np.array(positions, dtype=float)).T)
        centre = points.mean(axis=1)
        for _ in range(TURNS):
            centre = centre / (np.linalg.norm(centre) or 1)
            farthest = points[:, np.argmin(centre @ points)]
            if centre @ farthest > np.cos(np.radians(COMFORT)):
                break
            centre = centre + 0.01 * (farthest - centre)
        longitude = np.degrees(np.arctan2(centre[1], centre[0]))
        return cls(kind, round(longitude), round(np.degrees(np.arcsin(centre[2]))))

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

    def sees(self, *positions):
        """Tell whether all of some (longitude, latitude) pairs lie within the horizon."""
        return all(self.distance(*position) < self.horizon for position in positions)

    def great_circle(self, start, end, steps=80):
        """Project the shortest path between two (longitude, latitude) pairs.

        Returns:
            Arrays x and y in metres; NaN where the path passes behind the horizon.
        """
        between = EARTH.npts(*start, *end, steps)
        longitude, latitude = np.array([start, *between, end]).T
        return self.project(longitude, latitude)

    def land(self, boundaries, window, finest=10_000):
        """Project the land in sight, no finer than a map of this size can show.

        Args:
            boundaries: frame from ``countries``.
            window: the part of the map that is shown, as (x0, y0, x1, y1) in metres.
            finest: the smallest length in metres that the map can show.
        """
        shapes, country = self._pieces(boundaries, window, finest)
        shown = shapely.area(shapes) > (1.5 * finest) ** 2
        rows = boundaries.iloc[country[shown]]
        return rows.set_geometry(gpd.GeoSeries(shapes[shown], rows.index, self.crs))

    def _pieces(self, boundaries, window, finest):
        """Project and clip the pieces of countries; give them and the number of their row."""
        shapes, country = self._in_sight(boundaries)
        # Clipped at the horizon where that is a circle, and only then bent to the final shape.
        # A sphere will do for that, and takes a fraction of the time.
        flat = self._centred("aeqd", f"+R={RADIUS_KM * 1000}")
        shapes = shapely.make_valid(_move(shapes, WGS84, flat))
        disc = Point(0, 0).buffer(np.radians(self.horizon) * RADIUS_KM * 1000, quad_segs=64)
        shapes = shapely.segmentize(shapely.intersection(shapes, disc), DETAIL_M)
        shapes = shapely.clip_by_rect(shapely.make_valid(_move(shapes, flat, self.crs)), *window)
        return shapely.simplify(shapes, finest), country

    def _in_sight(self, boundaries):
        """Split countries into pieces and keep those that come within the horizon.

        Returns:
            The pieces in WGS 84, less the surroundings of the point opposite the centre, which
            no flat map can hold; for each piece the number of its row.
        """
        pieces, country = shapely.get_parts(boundaries.geometry.values, return_index=True)
        points, piece = shapely.get_coordinates(pieces, return_index=True)
        starts = np.flatnonzero(np.diff(piece, prepend=-1))
        distance = self.distance(*points.T)
        seen = np.minimum.reduceat(distance, starts) < self.horizon
        far = seen & (np.maximum.reduceat(distance, starts) > 180 - OPPOSITE)
        pieces[far] = shapely.difference(pieces[far], self._opposite())
        return pieces[seen], country[seen]

    def _opposite(self):
        """Make a box around the point opposite the centre, in WGS 84."""
        longitude, latitude = self.longitude % 360 - 180, -self.latitude
        half = min(OPPOSITE / max(np.cos(np.radians(latitude)), 0.01), 180)
        boxes = [
            box(west - half, latitude - OPPOSITE, west + half, latitude + OPPOSITE)
            for west in (longitude - 360, longitude, longitude + 360)
        ]
        return shapely.segmentize(shapely.union_all(boxes), 1)

    def _centred(self, name, earth="+ellps=WGS84"):
        return f"+proj={name} +lon_0={self.longitude} +lat_0={self.latitude} {earth} +units=m"


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
    point = _largest(boundaries, iso3).representative_point()
    return point.x, point.y


def corners(boundaries, iso3):
    """List points around a country's largest piece, so that a map can hold all of it.

    Returns:
        (longitude, latitude) pairs in degrees.
    """
    return list(_largest(boundaries, iso3).convex_hull.exterior.coords)


def _largest(boundaries, iso3):
    pieces = shapely.get_parts(boundaries.loc[boundaries["iso3"] == iso3, "geometry"].values)
    if not len(pieces):
        raise KeyError(f"no country {iso3} in the boundaries")
    return max(pieces, key=lambda piece: piece.area)


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
    land = view.land(boundaries, _window(axes), FINEST * point_size(axes))
    named = land["iso3"].isin(stressed)
    for shapes, colour in ((land[~named], style.LAND), (land[named], style.STRESS)):
        look = {"facecolor": colour, "edgecolor": style.PAPER, "linewidth": 0.5}
        axes.add_patch(_patch(shapes.geometry.values, zorder=1, **look))
    if view.kind == "globe":
        _draw_limb(axes)
    axes.set_axis_off()


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


def _window(axes):
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    return x0, y0, x1, y1


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
    shapes, _ = view._pieces(country, _window(axes), FINEST * point_size(axes))
    return axes.add_patch(_patch(shapely.clip_by_rect(*_stripe(shapes, *part)), **look))


def _patch(shapes, **look):
    """Make one patch of the outlines of some polygons, holes left open."""
    pieces = shapely.orient_polygons(shapely.get_parts(np.asarray(shapes)))
    rings = shapely.get_rings(pieces[shapely.get_type_id(pieces) == POLYGON])
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


def _direction(longitude, latitude):
    """Give the unit vectors of some directions in radians, one a column."""
    flat = np.cos(latitude)
    return np.array([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


def _move(shapes, source, target):
    return shapely.transform(shapes, _transformer(source, target), interleaved=False)


@cache
def _transformer(source, target):
    return Transformer.from_crs(source, target, always_xy=True).transform
