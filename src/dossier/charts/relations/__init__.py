"""Who reaches out to whom, and who opposes whom: arcs on a map, and a matrix of all relations."""

from dossier.charts.relations.arcs import arc_map
from dossier.charts.relations.signed_matrix import sign_matrix
from dossier.story.relations import among, bundles, in_words, leading, on_map, ranked, unsupported

__all__ = [
    "among",
    "arc_map",
    "bundles",
    "in_words",
    "leading",
    "on_map",
    "ranked",
    "sign_matrix",
    "unsupported",
]
