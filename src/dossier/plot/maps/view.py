"""Projections: how the round earth comes onto a flat page."""

from dataclasses import dataclass

import numpy as np

from dossier.dataset.earth import EARTH, WGS84, transformer

PROJ = {"globe": "ortho", "flat": "laea", "world": "eqearth"}
HORIZON = {"globe": 89.0, "flat": 150.0, "world": 180.0}  # degrees from the centre that are shown
COMFORT, TURNS = 84.0, 300  # degrees from the centre beyond which a globe squeezes; steps to try
SEAM = 1e-6  # degrees by which a cut keeps off the meridian at the edge of the world


@dataclass(frozen=True)
class View:
    """A map projection with its centre.

    Attributes:
        kind: ``globe`` (orthographic), ``flat`` (Lambert azimuthal equal-area) or ``world``
            (Equal Earth), which holds what is too far apart for the other two.
        longitude, latitude: the centre, in degrees.
    """

    kind: str
    longitude: float
    latitude: float

    @classmethod
    def around(cls, kind, positions):
        """Choose the view that looks straight at the middle of some places, and sees all.

        Args:
            kind: ``globe`` or ``flat``.
            positions: (longitude, latitude) pairs. The centre is the mean of their directions,
                turned towards the farthest until that, too, is well within sight. Where no such
                centre is found, the view is of the world, cut where no place is.
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
        view = cls(kind, round(longitude), round(np.degrees(np.arcsin(np.clip(centre[2], -1, 1)))))
        near = view.distance(*np.array(positions, dtype=float).T) < HORIZON["globe"]
        return view if near.all() else cls("world", _opposite_gap(positions), 0)

    @property
    def crs(self):
        """The projection in PROJ's words; units are metres."""
        return self.centred(PROJ[self.kind])

    def centred(self, name, earth="+ellps=WGS84"):
        """Name another projection with the same centre, in PROJ's words."""
        latitude = "" if self.kind == "world" else f"+lat_0={self.latitude} "
        return f"+proj={name} +lon_0={self.longitude} {latitude}{earth} +units=m"

    @property
    def horizon(self):
        """Angular radius in degrees within which places are drawn."""
        return HORIZON[self.kind]

    def project(self, longitude, latitude):
        """Project degrees to metres; places beyond the horizon become NaN."""
        x, y = transformer(WGS84, self.crs)(longitude, latitude)
        hidden = ~(self.distance(longitude, latitude) <= self.horizon)
        return np.where(hidden, np.nan, x), np.where(hidden, np.nan, y)

    def distance(self, longitude, latitude):
        """Measure the angle from the centre, in degrees."""
        lon, lat = np.radians(longitude), np.radians(latitude)
        lon0, lat0 = np.radians(self.longitude), np.radians(self.latitude)
        cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon - lon0)
        return np.degrees(np.arccos(np.clip(cosine, -1, 1)))

    def sees(self, *positions):
        """Tell whether all of some (longitude, latitude) pairs lie within the horizon."""
        return all(self.distance(*position) <= self.horizon for position in positions)

    def great_circle(self, start, end, steps=80):
        """Project the shortest path between two (longitude, latitude) pairs.

        Returns:
            Arrays x and y in metres; NaN where the path passes behind the horizon, and between
            the two edges of a map of the world.
        """
        between = EARTH.npts(*start, *end, steps)
        longitude, latitude = np.array([start, *between, end]).T
        if self.kind == "world":
            longitude, latitude = self._broken(longitude, latitude)
        return self.project(longitude, latitude)

    def _broken(self, longitude, latitude):
        """Break a path where it leaves the world at one edge and comes back at the other."""
        east = (longitude - self.longitude + 180) % 360 - 180
        for last in np.flatnonzero(np.abs(np.diff(east)) > 180)[::-1]:
            edge = np.copysign(180 - SEAM, east[last])
            reach = np.abs([edge - east[last], edge + east[last + 1]])
            there = np.interp(reach[0], [0, max(reach.sum(), SEAM)], latitude[last : last + 2])
            east = np.insert(east, last + 1, [edge, np.nan, -edge])
            latitude = np.insert(latitude, last + 1, [there, np.nan, there])
        return east + self.longitude, latitude


def middle(path):
    """Give the point in the middle of a path, or the one next to it that is in sight."""
    seen = np.flatnonzero(~np.isnan(path[0]))
    nearest = seen[np.argmin(np.abs(seen - len(path[0]) // 2))]
    return tuple(axis[nearest] for axis in path)


def _opposite_gap(positions):
    """Give the longitude opposite the middle of the widest gap between some places."""
    longitudes = np.unique(np.array(positions, dtype=float)[:, 0] % 360)
    gaps = np.diff(longitudes, append=longitudes[0] + 360)
    widest = np.argmax(gaps)
    return round(longitudes[widest] + gaps[widest] / 2) % 360 - 180


def _direction(longitude, latitude):
    """Give the unit vectors of some directions in radians, one a column."""
    flat = np.cos(latitude)
    return np.array([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])
