"""Which claims stand and which fall, who made them, and what happened next."""

from dossier.charts.verdicts.evidence import evidence_matrix
from dossier.charts.verdicts.outcomes_ledger import outcome_chart
from dossier.charts.verdicts.speakers_ledger import speaker_matrix
from dossier.story.independence import dissent, weigh
from dossier.story.outcomes import came_true, fates
from dossier.story.speakers import by_speaker, said_by

__all__ = [
    "by_speaker",
    "came_true",
    "dissent",
    "evidence_matrix",
    "fates",
    "outcome_chart",
    "said_by",
    "speaker_matrix",
    "weigh",
]
