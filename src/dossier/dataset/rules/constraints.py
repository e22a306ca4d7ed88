"""What the descriptor says of each cell: type, required, enum, pattern, bounds, unique keys.

Frictionless, which reads the same words, judges the same package in the tests.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from dossier.dataset.errors import Problem
from dossier.dataset.patterns import matcher
from dossier.dataset.rules.raw_tables import Row, Table
from dossier.dataset.schema import key_fields
from dossier.dataset.types import FORMS, read, wrong_form

LENGTHS = {"minLength": "at least", "maxLength": "at most"}
BOUNDS = {"pattern": "the pattern {}", "minimum": "{} or more", "maximum": "{} or less"}


def schema_problems(table: Table) -> Iterator[Problem]:
    """Yield each cell that breaks what the descriptor says of it."""
    for field in table.schema["fields"]:
        if field["name"] in table.columns:
            yield from field_problems(table, field)
    for key in unique_keys(table):
        for row, first in repeated(table, key):
            wrong = f'"{", ".join(row[name] for name in key)}" stands already in row {first.number}'
            yield row.problem(key[-1], wrong, f"each {' and '.join(key)} once")


def field_problems(table: Table, field: dict) -> Iterator[Problem]:
    """Yield the cells of one column that break its type or its constraints."""
    name, limits = field["name"], tests(field)
    field = field | {"example": _example(table, field, limits)}
    faults = {cell: cell_faults(cell, field, limits) for cell in {row[name] for row in table}}
    for row in table:
        if found := faults[row[name]]:
            yield from (row.problem(name, each) for each in found)


def _example(table: Table, field: dict, limits: dict[str, Callable[[object], bool]]) -> object:
    """Give the descriptor's example or a cell, whichever keeps the pattern first."""
    cells = (row[field["name"]] for row in table) if "pattern" in limits else ()
    told = (field["example"],) if "example" in field else ()
    return next(filter(limits.get("pattern"), chain(told, cells)), "")


def cell_faults(cell: str, field: dict, limits: dict[str, Callable[[object], bool]]) -> list[str]:
    """Say what a cell breaks: its type, or any of the constraints of its field."""
    kind, constraints = field["type"], field.get("constraints", {})
    if not cell and not constraints.get("required"):
        return []
    if not cell:
        values = ", ".join(map(str, constraints.get("enum", [])))
        return [f"is empty; allowed: {values or f'{FORMS[kind].name}, not nothing'}"]
    value = read(cell, kind)
    if value is None:
        return [wrong_form(cell, kind)]
    broken = (name for name, holds in limits.items() if not holds(value))
    example = field.get("example", "")
    return [broken_constraint(name, cell, constraints[name], example) for name in broken]


def tests(field: dict) -> dict[str, Callable[[object], bool]]:
    """Make a test of the value of a cell for each constraint of a field."""
    kind = field["type"]
    makers = {
        "enum": lambda limit: {read(str(each), kind) for each in limit}.__contains__,
        "pattern": matcher,
        "minimum": lambda limit: lambda value: value >= read(str(limit), kind),
        "maximum": lambda limit: lambda value: value <= read(str(limit), kind),
        "minLength": lambda limit: lambda value: len(value) >= limit,
        "maxLength": lambda limit: lambda value: len(value) <= limit,
    }
    constraints = field.get("constraints", {})
    return {name: makers[name](limit) for name, limit in constraints.items() if name in makers}


def broken_constraint(name: str, cell: str, limit: object, example: object = "") -> str:
    """Say in our words which constraint a cell breaks, and what is allowed, such as an example."""
    if name in LENGTHS:
        return f"has {len(cell)} characters; allowed: {LENGTHS[name]} {limit}"
    values = ", ".join(map(str, limit)) if name == "enum" else BOUNDS[name].format(limit)
    if name == "pattern" and example:
        values = f"one such as {example} ({values})"
    return f'"{cell}" is not allowed; allowed: {values}'


def unique_keys(table: Table) -> list[tuple[str, ...]]:
    """List the keys of a table whose columns can be read, each once."""
    schema, columns = table.schema, set(table.columns)
    fields = [each for each in schema["fields"] if each.get("constraints", {}).get("unique")]
    alone = [[each["name"]] for each in fields]
    keys = [key_fields(schema.get("primaryKey")), *schema.get("uniqueKeys", []), *alone]
    return list(dict.fromkeys(tuple(key) for key in keys if key and columns.issuperset(key)))


def repeated(table: Table, key: tuple[str, ...]) -> Iterator[tuple[Row, Row]]:
    """Yield each row whose key an earlier row has, with the first such; none with a cell empty."""
    first = {}
    for row in table:
        cells = tuple(row[name] for name in key)
        if all(cells) and first.setdefault(cells, row) is not row:
            yield row, first[cells]
