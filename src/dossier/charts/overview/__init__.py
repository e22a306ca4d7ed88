"""What the article says, and how much of it holds: sentence by sentence and topic by topic."""

from dossier.charts.overview.coverage_strip import coverage
from dossier.charts.overview.topic_tally import tally
