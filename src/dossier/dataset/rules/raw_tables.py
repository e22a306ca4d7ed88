"""The tables of a package as text, so that a rule can point at the row of the file.

A rule is a short function from all tables, or from one row, to problems. It names the columns that
it needs and is left out where these cannot be read, so that one bad file does not hide the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dossier.dataset.errors import Problem
from dossier.dataset.schema import key_fields
from dossier.dataset.types import read


class Row(dict):
    """The cells of one row by column.

    `file` and `number` say where it stands; `unsure` are the columns of which it cannot be told
    what stands in them, because cells are missing or too many.
    """

    def __init__(
        self, cells: dict[str, str], file: str, number: int, unsure: frozenset[str] = frozenset()
    ):
        """Keep cells and place."""
        super().__init__(cells)
        self.file, self.number, self.unsure = file, number, unsure

    def problem(self, column: str, wrong: str, allowed: str = "") -> Problem:
        """Report what is wrong with one cell, and what is allowed there."""
        message = f"{wrong}; allowed: {allowed}" if allowed else wrong
        return Problem(self.file, self.number, column, message)

    def day(self, column: str) -> date | None:
        """Return a date; None where it is empty or not one."""
        return read(self[column], "date")

    def amount(self, column: str) -> Decimal | None:
        """Return a number; None where it is empty or not one."""
        return None if read(self[column], "number") is None else Decimal(self[column])

    def value(self, column: str) -> date | Decimal | None:
        """Return a date or a number, whichever there is; None where it is neither."""
        return self.day(column) or self.amount(column)


@dataclass
class Table:
    """The rows of one CSV: `schema` as described, `columns` as far as the header has them."""

    name: str
    file: str
    schema: dict
    columns: list[str]
    rows: list[Row]

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        return iter(self.rows)

    @property
    def key(self) -> str:
        """The column by which others name a row, the first of its key."""
        return key_fields(self.schema["primaryKey"])[0]

    def by(self, column: str) -> dict[str, list[Row]]:
        """Group the rows by what they have in a column."""
        groups = {}
        for row in self.rows:
            groups.setdefault(row[column], []).append(row)
        return groups


class Tables(dict[str, Table]):
    """The tables that can be read, by name; `unread` are described but cannot.

    `unsure` are file, row and column of cells of which it cannot be told what stands in them.
    `outlines` are the polygons of countries by code, as far as they can be read; `languages` those
    that texts are to be in, besides their own; `descriptor` is what `file` has, which remarks
    alone may take for sound; `folder` is where that stands.
    """

    unread: frozenset[str] = frozenset()
    unsure: frozenset[tuple[str, int, str]] = frozenset()
    outlines: Mapping[str, Any] = MappingProxyType({})
    languages: tuple[str, ...] = ()
    descriptor: Mapping[str, Any] = MappingProxyType({})
    file: str = ""
    folder: Path | None = None

    def fields(self, name: str) -> list[dict]:
        """Return the fields of a table; none of one that cannot be read."""
        return self[name].schema["fields"] if name in self else []


Rule = Callable[[Tables], Iterator[Problem]]
RULES: list[Rule] = []
REMARKS: list[Rule] = []  # what may be meant so


def rule(*needs: str, among: list[Rule] = RULES) -> Callable[[Rule], Rule]:
    """Register a rule, with the columns that it needs, such as "claims.verdict"."""

    def register(function: Rule) -> Rule:
        @wraps(function)
        def run(tables: Tables) -> Iterator[Problem]:
            if all(has(tables, need) for need in needs):
                yield from function(tables)

        among.append(run)
        return run

    return register


def row_rule(table: str, *columns: str) -> Callable[[Callable], Callable]:
    """Register a rule on each row of a table, or of all with these columns where that is ""."""

    def register(function: Callable[[Row], Iterator[Problem]]) -> Callable:
        @rule()
        def run(tables: Tables) -> Iterator[Problem]:
            for row in rows_with(tables, *columns, name=table):
                yield from function(row)

        return function

    return register


def remark(*needs: str) -> Callable[[Rule], Rule]:
    """Register a rule whose findings stop no build."""
    return rule(*needs, among=REMARKS)


def has(tables: Tables, need: str) -> bool:
    """Tell whether a column, such as "claims.verdict", can be read."""
    table, _, column = need.partition(".")
    return table in tables and column in tables[table].columns


def rows_with(tables: Tables, *columns: str, name: str = "") -> Iterator[Row]:
    """Go through the rows of all tables that have these columns, or of the one of a name."""
    for table in tables.values():
        if name in ("", table.name) and set(columns) <= set(table.columns):
            yield from table


def misplaced(rows: Iterable[Row], start: int, where: str = "") -> Iterator[Problem]:
    """Yield a problem with the first row whose position does not go on from the one before."""
    for expected, row in enumerate(rows, start):
        if row["position"] != str(expected):
            wrong = f'"{row["position"]}" is out of order{where}'
            yield row.problem("position", wrong, f"{expected}, counting from {start}")
            return
