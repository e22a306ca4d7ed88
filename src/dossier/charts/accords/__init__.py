"""What two governments signed and what they wished for: fields by account, and documents."""

from dossier.charts.accords.documents_ledger import document_ledger
from dossier.charts.accords.sectors import sector_matrix
from dossier.story.accords import between
from dossier.story.documents import by_partner
