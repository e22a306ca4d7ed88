"""The cells of a CSV file as a frame, typed by its fields; empty ones are <NA>, NaN or NaT."""

from pathlib import Path

import pandas as pd

from dossier.dataset.errors import PackageError
from dossier.dataset.files import read_cells
from dossier.dataset.header import headless
from dossier.dataset.types import read, wrong_form

# Texts as Python's own: arrow's arrays take twice as long where a table has some hundred rows.
pd.set_option("mode.string_storage", "python")

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "date": "datetime64[us]",
    "boolean": "boolean",
}


def read_frame(file: Path, fields: list[dict]) -> pd.DataFrame:
    """Read a CSV into a frame typed by its fields.

    Raises:
        PackageError: names file, row, column, value and what is allowed.
    """
    header, *rows = lines = read_cells(file)
    if fault := headless(lines, [field["name"] for field in fields]):
        raise PackageError(fault, file, 1)
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(header):
            message = f"{len(cells)} cells; allowed: {len(header)}, as many as the header has"
            raise PackageError(message, file, number)
    columns = {}
    for field in fields:
        name = field["name"]
        if name not in header:
            message = f"the column is missing; the header has: {', '.join(header)}"
            raise PackageError(message, file, 1, name)
        place = header.index(name)
        columns[name] = to_series([cells[place] for cells in rows], field, file)
    return pd.DataFrame(columns)


def empty_columns(fields: list[dict], frame: pd.DataFrame | None) -> pd.DataFrame:
    """Give a frame the columns that it is without, typed and empty; None is a frame of no rows."""
    frame = pd.DataFrame() if frame is None else frame
    types = {field["name"]: DTYPES[field["type"]] for field in fields if field["name"] not in frame}
    empty = {name: pd.Series(None, frame.index, kind) for name, kind in types.items()}
    return frame.assign(**empty)


def to_series(cells: list[str], field: dict, file: Path) -> pd.Series:
    """Convert the cells of a column to its type.

    Raises:
        PackageError: names the first cell that does not convert.
    """
    kind = field["type"]
    values = [read(cell, kind) if cell else None for cell in cells]
    for number, (cell, value) in enumerate(zip(cells, values, strict=True), start=2):
        if cell and value is None:
            raise PackageError(wrong_form(cell, kind), file, number, field["name"])
    return pd.Series(values, dtype=DTYPES[kind])
