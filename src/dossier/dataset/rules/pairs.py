"""Rules on cells that need each other: both or neither, a value and what says more of it."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.periods import PRECISIONS
from dossier.dataset.rules.raw_tables import Row, Tables, row_rule, rows_with, rule

# Table, and two columns of which both are filled or neither is.
TOGETHER = (
    ("tour_stops", "depart", "depart_source_id"),
    ("evidence", "starts", "ends"),
    ("sources", "text_length", "text_sha256"),
)
# Table ("" is any), columns, the one that says more of them, what that may hold, and what is
# missing where they are empty.
QUALIFIED = (
    ("", ("quantity",), "quantity_unit", "its unit", "a quantity"),
    *(
        (table, dates, precision, "day, month, year", " or ".join(dates))
        for table, (dates, precision) in PRECISIONS.items()
    ),
)


@rule()
def rule_together(tables: Tables) -> Iterator[Problem]:
    """A departure has its source, a passage both its ends, a text that was measured its digest."""
    for table, *pair in TOGETHER:
        for row in rows_with(tables, *pair, name=table):
            for given, empty in (pair, reversed(pair)):
                if row[given] and not row[empty]:
                    yield row.problem(empty, f"is empty, but {given} is there", "both or neither")


@rule()
def rule_qualified(tables: Tables) -> Iterator[Problem]:
    """A quantity has a unit and a date its precision; without them there is nothing to say."""
    for table, columns, about, choice, missing in QUALIFIED:
        for row in rows_with(tables, *columns, about, name=table):
            given = next((name for name in columns if row[name]), None)
            if given and not row[about]:
                yield row.problem(about, f"is empty, but {given} is {row[given]}", choice)
            if row[about] and not given:
                yield row.problem(about, f'"{row[about]}" without {missing}', "an empty cell")


@row_rule("sources", "archived", "archived_on")
def rule_archived(row: Row) -> Iterator[Problem]:
    """The day of a copy is that of one in an archive."""
    if row["archived_on"] and not row["archived"]:
        wrong = f"{row['archived_on']} without an archived copy"
        yield row.problem("archived_on", wrong, "an empty cell")
