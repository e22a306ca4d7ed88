"""Rules on translations: each is of a text that is there."""

from collections.abc import Iterable, Iterator

from dossier.checks.tables import Row, Table, Tables, rule
from dossier.format.faults import key_fields
from dossier.format.problem import Problem, allowed


@rule("translations.table", "translations.row_id", "translations.field")
def rule_translations(tables: Tables) -> Iterator[Problem]:
    """A translation belongs to a cell that has a text."""
    for row in tables["translations"]:
        table = tables.get(row["table"])
        if table is None:
            if row["table"] not in tables.unread:
                yield _wrong(row, "table", tables, "a table of the package")
        elif row["field"] not in (fields := [each["name"] for each in table.schema["fields"]]):
            yield _wrong(row, "field", fields, f"a column of {table.name}")
        elif row["field"] in table.columns and row["row_id"] not in (
            known := _texts(table, row["field"])
        ):
            key = key_fields(table.schema["primaryKey"])[0]
            yield _wrong(row, "row_id", known, f"any {key} of {table.name} with a {row['field']}")


def _wrong(row: Row, column: str, known: Iterable[str], what: str) -> Problem:
    return row.problem(column, f'"{row[column]}" is not there; {allowed(row[column], known, what)}')


def _texts(table: Table, field: str) -> dict[str, None]:
    """List the keys of the rows with a text in a column."""
    key = key_fields(table.schema["primaryKey"])[0]
    return {row[key]: None for row in table if row.get(key) and row[field]}
