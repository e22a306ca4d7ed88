"""Rules on the bytes of a CSV, and the way from the bytes to a table.

UTF-8 without a byte order mark, LF, one header as described, as many cells in each row, and no
stray blanks: a file that every tool reads alike and that shows each correction as one line.
"""

from collections.abc import Iterator
from pathlib import Path

from dossier.dataset.characters import cell_fault
from dossier.dataset.errors import PackageError, Problem
from dossier.dataset.files import UTF16, decode, read_bytes, split_cells
from dossier.dataset.header import header_faults, headless, idle_columns
from dossier.dataset.paths import shown
from dossier.dataset.rules.ragged import aligned, ragged
from dossier.dataset.rules.raw_tables import Row, Table

MOST_TORN = 50  # rows of which it is told what stands in which column; more are no slips


def read_table(folder: Path, resource: dict) -> tuple[Table | None, list[Problem]]:
    """Read a table as text, with the problems of its bytes; None where it cannot be read."""
    file, problems = folder / resource["path"], []
    try:
        raw = read_bytes(file)
        if raw.startswith(UTF16):
            decode(raw, file)
        problems = list(byte_problems(shown(file), raw))
        # What is not UTF-8 is told cell by cell, so that the rest of the file is read too.
        lines = split_cells(raw.decode("utf-8-sig", errors="replace"), file)
    except PackageError as error:
        return None, [*problems, error.problem]
    names = [field["name"] for field in resource["schema"]["fields"]]
    if wrong := headless(lines, names):
        return None, [unreadable(file, raw, names, wrong)] if raw else problems
    table, broken = make_table(shown(file), resource, names, lines)
    return table, problems + broken


def make_table(
    file: str, resource: dict, names: list[str], lines: list[list[str]]
) -> tuple[Table, list[Problem]]:
    """Make a table of lines of cells, with the problems of header, rows and cells."""
    header, *body = lines
    problems = list(header_problems(file, header, body, names))
    filled = max((n for n, cells in enumerate(body, start=1) if any(cells)), default=0)
    if filled < len(body):
        first, last = filled + 2, len(body) + 1
        rows = f"row {first} is" if first == last else f"rows {first} to {last} are"
        problems.append(Problem(file, first, "", f"{rows} empty; allowed: no row without cells"))
        del body[filled:]
    rows, torn = [], 0
    for number, cells in enumerate(body, start=2):
        if cells == header:
            message = "the header stands here again; allowed: once (dossier tidy takes it away)"
            problems.append(Problem(file, number, "", message))
            continue
        row, unsure = dict(zip(header, cells, strict=False)), []
        if len(cells) != len(header):
            torn += 1
            if torn <= MOST_TORN:
                row, unsure = aligned(cells, header, resource["schema"]["fields"])
            else:
                row, unsure = dict.fromkeys(header, "") | row, header
            problems.append(ragged(file, number, len(cells), header, unsure))
        if cells:
            rows.append(Row(row, file, number, frozenset(unsure)))
    columns = [name for name in names if name in header]
    for row in rows:
        for column in columns:
            if fault := cell_fault(row[column]):
                problems.append(row.problem(column, fault))
    return Table(resource["name"], file, resource["schema"], columns, rows), problems


def unreadable(file: Path, raw: bytes, names: list[str], wrong: str) -> Problem:
    """Report a file whose first row is no header: another encoding, another table."""
    try:
        head = decode(raw, file).partition("\n")[0].strip()
    except PackageError as error:
        return error.problem
    for name, sign in {"semicolons": ";", "tabs": "\t"}.items():
        if not headless([head.replace('"', "").split(sign)], names):
            message = f"cells are parted by {name}; allowed: commas (CSV as UTF-8 with commas)"
            return Problem(shown(file), 1, "", message)
    return Problem(shown(file), 1, "", wrong)


def byte_problems(file: str, raw: bytes) -> Iterator[Problem]:
    """Yield what is wrong with the encoding, the line ends and the end of a file."""
    if raw.startswith(b"\xef\xbb\xbf"):
        yield Problem(file, 1, "", "starts with a byte order mark; allowed: UTF-8 without one")
    if b"\r" in raw:
        row = raw.count(b"\n", 0, raw.index(b"\r")) + 1
        yield Problem(file, row, "", "ends with a carriage return (CR); allowed: LF alone")
    if not raw:
        yield Problem(file, 0, "", "the file is empty; allowed: a header and rows")
    elif not raw.endswith((b"\n", b"\r")):
        message = "no line end after the last row; allowed: LF after each row"
        yield Problem(file, raw.count(b"\n") + 1, "", message)


def header_problems(
    file: str, header: list[str], body: list[list[str]], names: list[str]
) -> Iterator[Problem]:
    """Yield each difference between the header and the descriptor."""
    if idle := idle_columns(header, body):
        columns = ", ".join(f"{place + 1} ({what})" for place, what in idle.items())
        message = f"columns without a name: {columns}; allowed: none (dossier tidy"
        yield Problem(file, 1, "", f"{message} takes them away)")
    given = {place: name for place, name in enumerate(header) if place not in idle}
    for name, fault in header_faults(given, names):
        yield Problem(file, 1, name, fault)
    order = list(given.values())
    if sorted(order) == sorted(names) and order != names:
        first = next(name for name, own in zip(names, order, strict=True) if name != own)
        message = f"the columns are not in the descriptor's order; allowed: {', '.join(names)}"
        yield Problem(file, 1, first, message)
