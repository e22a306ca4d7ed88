"""Ledgers: tables whose cells hold marks, with heights from their content.

Columns are declared by kind, rows hold cells, cells hold texts, signs or bars; a chart says what
stands where, and never in how many inches from the edge.
"""

from dossier.plot.ledger.bars import Bar, Bars
from dossier.plot.ledger.columns import Column, Fold, Scale, amounts, years
from dossier.plot.ledger.decks import is_narrow, narrow
from dossier.plot.ledger.flow import Flow, Item
from dossier.plot.ledger.glyph_row import Dot, Glyph, Tile
from dossier.plot.ledger.table import Ledger, Row
from dossier.plot.ledger.word_cells import Box, Stack, Text, note, put
