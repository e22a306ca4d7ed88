"""Who reaches out to whom, and who opposes whom: arcs on a map, and a matrix of all relations."""

from dossier.charts.relations.arcs import arc_map
from dossier.charts.relations.signed_matrix import sign_matrix
