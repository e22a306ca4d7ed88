"""The header of a table, held to the columns that its descriptor has."""

import re
from collections.abc import Iterator

from dossier.dataset.errors import nearest

LOOKED = 9  # rows among which a header is looked for
FEW = 3  # one cell of these many
UNNAMED = re.compile("|Unnamed: [0-9]+")  # as pandas calls a column without a name
NUMBER = re.compile("[0-9]+")


def headless(rows: list[list[str]], names: list[str]) -> str:
    """Say what is wrong with a first row that is no header; "" where it is one.

    It is none where few of its cells are columns of the descriptor: a word of a row may be one.
    """
    known = set(names)
    if not any(rows):
        return "the file is empty; allowed: a header and rows"
    if len(known & _named(rows[0])) * FEW > len(_named(rows[0])):
        return ""
    for number, cells in enumerate(rows[1:LOOKED], start=2):
        if len(known & _named(cells)) > len(known) / 2:
            above = "row 1 is" if number == 2 else f"rows 1 to {number - 1} are"
            return f"the header stands in row {number}; take away what is above it: {above} no data"
    return f"this is no header; allowed: the columns of the descriptor, {', '.join(names)}"


def idle_columns(header: list[str], body: list[list[str]]) -> dict[int, str]:
    """Map the places of columns that say nothing to what is in them: nothing, or a row's number.

    They have no name of their own: a spreadsheet has cells beyond the last, a data frame an index.
    """
    found = {}
    for place in (place for place, name in enumerate(header) if UNNAMED.fullmatch(name.strip())):
        cells = [cell for row in body if (cell := "".join(row[place : place + 1]).strip())]
        if not cells:
            found[place] = "empty"
        elif len({*cells}) == len(cells) and all(map(NUMBER.fullmatch, cells)):
            found[place] = "numbers of rows"
    return found


def header_faults(header: dict[int, str], names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield column and fault where a header differs from the descriptor, in whatever order.

    A column that may be one that is missing, since it is called alike or stands in its place, is
    told with that, once.

    Args:
        header: names by their place in the row, from 0.
        names: as the descriptor has them.
    """
    missing, seen = [name for name in names if name not in header.values()], set()
    for place, name in header.items():
        here = [each for each in names[place : place + 1] if each in missing]
        if name in seen:
            wrong, meant, choice = "the column stands twice", here, "once"
        elif name in names:
            seen.add(name)
            continue
        else:
            called = f', "{name}",' if name else " has no name and"
            wrong = f"column {place + 1}{called} is not in the descriptor"
            meant, choice = nearest(name, missing) or here, ", ".join(names)
        yield name, f"{wrong}; did you mean {meant[0]}?" if meant else f"{wrong}; allowed: {choice}"
        missing = [each for each in missing if each not in meant[:1]]
    for name in missing:
        yield name, "the column is missing; the descriptor has it"


def _named(cells: list[str]) -> set[str]:
    return {cell.strip() for cell in cells}
