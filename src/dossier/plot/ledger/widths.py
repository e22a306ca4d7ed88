"""How columns share the width of a ledger."""

from dossier.plot.ledger.columns import Fold


def share(columns, cells, room, left=0.0):
    """Give each column its width and place; signs fold into the fewest lines that have room.

    Args:
        columns: a column by its key.
        cells: the cells of each.
        room: inches for all.
        left: inches at which the first begins.

    Returns:
        How many inches are wanting.
    """
    free = {key: column for key, column in columns.items() if column.width is None}
    room -= sum(column.width for column in columns.values() if column.width is not None)
    folds = [key for key, column in free.items() if isinstance(column, Fold)]
    most = max((cell.count for key in folds for cell in cells[key]), default=1)
    for lines in range(1, most + 1):
        needs = {key: column.need(cells[key], lines) for key, column in free.items()}
        if sum(needs.values()) <= room:
            break
    spare = room - sum(needs.values())
    parts = sum(column.share for column in free.values())
    for key, column in columns.items():
        if key in free:
            column.width = needs[key] + max(0, spare) * column.share / (parts or 1)
        if key in folds and not parts:
            column.width += max(0, spare) / len(folds)
            column.gap += max(0, spare) / len(folds)
        column.left, left = left, left + column.width
    return round(max(0, -spare), 2)
