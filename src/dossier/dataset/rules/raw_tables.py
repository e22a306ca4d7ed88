"""The tables of a package as text, so that a rule can point at the row of the file.

A rule is a short function from all tables to problems. It names the columns that it needs and is
left out where these cannot be read, so that one bad file does not hide the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import wraps
from types import MappingProxyType
from typing import Any

from dossier.dataset.errors import Problem
from dossier.dataset.schema import key_fields
from dossier.dataset.types import FORMS


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

    def problem(self, column: str, message: str) -> Problem:
        """Report a problem with one cell, or with the row where column is ""."""
        return Problem(self.file, self.number, column, message)

    def together(self, first: str, second: str) -> Iterator[Problem]:
        """Yield the empty one of two cells that stand together or not at all."""
        for given, empty in ((first, second), (second, first)):
            if self[given] and not self[empty]:
                message = f"is empty, but {given} is there; allowed: both or neither"
                yield self.problem(empty, message)

    def day(self, column: str) -> date | None:
        """Return a date; None where it is empty or not one."""
        return self._read(column, "date", date.fromisoformat)

    def amount(self, column: str) -> Decimal | None:
        """Return a number; None where it is empty or not one."""
        return self._read(column, "number", Decimal)

    def _read(self, column: str, kind: str, convert: Callable[[str], Any]) -> Any:
        if not FORMS[kind].pattern.fullmatch(self[column]):
            return None
        try:
            return convert(self[column])
        except ValueError:
            return None


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

    def values(self, column: str) -> set[str]:
        """Return the values of a column, without the empty one."""
        return {row[column] for row in self.rows} - {""}


class Tables(dict[str, Table]):
    """The tables that can be read, by name; `unread` are described but cannot.

    `unsure` are file, row and column of cells of which it cannot be told what stands in them.
    `outlines` are the polygons of countries by code, as far as they can be read; `languages` those
    that texts are to be in, besides their own; `verbs` the kinds of relations with a verb.
    """

    unread: frozenset[str] = frozenset()
    unsure: frozenset[tuple[str, int, str]] = frozenset()
    outlines: Mapping[str, Any] = MappingProxyType({})
    languages: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()

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


def remark(*needs: str) -> Callable[[Rule], Rule]:
    """Register a rule whose findings stop no build."""
    return rule(*needs, among=REMARKS)


def has(tables: Tables, need: str) -> bool:
    """Tell whether a column, such as "claims.verdict", can be read."""
    table, _, column = need.partition(".")
    return table in tables and column in tables[table].columns


def rows_with(tables: Tables, *columns: str) -> Iterator[Row]:
    """Go through the rows of all tables that have these columns."""
    for table in tables.values():
        if set(columns) <= set(table.columns):
            yield from table
