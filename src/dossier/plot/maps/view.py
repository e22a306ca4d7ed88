"""Projections: how the round earth comes onto a flat page."""

from dataclasses import dataclass

import numpy as np

from dossier.dataset.earth import EARTH, WGS84, transformer

PROJ = {"globe": "ortho", "flat": "laea", "world": "eqearth"}
HORIZON = {"globe": 89.0, "flat": 150.0, "world": 180.0}  # degrees from the centre that are shown
COMFORT, LIMIT = 62.0, 84.0  # degrees from the centre that show well, or show at all on a globe
TURNS = 300  # steps to try towards the farthest place
POLAR = 60  # degrees of longitude: only beside a pole is a step of a way as long
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
            kind: ``globe`` or ``flat``, as far as half the earth holds the places. Where it does
                not, the view is of the world, cut where no place is.
            positions: (longitude, latitude) pairs.
        """
        places = np.array(positions, dtype=float).T
        longitude, latitude = _middle_of(places)
        view = cls(kind, round(longitude), round(latitude))
        if (view.distance(*places) < LIMIT).all():
            return view
        return cls("world", _opposite_gap(places[0]), 0)

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
        """Break a path where it goes over a pole, or leaves the world at one edge for the other."""
        east = (longitude - self.longitude + 180) % 360 - 180
        steps = np.abs(np.diff(east))
        for last in np.flatnonzero(steps > POLAR)[::-1]:
            if steps[last] < 360 - POLAR:  # a pole is as wide as the map
                east, latitude = (np.insert(v, last + 1, np.nan) for v in (east, latitude))
                continue
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


def _middle_of(places):
    """Give longitude and latitude of the mean of some directions, turned towards the farthest.

    It turns until that, too, is well within sight, or as near as can be.
    """
    longitude, latitude = np.radians(places)
    flat = np.cos(latitude)
    points = np.array([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])
    centre = points.mean(axis=1)
    for _ in range(TURNS):
        centre = centre / (np.linalg.norm(centre) or 1)
        farthest = points[:, np.argmin(centre @ points)]
        if centre @ farthest > np.cos(np.radians(COMFORT)):
            break
        centre = centre + 0.01 * (farthest - centre)
    x, y, z = centre
    return np.degrees([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))])


def _opposite_gap(longitudes):
    """Give the longitude opposite the middle of the widest gap between some others."""
    there = np.unique(longitudes % 360)
    gaps = np.diff(there, append=there[0] + 360)
    widest = np.argmax(gaps)
    return round(there[widest] + gaps[widest] / 2) % 360 - 180
