"""Ledgers of claims: what heads and keys say of them, and the matrix of a tile a claim."""

from collections import Counter
from itertools import chain

from dossier.dataset.rows import grouped
from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import INK
from dossier.plot.ledger.columns import Column, Fold
from dossier.plot.ledger.decks import is_narrow
from dossier.plot.ledger.flow import Flow
from dossier.plot.ledger.glyph_row import Glyph, Tile
from dossier.plot.ledger.table import Ledger, Row
from dossier.plot.ledger.word_cells import Text


def matrix(claims, rows, heads, key=()):
    """Make a ledger of claims: a row a topic or speaker, a column a verdict or status.

    Args:
        claims: rows of claims with ``row`` and ``column``, the keys of where each belongs.
        rows: key, name and what to say at the end, for each row.
        heads: words and colour of each column, as a sign by its key.
        key: further signs, which say what the colours mean.

    On a phone the tiles of a row stand in one line, in the order of the heads.
    """
    told = grouped(claims, "row", "column")
    lines = []
    for row, name, end in rows:
        tiles = {
            column: [
                Tile({"row": claim, "value": name, "at": (column, row)})
                for claim in told.get((row, column), ())
            ]
            for column in heads
        }
        if is_narrow():
            tiles = {"tiles": list(chain(*tiles.values()))}
        flows = {column: Flow(own, line=0.24) for column, own in tiles.items() if own}
        lines.append(Row({"name": Text(name)} | flows | {"end": Text(end)}))
    name, end = Column(gap=0.3), Column(align="right", gap=0)
    if is_narrow():
        columns = {"name": name, "end": end, "tiles": Column(share=1, gap=0, wraps=True)}
        key, decks = (*heads.values(), *key), (("name", "end"), ("tiles",))
        return Ledger(columns, lines, pad=0.06, key=key, decks=decks)
    folds = {column: Fold(Text(sign.text, color=sign.color)) for column, sign in heads.items()}
    return Ledger({"name": name} | folds | {"end": end}, lines, pad=0.12, key=key)


def by_fill(claims):
    """Sort claims so that those stated as fact come first and interpretations last."""
    rank = vocabulary.FULLEST.index
    return claims.sort_values("status", key=lambda s: s.map(rank), kind="stable")


def verdict_heads(rows, words):
    """Say each verdict that occurs, with glyph and number: a sign by the verdict."""
    named = {key: words.verdict(key, glyph=True) for key in vocabulary.VERDICTS}
    return _heads(rows["verdict"], named, words)


def status_heads(rows, words):
    """Say each status that occurs, with its number: a sign by the status."""
    named = {key: words.status(key) for key in vocabulary.STATUSES}
    return _heads(rows["status"], named, words)


def _heads(values, named, words):
    counts = Counter(values)
    texts = {
        key: words.say("{what} {n}", what=name, n=counts[key])
        for key, name in named.items()
        if key in counts
    }
    return {key: Glyph(text, vocabulary.COLOUR.get(key, INK)) for key, text in texts.items()}
