"""Ledgers: tables whose cells hold marks, with heights from their content.

Columns are declared by kind, rows hold cells, cells hold texts, signs or bars; a chart says what
stands where, and never in how many inches from the edge.
"""

from dossier.plot.ledger.bars import Bar, Bars
from dossier.plot.ledger.columns import Column, Fold, Scale, amounts, years
from dossier.plot.ledger.signs import Dot, Flow, Glyph, Tile
from dossier.plot.ledger.table import Ledger, Row
from dossier.plot.ledger.text import Stack, Text, note

__all__ = [
    "Bar",
    "Bars",
    "Column",
    "Dot",
    "Flow",
    "Fold",
    "Glyph",
    "Ledger",
    "Row",
    "Scale",
    "Stack",
    "Text",
    "Tile",
    "amounts",
    "note",
    "years",
]
