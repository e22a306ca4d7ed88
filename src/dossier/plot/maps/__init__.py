"""Maps: projections, the land, and the part of the earth that is shown."""

from dossier.plot.maps.inset import crowded, open_inset
from dossier.plot.maps.map import Map, frame
from dossier.plot.maps.view import View, middle

__all__ = ["Map", "View", "crowded", "frame", "middle", "open_inset"]
