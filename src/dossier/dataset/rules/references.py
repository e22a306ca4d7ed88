"""Rules on keys: the order of rows, references between tables, the keys of facts."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem, allowed
from dossier.dataset.keys import FACTS, natural, sorting
from dossier.dataset.rules.constraints import tests
from dossier.dataset.rules.raw_tables import Row, Table, Tables, has, rows_with, rule
from dossier.dataset.schema import key_fields

LINKS = {"fact_claims": "claim_id", "fact_sources": "source_id"}  # further ones of a fact


@rule()
def rule_sorted(tables: Tables) -> Iterator[Problem]:
    """Each table is sorted by its key."""
    for table in tables.values():
        key = sorting(table.name, table.schema)
        if key and set(key) <= set(table.columns):
            yield from unsorted(table, key)


def unsorted(table: Table, key: list[str]) -> Iterator[Problem]:
    """Yield the first row that stands after a row with a greater key, and how many others do."""
    last, found = None, []
    for row in table:
        place = [natural(row[name]) for name in key]
        if last is not None and place < last[0]:
            found.append((row, last[1]))
        else:
            last = place, row
    for row, greater in found[:1]:
        mine, before = (", ".join(each[name] for name in key) for each in (row, greater))
        more = f" (rows alike: {len(found) - 1} more)" if found[1:] else ""
        choice = f"rows sorted by {', '.join(key)} (dossier tidy sorts them)"
        yield row.problem(key[0], f'"{mine}" stands after "{before}"{more}', choice)


@rule()
def rule_references(tables: Tables) -> Iterator[Problem]:
    """Each foreign key names a row that is there."""
    for table in tables.values():
        for reference in table.schema.get("foreignKeys", []):
            name = reference["reference"]["resource"] or table.name
            own, other = (key_fields(key["fields"]) for key in (reference, reference["reference"]))
            target = tables.get(name)
            if not set(own) <= set(table.columns) or name in tables.unread:
                continue
            if not target:
                yield from _without(name, own[-1], [row for row in table if row[own[-1]]])
            elif set(other) <= set(target.columns):
                yield from dangling(table, own, target, other)


def _without(name: str, column: str, rows: list[Row]) -> Iterator[Problem]:
    """Report the first of the rows that refer to a table that the package is without."""
    if rows:
        more = f" (rows alike: {len(rows) - 1} more)" if len(rows) > 1 else ""
        wrong = f'"{rows[0][column]}" is not in {name}, which the package is without{more}'
        yield rows[0].problem(column, wrong, f"that table (dossier add {name}), or empty cells")


def dangling(table: Table, own: list[str], target: Table, other: list[str]) -> Iterator[Problem]:
    """Yield the rows whose reference leads nowhere; an empty one refers to nothing."""
    known = {tuple(row[name] for name in other): None for row in target}
    for row in table:
        values = tuple(row[name] for name in own)
        if any(values) and values not in known:
            value, what = ", ".join(values), f"any {', '.join(other)} of {target.name}"
            hint = allowed(value, map(", ".join, known), what)
            yield row.problem(own[-1], f'"{value}" is not in {target.name}; {hint}')


def emptied(tables: Tables) -> list[Problem]:
    """Report each table without rows of which other rows name some, and take it for unread.

    It lost its rows, which is one fault, and none of the rows that name them.
    """
    found = []
    for name, table in list(tables.items()):
        count = 0 if table.rows else sum(_naming(table, other) for other in tables.values())
        if count > 1:
            wrong = f"no rows, but {count} rows of other tables name some of them"
            found.append(Problem(table.file, 0, "", f"{wrong}; allowed: the rows, or none named"))
            tables.unread |= {name}
            del tables[name]
    return found


def _naming(table: Table, other: Table) -> int:
    """Count the rows of another table that name a row of this one."""
    keys = [
        key_fields(key["fields"])[0]
        for key in other.schema.get("foreignKeys", [])
        if key["reference"]["resource"] == table.name
    ]
    own = next((each for each in table.schema["fields"] if each["name"] == table.key), {})
    named = tests(own).get("pattern") if table.name in FACTS and other.name in LINKS else None
    return sum(
        any(row.get(key) for key in keys)
        or row.get("table") == table.name
        or bool(named and named(row.get("fact_id", "")))
        for row in other
    )


def facts(tables: Tables) -> Iterator[tuple[str, Row]]:
    """Yield each row of the tables of facts that has a key, with the column of that."""
    for name, column in FACTS.items():
        yield from ((column, row) for row in tables.get(name, ()) if row.get(column))


def first_by_key(tables: Tables) -> dict[str, Row]:
    """Map the key of each fact to its row; the first where two share it."""
    rows = {}
    for column, row in facts(tables):
        rows.setdefault(row[column], row)
    return rows


@rule()
def rule_fact_keys_once(tables: Tables) -> Iterator[Problem]:
    """A key stands for one fact among all tables of facts."""
    first = first_by_key(tables)
    for column, row in facts(tables):
        other = first[row[column]]
        if other.file != row.file:
            wrong = f'"{row[column]}" is also a key in {other.file}, row {other.number}'
            yield row.problem(column, wrong, "a key of one fact only")


@rule()
def rule_links(tables: Tables) -> Iterator[Problem]:
    """A further claim or source belongs to a fact that is there, and says what its row does not."""
    known = first_by_key(tables)
    # Where the keys of some facts cannot be read, a link to them is not known to be wrong.
    complete = not tables.unread & set(FACTS) and all(
        has(tables, f"{table}.{key}") for table, key in FACTS.items() if table in tables
    )
    for table, column in LINKS.items():
        for row in rows_with(tables, "fact_id", column, name=table):
            fact = known.get(row["fact_id"])
            if fact is None and complete:
                hint = allowed(row["fact_id"], known, "the key of a fact")
                yield row.problem("fact_id", f'"{row["fact_id"]}" is no fact; {hint}')
            elif fact and fact.get(column) == row[column]:
                wrong = f'"{row[column]}" is in {fact.file}, row {fact.number} already'
                yield row.problem(column, wrong, f"a further {column}")
            elif fact and fact.get(column) == "":
                wrong = f"{fact.file}, row {fact.number} has no {column}; put the first one there"
                yield row.problem(column, wrong)
