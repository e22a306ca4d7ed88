"""Which claims stand and which fall, who made them, and what happened next."""

from dossier.charts.verdicts.evidence import evidence_matrix
from dossier.charts.verdicts.outcomes_ledger import outcome_chart
from dossier.charts.verdicts.speakers_ledger import speaker_matrix
from dossier.story.independence import weigh
from dossier.story.outcomes import fates
