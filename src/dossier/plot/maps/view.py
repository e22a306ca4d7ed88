"""Projections: how the round earth comes onto a flat page."""

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import Point, box

from dossier.dataset.earth import EARTH, RADIUS_KM, WGS84, move, transformer

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
        x, y = transformer(WGS84, self.crs)(longitude, latitude)
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
        shapes, country = _projected(self, _Same(boundaries))
        shapes = _cut(shapes, window, finest)
        shown = shapely.area(shapes) > (1.5 * finest) ** 2
        rows = boundaries.iloc[country[shown]]
        return rows.set_geometry(gpd.GeoSeries(shapes[shown], rows.index, self.crs))

    def pieces(self, boundaries, window, finest):
        """Project and clip the pieces of countries, as ``land`` does, but keep the smallest.

        Returns:
            The pieces, and for each the number of its country's row.
        """
        shapes, country = self.projected(boundaries)
        return _cut(shapes, window, finest), country

    def projected(self, boundaries):
        """Project the pieces of countries, as ``pieces`` does, but keep all that is in sight."""
        shapes, country = self._in_sight(boundaries)
        # Clipped at the horizon where that is a circle, and only then bent to the final shape.
        # A sphere will do for that, and takes a fraction of the time.
        flat = self._centred("aeqd", f"+R={RADIUS_KM * 1000}")
        shapes = shapely.make_valid(move(shapes, WGS84, flat))
        disc = Point(0, 0).buffer(np.radians(self.horizon) * RADIUS_KM * 1000, quad_segs=64)
        shapes = shapely.segmentize(shapely.intersection(shapes, disc), DETAIL_M)
        return shapely.make_valid(move(shapes, flat, self.crs)), country

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


@dataclass(frozen=True, eq=False)
class _Same:
    """A frame that a cache knows by what it is, not by what it holds."""

    frame: object

    def __eq__(self, other):
        return self.frame is other.frame

    def __hash__(self):
        return id(self.frame)


@lru_cache(maxsize=8)
def _projected(view, boundaries):
    """Keep the land of the last views: whoever draws a map again mostly looks the same way."""
    return view.projected(boundaries.frame)


def _cut(shapes, window, finest):
    """Clip shapes to a window and leave out what is finer than a map can show."""
    return shapely.simplify(shapely.clip_by_rect(shapes, *window), finest)


def _direction(longitude, latitude):
    """Give the unit vectors of some directions in radians, one a column."""
    flat = np.cos(latitude)
    return np.array([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])
