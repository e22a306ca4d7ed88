"""Rules on translations: each is of a text that is there, and quotes what that text quotes."""

import re
from collections.abc import Iterable, Iterator

from dossier.dataset.errors import Problem, allowed
from dossier.dataset.rules.rows import Row, Table, Tables, rule
from dossier.dataset.schema import key_fields


@rule("translations.table", "translations.row_id", "translations.field")
def rule_translations(tables: Tables) -> Iterator[Problem]:
    """A translation belongs to a cell that has a text."""
    for row in tables["translations"]:
        table = tables.get(row["table"])
        if table:
            yield from _astray(row, table)
        elif row["table"] not in tables.unread:
            yield _wrong(row, "table", tables, "a table of the package")


def _astray(row: Row, table: Table) -> Iterator[Problem]:
    """Report a translation whose column or row is not in its table."""
    fields = [field["name"] for field in table.schema["fields"]]
    field, key = row["field"], key_fields(table.schema["primaryKey"])[0]
    if field not in fields:
        yield _wrong(row, "field", fields, f"a column of {table.name}")
    elif {field, key} <= set(table.columns):
        known = {other[key]: other[field] for other in table if other[field]}
        if row["row_id"] not in known:
            yield _wrong(row, "row_id", known, f"any {key} of {table.name} with a {field}")
        elif "text" in row:
            yield from _misquoted(row, known[row["row_id"]])


def _misquoted(row: Row, original: str) -> Iterator[Problem]:
    """Report a translation that quotes other numbers than its original."""
    own, other = (sorted(re.findall(r"\{[^}]*\}", text)) for text in (row["text"], original))
    if own != other:
        message = (
            f"quotes {', '.join(own) or 'nothing'}, its original {', '.join(other) or 'nothing'}"
        )
        yield row.problem("text", f"{message}; allowed: what the original quotes")


def _wrong(row: Row, column: str, known: Iterable[str], what: str) -> Problem:
    return row.problem(column, f'"{row[column]}" is not there; {allowed(row[column], known, what)}')
