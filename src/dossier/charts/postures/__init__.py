"""Who moved first: the moves on a map, and the order of events."""

from dossier.charts.postures.moves_map import grouped, move_map
from dossier.charts.postures.order import order_strip
from dossier.story.postures import answers, by_actors, dated, in_words, when

__all__ = [
    "answers",
    "by_actors",
    "dated",
    "grouped",
    "in_words",
    "move_map",
    "order_strip",
    "when",
]
