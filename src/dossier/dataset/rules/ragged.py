"""Rows with too few or too many cells: which cell stands in which column, as far as can be told.

So that one comma too many does not hide what else is wrong with its row.
"""

from collections.abc import Callable, Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.constraints import tests
from dossier.dataset.types import read


def ragged(file: str, row: int, found: int, header: list[str], unsure: list[str]) -> Problem:
    """Report a row with more or fewer cells than the header."""
    if not found:
        return Problem(file, row, "", "the row is empty; allowed: no blank lines")
    long = found > len(header)
    hint = "a text with a comma needs quotes" if long else "commas are missing"
    place = f", it seems in column {' or '.join(unsure)}" if 0 < len(unsure) <= 2 else ""
    message = f"{found} cells; allowed: {len(header)}, as in the header; {hint}{place}"
    return Problem(file, row, "", message)


def aligned(
    cells: list[str], header: list[str], fields: list[dict]
) -> tuple[dict[str, str], list[str]]:
    """Put the cells of a row into the columns of the header, as few as can be in wrong ones.

    Returns:
        The cells by column, and the columns of which that cannot be told.
    """
    about = {field["name"]: field for field in fields}
    weigh = [_weight(about.get(name)) for name in header]
    ways = list(_ways(cells, len(header)))
    weights = [
        sum(weight(cell) for weight, cell in zip(weigh, way, strict=True)) for way, _ in ways
    ]
    best = [way for way, weight in zip(ways, weights, strict=True) if weight == min(weights)]
    unsure = [
        name
        for place, name in enumerate(header)
        if any(place in torn or way[place] != best[0][0][place] for way, torn in best)
    ]
    return dict(zip(header, best[0][0], strict=True)), unsure


def _ways(cells: list[str], width: int) -> Iterator[tuple[list[str], range]]:
    """Give each way to make a row as wide as the header, and the places where it is mended."""
    gap = width - len(cells)
    if gap > 0:
        for place in range(len(cells), -1, -1):
            mended = [*cells[:place], *[""] * gap, *cells[place:]]
            yield mended, range(place, place + gap)
    else:
        for place in range(width):
            torn = cells[place : place - gap + 1]
            yield (
                [*cells[:place], ",".join(torn), *cells[place - gap + 1 :]],
                range(place, place + 1),
            )


EMPTY, WRONG = 101, 100  # it is likelier that a cell is wrong than that a needed one is missing


def _weight(field: dict | None) -> Callable[[str], int]:
    """Make a measure of how badly a cell stands in a column; none where it is not described."""
    if field is None:
        return lambda cell: 0
    kind, limits = field["type"], tests(field).values()
    required = field.get("constraints", {}).get("required", False)

    def weight(cell: str) -> int:
        if not cell:
            return EMPTY if required else 0
        value = read(cell, kind) if cell == cell.strip() else None  # a comma has a blank after it
        return 0 if value is not None and all(limit(value) for limit in limits) else WRONG

    return weight
