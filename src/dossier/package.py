"""Open a package and load its tables, typed by its descriptor.

A package is a folder with `datapackage.yaml` and CSV files. Types in the frames:

    string   string, <NA> where the cell is empty
    integer  Int64, <NA> where empty
    number   float64, NaN where empty
    date     datetime64[us], NaT where empty
    boolean  boolean, <NA> where empty
"""

from pathlib import Path

import pandas as pd

from dossier.format.descriptor import read_descriptor
from dossier.format.folder import decode, find_package, inside, read_bytes, split_cells
from dossier.format.forms import FORMS, wrong_form
from dossier.format.problem import PackageError, allowed
from dossier.paths import shown

__all__ = ["Package", "PackageError", "find_package"]


class Package:
    """A folder of tables.

    Attributes:
        folder: where it is, absolute.
        name, title: as the descriptor has them.
        descriptor: datapackage.yaml as a mapping.
        vocabulary: the words of the package by kind, such as status and verdict.
        tables: the names of the tables, in the descriptor's order.
    """

    def __init__(self, folder: str | Path):
        """Read the descriptor; tables are read when they are asked for.

        Raises:
            PackageError: the folder or its descriptor is missing or cannot be used.
        """
        self.folder = find_package(folder)
        self.descriptor = read_descriptor(self.folder)
        self.name = self.descriptor["name"]
        self.title = self.descriptor.get("title", self.name)
        self.vocabulary = self.descriptor.get("vocabulary", {})
        self._resources = {each["name"]: each for each in self.descriptor["resources"]}
        self.tables = list(self._resources)
        self._frames = {}

    def __repr__(self) -> str:
        """Name the package and its folder."""
        return f"Package({self.name!r}, {shown(self.folder)!r})"

    def _repr_html_(self) -> str:
        """Show title and tables, without paths, so that a notebook says the same everywhere."""
        from dossier.explorer import card

        return card.of_package(self)

    def resource(self, table: str) -> dict:
        """Return the description of a table.

        Raises:
            PackageError: there is no such table; names the nearest.
        """
        if table not in self._resources:
            hint = allowed(str(table), self.tables, "a table of the package")
            raise PackageError(f'no table "{table}" in {self.name}; {hint}')
        return self._resources[table]

    def schema(self, table: str) -> dict:
        """Return fields, primaryKey and foreignKeys of a table."""
        return self.resource(table)["schema"]

    def fields(self, table: str) -> list[dict]:
        """Return the fields of a table: name, type, description, unit, constraints."""
        return self.schema(table)["fields"]

    def file(self, table: str) -> Path:
        """Return the CSV file of a table."""
        return inside(self.folder, self.resource(table)["path"])

    def load(self, table: str) -> pd.DataFrame:
        """Load a table: the columns of the descriptor in its order, one row per row of the file.

        Row n of the file, the header being row 1, has the index n - 2. The frame is the caller's
        own copy.

        Raises:
            PackageError: no such table, or a file, column or cell that cannot be read.
        """
        if table not in self._frames:
            self._frames[table] = read_frame(self.file(table), self.fields(table))
        return self._frames[table].copy()


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
