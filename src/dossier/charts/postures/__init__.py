"""Who moved first: the moves on a map, and the order of events."""

from dossier.charts.postures.moves_map import move_map
from dossier.charts.postures.order import order_strip
from dossier.story.postures import answers, dated
