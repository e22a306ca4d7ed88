"""Maps: projections, the land, and the part of the earth that is shown."""

from dossier.plot.maps.inset import crowded, open_inset
from dossier.plot.maps.map import CLOSEST_M, Map
from dossier.plot.maps.view import View, middle
