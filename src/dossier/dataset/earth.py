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
    """Make the function that takes x and y from one coordinate system to another.

    Both are projections in PROJ's words, or WGS84, for degrees. They are chained as they are: to
    ask PROJ's database for the best way from one to the other takes thirty times as long.
    """
    degrees = "+proj=unitconvert +xy_in=deg +xy_out=rad"
    steps = (degrees if source == WGS84 else f"+inv {source}", target)
    chain = " ".join(f"+step {step}" for step in steps)
    return Transformer.from_pipeline(f"+proj=pipeline {chain}").transform
