"""Rules on the bytes of a CSV, and the way from the bytes to a table.

UTF-8 without a byte order mark, LF, one header as described, as many cells in each row, and no
stray blanks: a file that every tool reads alike and that shows each correction as one line.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dossier.dataset.errors import PackageError, Problem
from dossier.dataset.files import decode, read_bytes, split_cells
from dossier.dataset.paths import shown
from dossier.dataset.rules.ragged import aligned, ragged
from dossier.dataset.rules.raw_tables import Row, Table

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# What spreadsheets and data frames write for nothing.
NOTHING = {"nan", "NaN", "NA", "N/A", "#N/A", "null", "NULL", "None", "<NA>", "#REF!", "#VALUE!"}
MOST_TORN = 50  # rows of which it is told what stands in which column; more are no slips


def read_table(folder: Path, resource: dict) -> tuple[Table | None, list[Problem]]:
    """Read a table as text, with the problems of its bytes; None where it cannot be read."""
    file, problems = folder / resource["path"], []
    try:
        raw = read_bytes(file)
        problems = list(byte_problems(shown(file), raw))
        # What is not UTF-8 is told cell by cell, so that the rest of the file is read too.
        lines = split_cells(raw.decode("utf-8-sig", errors="replace"), file)
    except PackageError as error:
        return None, [*problems, error.problem]
    names = [field["name"] for field in resource["schema"]["fields"]]
    if not lines or not set(lines[0]) & set(names):
        return None, problems + (unreadable(file, raw) if raw else [])
    table, broken = make_table(shown(file), resource, names, lines)
    return table, problems + broken


def make_table(
    file: str, resource: dict, names: list[str], lines: list[list[str]]
) -> tuple[Table, list[Problem]]:
    """Make a table of lines of cells, with the problems of header, rows and cells."""
    header, *body = lines
    problems = list(header_problems(file, header, names))
    filled = max((n for n, cells in enumerate(body, start=1) if any(cells)), default=0)
    if filled < len(body):
        first, last = filled + 2, len(body) + 1
        rows = f"row {first} is" if first == last else f"rows {first} to {last} are"
        problems.append(Problem(file, first, "", f"{rows} empty; allowed: no row without cells"))
        del body[filled:]
    rows, torn = [], 0
    for number, cells in enumerate(body, start=2):
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


def unreadable(file: Path, raw: bytes) -> list[Problem]:
    """Report a file without a single column of the descriptor: another encoding, another table."""
    try:
        decode(raw, file)
    except PackageError as error:
        return [error.problem]
    head = raw.split(b"\n", 1)[0].decode("utf-8-sig")
    for name, sign in {"semicolons": ";", "tabs": "\t"}.items():
        if sign in head:
            message = f"cells are parted by {name}; allowed: commas (CSV as UTF-8 with commas)"
            return [Problem(shown(file), 1, "", message)]
    return [Problem(shown(file), 1, "", "no column of the descriptor; allowed: a header in row 1")]


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


def header_problems(file: str, header: list[str], names: list[str]) -> Iterator[Problem]:
    """Yield each difference between the header and the descriptor."""
    for name in names:
        if name not in header:
            yield Problem(file, 1, name, "the column is missing; the descriptor has it")
    for place, name in enumerate(header):
        if name not in names:
            message = f'column {place + 1}, "{name}", is not in the descriptor'
            yield Problem(file, 1, name, f"{message}; allowed: {', '.join(names)}")
        elif name in header[:place]:
            yield Problem(file, 1, name, "the column stands twice; allowed: once")
    if sorted(header) == sorted(names) and header != names:
        first = next(name for name, given in zip(names, header, strict=True) if name != given)
        message = f"the columns are not in the descriptor's order; allowed: {', '.join(names)}"
        yield Problem(file, 1, first, message)


def cell_fault(cell: str) -> str:
    """Say what is wrong with the characters of a cell; "" where nothing is."""
    if "\ufffd" in cell:
        return f'"{cell}" holds bytes that are not UTF-8; allowed: text saved as UTF-8'
    control = CONTROL.search(cell)
    if control:
        what = "a line break" if control[0] in "\r\n\u2028\u2029" else "a control character"
        return f"holds {what} (U+{ord(control[0]):04X}); allowed: one line of text"
    if cell != cell.strip():
        return f'"{cell}" has blanks at an end; allowed: none'
    if cell in NOTHING:
        return f'"{cell}" stands for nothing; allowed: an empty cell'
    if not unicodedata.is_normalized("NFC", cell):
        return f'"{cell}" is not in Unicode NFC; allowed: composed letters'
    return ""
