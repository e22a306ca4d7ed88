"""Maps: projections, the land, and the part of the earth that is shown."""

from dossier.plot.maps.base import draw_base, draw_country, frame, point_size
from dossier.plot.maps.view import View

__all__ = ["View", "draw_base", "draw_country", "frame", "point_size"]
