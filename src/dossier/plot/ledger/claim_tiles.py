"""Ledgers of claims: what heads and keys say of them, and the matrix of a tile a claim."""

from dossier.dataset.rows import grouped
from dossier.i18n import vocabulary
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
        heads: key, words and colour of each column.
        key: heads that say what the colours mean.
    """
    if is_narrow():
        return _one_column(claims, rows, [*heads, *key])
    told = grouped(claims, "row", "column")
    columns = {"name": Column(gap=0.3)}
    columns |= {column: Fold(Text(text, color=colour)) for column, text, colour in heads}
    columns["end"] = Column(align="right", gap=0)
    lines = []
    for row, name, end in rows:
        cells = {"name": Text(name)}
        for column, *_ in heads:
            tiles = [_tile(claim, name, (column, row)) for claim in told.get((row, column), ())]
            if tiles:
                cells[column] = Flow(tiles, line=0.24)
        lines.append(Row(cells | {"end": Text(end)}))
    return Ledger(columns, lines, pad=0.12, key=in_words(key))


def _one_column(claims, rows, heads):
    """Make a ledger for a phone: the tiles of a row in one line, in the order of the heads."""
    told = grouped(claims, "row", "column")
    columns = {"name": Column(gap=0.3), "end": Column(align="right", gap=0)}
    lines = []
    for row, name, end in rows:
        places = [(column, row) for column, *_ in heads]
        own = [(claim, place) for place in places for claim in told.get(place[::-1], ())]
        tiles = [_tile(claim, name, place) for claim, place in own]
        lines.append(Row({"name": Text(name), "end": Text(end), "tiles": Flow(tiles, line=0.24)}))
    columns |= {"tiles": Column(share=1, gap=0, wraps=True)}
    decks = (("name", "end"), ("tiles",))
    return Ledger(columns, lines, pad=0.06, key=in_words(heads), decks=decks)


def in_words(heads):
    """Make the key of a ledger of heads."""
    return tuple(Glyph(text, color) for _, text, color in heads)


def by_fill(claims):
    """Sort claims so that those stated as fact come first and interpretations last."""
    rank = vocabulary.FULLEST.index
    return claims.sort_values("status", key=lambda s: s.map(rank), kind="stable")


def verdict_heads(rows, words):
    """Say each verdict that occurs, with glyph and number: key, text and colour of each."""
    return [
        (
            key,
            words.say(
                "{glyph} {verdict} {n}",
                glyph=vocabulary.GLYPH[key],
                verdict=words.verdict(key),
                n=n,
            ),
            vocabulary.COLOUR[key],
        )
        for key, n in _counts(rows["verdict"], vocabulary.VERDICTS, words)
    ]


def status_heads(rows, words):
    """Say each status that occurs, with its number: key, text and colour of each."""
    return [
        (key, words.say("{status} {n}", status=words.status(key), n=n), vocabulary.INK)
        for key, n in _counts(rows["status"], vocabulary.STATUSES, words)
    ]


def _counts(values, order, words):
    counts = values.value_counts()
    return [(key, words.number(counts[key])) for key in order if key in counts]


def _tile(claim, name, place):
    return Tile(claim, {"row": claim, "label": claim["label"], "value": name, "at": place})
