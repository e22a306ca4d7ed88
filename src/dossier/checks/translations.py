"""Rules on translations: of a text that is there, whole, with the same numbers."""

import re
from collections.abc import Iterator

from dossier.checks.tables import Row, Table, Tables, rule
from dossier.format.faults import key_fields
from dossier.format.problem import Problem, allowed

NUMBER = re.compile(r"\{[^{}]*\}|\d+(?:[.,\u00a0\u202f]\d+)*")
SEPARATOR = re.compile(r"[.,\u00a0\u202f](?=\d)")
NEEDS = [f"translations.{name}" for name in ("table", "row_id", "field", "lang", "text")]


@rule(*NEEDS)
def rule_translated_texts(tables: Tables) -> Iterator[Problem]:
    """A translation belongs to a text that is there, and says the same numbers."""
    for row in tables["translations"]:
        table = tables.get(row["table"])
        if table is None:
            if row["table"] not in tables.unread:
                yield _wrong(row, "table", tables, "a table of the package")
        elif row["field"] not in table.columns:
            yield _wrong(row, "field", table.columns, f"a column of {table.name}")
        elif row["row_id"] not in (originals := _texts(table, row["field"])):
            hint = f"any {_key(table)} of {table.name} with a {row['field']}"
            yield _wrong(row, "row_id", originals, hint)
        elif _numbers(row["text"]) != (said := _numbers(originals[row["row_id"]])):
            numbers = ", ".join(said) or "none"
            message = f"says {', '.join(_numbers(row['text'])) or 'no number'}"
            yield row.problem("text", f"{message}; allowed: the original's numbers: {numbers}")


@rule(*NEEDS)
def rule_translated_whole(tables: Tables) -> Iterator[Problem]:
    """A column that is translated into a language is so in every row."""
    there = {}
    for row in tables["translations"]:
        there.setdefault((row["table"], row["field"], row["lang"]), {})[row["row_id"]] = row
    for (name, field, lang), rows in there.items():
        table = tables.get(name)
        for key in _texts(table, field) if table and field in table.columns else ():
            if key not in rows:
                last = list(rows.values())[-1]
                message = f"{name} {key}: no {field} in {lang}"
                yield last.problem("row_id", f"{message}; allowed: all rows of a column, or none")


def _wrong(row: Row, column: str, known, what: str) -> Problem:
    return row.problem(column, f'"{row[column]}" is not there; {allowed(row[column], known, what)}')


def _key(table: Table) -> str:
    return key_fields(table.schema["primaryKey"])[0]


def _texts(table: Table, field: str) -> dict[str, str]:
    """Map the keys of a table to the texts of a column; empty ones need no translation."""
    return {row[_key(table)]: row[field] for row in table if row[field]}


def _numbers(text: str) -> list[str]:
    """List numbers and quotations, whatever the decimal sign, the scale and the order.

    Without its separators and last zeros 2.2 (billion) is the same as 2200 (million).
    """
    return sorted(SEPARATOR.sub("", number).rstrip("0") for number in NUMBER.findall(text))
