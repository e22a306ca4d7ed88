"""Where the leader went, and when: the route on a map, and the days as a strip."""

from dossier.charts.tour.days import day_strip
from dossier.charts.tour.route import route_map
from dossier.story.tour import legs, meets
