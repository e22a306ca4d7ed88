"""Places on a map: projections, country polygons, great circles, the base map."""

from dossier.geo.base import draw_base, draw_country, frame, point_size
from dossier.geo.countries import centre, corners, countries, position
from dossier.geo.earth import EARTH, RADIUS_KM, WGS84, kilometres
from dossier.geo.view import View

__all__ = [
    "EARTH",
    "RADIUS_KM",
    "WGS84",
    "View",
    "centre",
    "corners",
    "countries",
    "draw_base",
    "draw_country",
    "frame",
    "kilometres",
    "point_size",
    "position",
]
