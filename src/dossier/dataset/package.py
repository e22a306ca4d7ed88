"""Open a package and load its tables, typed by its descriptor.

A package is a folder with `datapackage.yaml` and CSV files. ``dossier.dataset.read`` says which
types its tables have in pandas, which is imported when the first of them is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.dataset import excerpt
from dossier.dataset.descriptor import languages, read_descriptor
from dossier.dataset.errors import PackageError, Problem, suggest
from dossier.dataset.files import find_package, inside, read_cells
from dossier.dataset.model import completed, knows
from dossier.dataset.paths import shown

if TYPE_CHECKING:
    import pandas as pd


class Package:
    """A folder of tables.

    Attributes:
        folder: where it is, absolute.
        name, title: as the descriptor has them.
        descriptor: datapackage.yaml as a mapping.
        vocabulary: the words of the package by kind, such as status and verdict.
        tables: the names of the tables, in the descriptor's order.
        made: what was made of its tables and is kept; see ``story.once``.
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
        self._cells, self._frames, self._excerpted, self.made = {}, {}, {}, {}

    def __repr__(self) -> str:
        """Name the package and its folder."""
        return f"Package({self.name!r}, {shown(self.folder)!r})"

    def _repr_html_(self) -> str:
        """Show title and tables, without paths, so that a notebook says the same everywhere."""
        rows = "".join(
            f"<dt>{escape(name)}</dt><dd>{escape(self.resource(name).get('description', ''))}</dd>"
            for name in self.tables
        )
        return f"<details open><summary>{escape(self.title)}</summary><dl>{rows}</dl></details>"

    def resource(self, table: str) -> dict:
        """Return the description of a table.

        Raises:
            PackageError: there is no such table; names the nearest, and all.
        """
        if table not in self._resources:
            hint = f"{suggest(table, self.tables)} allowed: {', '.join(self.tables)}".strip()
            raise PackageError(f'no table "{table}" in {self.name}; {hint}')
        return self._resources[table]

    def schema(self, table: str) -> dict:
        """Return fields, primaryKey and foreignKeys of a table, with what the code needs."""
        if table not in self._resources and knows(table):
            return completed(table, {})
        return completed(table, self.resource(table)["schema"])

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the texts, that of their originals first."""
        return languages(self.descriptor, self.fields)

    def has(self, table: str) -> bool:
        """Tell whether there are rows in a table."""
        return table in self._resources and len(read_cells(self.file(table))) > 1

    def cells(self, table: str, column: str) -> list[str]:
        """Return the cells of a column as they are written; none of what is left out."""
        if table not in self._resources:
            return []
        if table not in self._cells:
            self._cells[table] = read_cells(self.file(table))
        header, *rows = self._cells[table]
        if column not in header:
            return []
        place = header.index(column)
        return [row[place] for row in rows if len(row) > place]

    def fields(self, table: str) -> list[dict]:
        """Return the fields of a table: name, type, description, unit, constraints."""
        return self.schema(table)["fields"]

    def file(self, table: str) -> Path:
        """Return the CSV file of a table."""
        return inside(self.folder, self.resource(table)["path"])

    def problem(self, table: str, index: int, column: str, wrong: str, choice: str) -> Problem:
        """Report what is wrong in a row that ``load`` gave, by its index there, and what may be."""
        return Problem(shown(self.file(table)), index + 2, column, f"{wrong}; allowed: {choice}")

    def load(self, table: str) -> pd.DataFrame:
        """Load a table: the columns of the descriptor in its order, one row per row of the file.

        Row n of the file, the header being row 1, has the index n - 2. The frame is the caller's
        own copy. A table or field that the code knows and the package leaves out is empty.

        Raises:
            PackageError: no such table, or a file, column or cell that cannot be read.
        """
        if table not in self._frames:
            self._frames[table] = self._read(table)
        return self._frames[table].copy(deep=False)  # pandas copies on write

    def excerpt(
        self, table: str, column: str, wanted: Iterable[str], columns: Iterable[str]
    ) -> pd.DataFrame:
        """Load some columns of the rows that have one of some values in a column.

        A notebook that reads a table only so is not run again where other cells change.

        Raises:
            PackageError: as ``load`` does.
        """
        wanted, columns = set(wanted), list(columns)
        if table in self._frames or table not in self._resources:
            frame = self.load(table)
        else:
            sys.audit(excerpt.TOLD, excerpt.name(self.file(table), column, wanted, columns))
            if table not in self._excerpted:
                self._excerpted[table] = self._read(table)
            frame = self._excerpted[table]
        return frame.loc[frame[column].isin(wanted), columns]

    def _read(self, table: str) -> pd.DataFrame:
        from dossier.dataset.read import empty_columns, read_frame

        fields, frame = self.fields(table), None
        if table in self._resources:
            own = self.resource(table)["schema"]["fields"]
            frame = read_frame(self.file(table), own)
        return empty_columns(fields, frame)
