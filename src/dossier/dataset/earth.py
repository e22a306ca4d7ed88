"""The earth: its shape, and distances on it.

Source of the geodesics: pyproj (GeographicLib) on the WGS 84 ellipsoid.
"""

from functools import cache

import shapely
from pyproj import Geod, Transformer

WGS84 = "EPSG:4326"
EARTH = Geod(ellps="WGS84")
RADIUS_KM = 6371


def kilometres(start, end):
    """Measure a great circle between two (longitude, latitude) pairs, in kilometres."""
    return EARTH.inv(*start, *end)[2] / 1000


def move(shapes, source, target):
    """Move shapes from one coordinate system to another, all at once."""
    return shapely.transform(shapes, transformer(source, target), interleaved=False)


@cache
def transformer(source, target):
    """Make the function that takes x and y from one coordinate system to another."""
    return Transformer.from_crs(source, target, always_xy=True).transform
