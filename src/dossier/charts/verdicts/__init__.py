"""Which claims stand and which fall, who made them, and what happened next."""

from dossier.charts.verdicts.evidence import dissent, evidence_matrix, weigh
from dossier.charts.verdicts.outcomes import came_true, fates, outcome_chart
from dossier.charts.verdicts.speakers import by_speaker, said_by, speaker_matrix

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
