"""Matrices of claims: a row a topic or speaker, a column a verdict or status, a cell a claim."""

from dossier.i18n.vocabulary import FULLEST
from dossier.plot import style
from dossier.plot.figure import MARGIN
from dossier.plot.sheet import draw_cell, put, sheet, write_row
from dossier.plot.typesetting import text_width

UNIT = 0.24  # inches a claim
SIDE = 0.9  # inches at least for what is said at the end of a row
WIDTH = 10  # inches at least


def draw_matrix(name, claims, words, *, rows, columns, key=(), **about):
    """Draw claims as cells in a matrix.

    Args:
        name: as of ``Figure``.
        claims: rows of claims with ``row`` and ``column``, the keys of where each belongs.
        words: the language.
        rows: key, name and what to say at the end, for each row.
        columns: key, head and colour of each column.
        key: pieces of text above the matrix, see ``write_row``.
        **about: further arguments of ``Figure``.
    """
    cells = {place: told.to_dict("records") for place, told in claims.groupby(["row", "column"])}
    left = max(text_width(label, style.SIZE["label"]) for _, label, _ in rows) + 0.3
    side = max(SIDE, max(text_width(end, style.SIZE["label"]) for *_, end in rows) + 0.1)
    room = WIDTH - 2 * MARGIN - left - side
    starts, across, wide = _share(cells, columns, room)
    deep = [max(_depth(cells, row, across, column) for column in across) for row, *_ in rows]
    top = 0.42 if key else 0
    body = top + 0.22 + sum(UNIT * lines + 0.24 for lines in deep)
    figure, axes, width = sheet(name, words, body, width=WIDTH + wide, **about)
    write_row(axes, key, 0, 0.06)
    for column, text, colour in columns:
        put(axes, left + starts[column], top + 0.06, text, color=colour)
    y = top + 0.4
    for (row, label, end), lines in zip(rows, deep, strict=True):
        axes.plot([0, width], [y - 0.13] * 2, color=style.FAINT, linewidth=0.6)
        put(axes, 0, y + UNIT / 2, label)
        put(axes, width, y + UNIT / 2, end, ha="right")
        for column, fit in across.items():
            for n, claim in enumerate(cells.get((row, column), ())):
                x = left + starts[column] + n % fit * UNIT
                place = (x, y + n // fit * UNIT)
                cell = draw_cell(axes, claim, *place, UNIT - 0.04, UNIT - 0.04)
                figure.mark(cell, claim, label=claim["label"], value=label, at=(column, row))
        y += lines * UNIT + 0.24
    return figure


def _share(cells, columns, room):
    """Share the width out: as wide as heads and cells need, with the fewest lines of cells.

    Returns:
        Where each column starts, in inches, how many cells each holds side by side, and how
        many inches are wanting.
    """
    most = {
        column: max((len(told) for (_, key), told in cells.items() if key == column), default=0)
        for column, *_ in columns
    }
    heads = {column: text_width(text, style.SIZE["label"]) for column, text, _ in columns}
    for lines in range(1, max(most.values()) + 1):
        across = {column: max(1, -(-most[column] // lines)) for column in most}
        widths = {key: max(across[key] * UNIT, heads[key]) + 0.2 for key in most}
        if sum(widths.values()) <= room:
            break
    spare = (room - sum(widths.values())) / len(widths)
    starts, x = {}, 0
    for column, width in widths.items():
        starts[column] = x
        x += width + max(0, spare)
    return starts, across, round(max(0, -spare) * len(widths), 2)


def _depth(cells, row, across, column):
    return -(-len(cells.get((row, column), ())) // across[column])


def by_fill(claims):
    """Sort claims so that those stated as fact come first and interpretations last."""
    return claims.sort_values("status", key=lambda s: s.map(FULLEST.index), kind="stable")
