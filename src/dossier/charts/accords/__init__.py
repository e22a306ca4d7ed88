"""What two governments signed and what they wished for: fields by account, and documents."""

from dossier.charts.accords.documents import by_partner, expected, found
from dossier.charts.accords.fields import between, fields, left_out, within
from dossier.charts.accords.grid import document_ledger
from dossier.charts.accords.matrix import sector_matrix

__all__ = [
    "between",
    "by_partner",
    "document_ledger",
    "expected",
    "fields",
    "found",
    "left_out",
    "sector_matrix",
    "within",
]
