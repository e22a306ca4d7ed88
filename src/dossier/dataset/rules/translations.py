"""Rules on translations: each is of a text that is there, and quotes what that text quotes.

A text without a translation is shown as it is: that is remarked, and stops no build.
"""

import re
from collections.abc import Iterable, Iterator

from dossier.dataset.errors import Problem, allowed
from dossier.dataset.model import NAME
from dossier.dataset.quoting import BRACES, QUOTED, faithful
from dossier.dataset.rules.raw_tables import Row, Table, Tables, remark, rule

NEEDS = [f"translations.{name}" for name in ("table", "row_id", "field", "lang", "text")]


@rule("translations.table", "translations.row_id", "translations.field")
def rule_translations(tables: Tables) -> Iterator[Problem]:
    """A translation belongs to a cell that has a text."""
    originals = _all_originals(tables)
    for row in tables["translations"]:
        table = tables.get(row["table"])
        if table:
            yield from _astray(row, table, originals[row["table"], row["field"]])
        elif row["table"] not in tables.unread:
            yield _wrong(row, "table", tables, "a table of the package")


@rule("translations.lang")
def rule_language_of_a_translation(tables: Tables) -> Iterator[Problem]:
    """A translation is into a language that the package names, beside that of its texts."""
    others = tables.languages
    for row in tables["translations"]:
        if others and row["lang"] and row["lang"] not in others:
            wrong = f'"{row["lang"]}" is no further language of the package'
            yield row.problem("lang", wrong, ", ".join(others))


def _astray(row: Row, table: Table, known: dict[str, Row]) -> Iterator[Problem]:
    """Report a translation whose column or row is not in its table; known are rows with a text."""
    field, key = row["field"], table.key
    if row["row_id"] in known:
        if "text" in row:
            yield from _misquoted(row, known[row["row_id"]][field])
    elif field not in (fields := [each["name"] for each in table.schema["fields"]]):
        yield _wrong(row, "field", fields, f"a column of {table.name}")
    elif {field, key} <= set(table.columns):
        yield _wrong(row, "row_id", known, f"any {key} of {table.name} with a {field}")


def _misquoted(row: Row, original: str) -> Iterator[Problem]:
    """Report a translation that quotes other numbers than its original."""
    own, other = (sorted(BRACES.findall(text)) for text in (row["text"], original))
    if own != other:
        said, meant = (", ".join(quotes) or "nothing" for quotes in (own, other))
        wrong = f"quotes {said}, its original {meant}"
        yield row.problem("text", wrong, "what the original quotes")


@remark(*NEEDS)
def remark_outdated(tables: Tables) -> Iterator[Problem]:
    """A translation that has other numbers than its original is not shown."""
    originals = _all_originals(tables)
    for row in tables["translations"]:
        original = originals[row["table"], row["field"]].get(row["row_id"], row)
        if original is not row and not faithful(original[row["field"]], row["text"]):
            place = f"{original.file}, row {original.number}"
            message = f"has other numbers than {place}, which is shown in its place"
            yield row.problem("text", f"{message}; usual: the same numbers")


@remark(*NEEDS)
def remark_untranslated(tables: Tables) -> Iterator[Problem]:
    """A text of which there is no translation in a language of the package is shown as it is."""
    told = {}
    for row in tables["translations"]:
        told.setdefault((row["table"], row["field"]), set()).add((row["row_id"], row["lang"]))
    for table, fields in QUOTED.items():
        told |= {(table, field): told.get((table, field), set()) for field in fields}
    for (table, field), known in told.items():
        originals = _originals(tables, table, field)
        for lang in tables.languages:
            done = {row[field] for key, row in originals.items() if (key, lang) in known}
            yield from _lacking(field, lang, [
                row for row in originals.values() if row[field] not in done and _words(row[field])
            ])  # fmt: skip


@remark()
def remark_unnamed(tables: Tables) -> Iterator[Problem]:
    """What has a name in one language has one in each."""
    for table in tables.values():
        names = [column for column in table.columns if column.startswith(NAME)]
        for column in names:
            rows = [row for row in table if not row[column] and any(row[each] for each in names)]
            yield from _lacking(column, column.removeprefix(NAME), rows)


def _lacking(column: str, lang: str, rows: list[Row]) -> Iterator[Problem]:
    """Remark the first of the rows that lack a language, and how many others do."""
    if rows:
        more = f" (rows alike: {len(rows) - 1} more)" if len(rows) > 1 else ""
        message = f"has no text in {lang}{more}; it is shown in another language"
        yield rows[0].problem(column, message)


def _all_originals(tables: Tables) -> dict[tuple[str, str], dict[str, Row]]:
    """Map each pair of table and column that is translated to what ``_originals`` gives."""
    pairs = {(row["table"], row["field"]) for row in tables["translations"]}
    return {pair: _originals(tables, *pair) for pair in pairs}


def _originals(tables: Tables, table: str, field: str) -> dict[str, Row]:
    """Map keys to the rows that have a text in a column; none where it cannot be read."""
    found = tables.get(table)
    if not found or not {field, found.key} <= set(found.columns):
        return {}
    return {row[found.key]: row for row in found if row[field]}


def _words(text: str) -> bool:
    """Tell whether there is something to translate besides numbers and quotations."""
    return bool(re.search(r"[^\W\d_]", BRACES.sub("", text)))


def _wrong(row: Row, column: str, known: Iterable[str], what: str) -> Problem:
    return row.problem(column, f'"{row[column]}" is not there; {allowed(row[column], known, what)}')
