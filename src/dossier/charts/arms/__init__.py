"""Arms: what the published totals stand for, what adds up to them, what was delivered."""

from dossier.charts.arms.contracts import contracts_chart
from dossier.charts.arms.deliveries import deliveries_chart
from dossier.charts.arms.money_words import amount, spread, when, years
from dossier.charts.arms.totals import totals_chart
from dossier.story.sums import comparable, within
from dossier.story.yearly import adds
