"""The cells of a CSV file as a frame, typed by its fields.

string   string, <NA> where the cell is empty
integer  Int64, <NA> where empty
number   float64, NaN where empty
date     datetime64[us], NaT where empty
boolean  boolean, <NA> where empty
"""

from pathlib import Path

import pandas as pd

from dossier.dataset.errors import PackageError
from dossier.dataset.files import decode, read_bytes, split_cells
from dossier.dataset.paths import shown
from dossier.dataset.types import FORMS, wrong_form

# Texts as Python's own: arrow's arrays take twice as long where a table has some hundred rows.
pd.set_option("mode.string_storage", "python")


def read_frame(file: Path, fields: list[dict]) -> pd.DataFrame:
    """Read a CSV into a frame typed by its fields.

    Raises:
        PackageError: names file, row, column, value and what is allowed.
    """
    header, *rows = split_cells(decode(read_bytes(file), file), file) or [[]]
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(header):
            message = f"{len(cells)} cells; allowed: {len(header)}, as many as the header has"
            raise PackageError(message, shown(file), number)
    columns = {}
    for field in fields:
        name = field["name"]
        if name not in header:
            message = f"the column is missing; the header has: {', '.join(header)}"
            raise PackageError(message, shown(file), 1, name)
        place = header.index(name)
        columns[name] = to_series([cells[place] for cells in rows], field, file)
    return pd.DataFrame(columns)


def empty_columns(fields: list[dict], frame: pd.DataFrame | None) -> pd.DataFrame:
    """Give a frame the columns that it is without, typed and empty; None is a frame of no rows."""
    frame = pd.DataFrame() if frame is None else frame
    missing = [field for field in fields if field["name"] not in frame]
    cells = [""] * len(frame)
    empty = {field["name"]: to_series(cells, field, Path()) for field in missing}
    return frame.assign(**{name: each.set_axis(frame.index) for name, each in empty.items()})


def to_series(cells: list[str], field: dict, file: Path) -> pd.Series:
    """Convert the cells of a column to its type.

    Raises:
        PackageError: names the first cell that does not convert.
    """
    kind = field["type"]
    for number, cell in enumerate(cells, start=2):
        if cell and not FORMS[kind].pattern.fullmatch(cell):
            raise PackageError(wrong_form(cell, kind), shown(file), number, field["name"])
    try:
        return CONVERT[kind](pd.Series(cells, dtype=object).replace("", None))
    except (ValueError, OverflowError):
        for number, cell in enumerate(cells, start=2):
            if cell and not _converts(cell, kind):
                message = wrong_form(cell, kind)
                raise PackageError(message, shown(file), number, field["name"]) from None
        raise


def _converts(cell: str, kind: str) -> bool:
    try:
        return bool(CONVERT[kind](pd.Series([cell], dtype=object)).notna().all())
    except (ValueError, OverflowError):
        return False


def _to_integer(cells: pd.Series) -> pd.Series:
    return pd.Series([pd.NA if cell is None else int(cell) for cell in cells], dtype="Int64")


CONVERT = {
    "string": lambda cells: cells.astype("string"),
    "integer": _to_integer,
    "number": lambda cells: cells.astype("float64"),
    "date": lambda cells: pd.to_datetime(cells, format="%Y-%m-%d").astype("datetime64[us]"),
    "boolean": lambda cells: cells.map({"true": True, "false": False}).astype("boolean"),
}
