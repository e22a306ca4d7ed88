"""Rules on cells of a row that need each other: in order, both or neither, as exact as is said."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, row_rule, rows_with, rule

# Pairs of columns of which the first is not above the second, and the words for that.
ORDERED = {
    ("before", "later"): (
        ("stated_from", "stated_to"),
        ("resolved_from", "resolved_to"),
        ("period_from", "period_to"),
        ("start", "end"),
        ("published", "accessed"),
        ("published", "archived_on"),
    ),
    ("less than", "more"): (("value_low", "value_high"),),
}

# Dates, and the column that says how precise they are.
PRECISIONS = {
    "claims": (["stated_from", "stated_to", "resolved_from", "resolved_to"], "date_precision"),
    "sources": (["published"], "published_precision"),
    "outcomes": (["date"], "date_precision"),
    "money": (["said_on"], "said_on_precision"),
    "parts": (["signed"], "signed_precision"),
    "events": (["start"], "precision"),
}
# Here a month or a year is written as its first day. Claims keep first and last day.
FIRST_DAYS = ("sources", "money", "parts", "events")
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
def rule_ordered(tables: Tables) -> Iterator[Problem]:
    """An interval does not end before it starts, nor is a source read before it is published."""
    for (below, above), pairs in ORDERED.items():
        for first, last in pairs:
            for row in rows_with(tables, first, last):
                start, end = row.value(first), row.value(last)
                if start is not None and type(start) is type(end) and end < start:
                    wrong = f"{row[last]} is {below} {first} {row[first]}"
                    yield row.problem(last, wrong, f"{row[first]} or {above}")


@rule()
def rule_first_days(tables: Tables) -> Iterator[Problem]:
    """A month or a year is written as its first day."""
    for name in FIRST_DAYS:
        (column,), precision = PRECISIONS[name]
        for row in rows_with(tables, column, precision, name=name):
            ending = {"month": "-01", "year": "-01-01"}.get(row[precision], "")
            if row[column] and not row[column].endswith(ending):
                wrong = f"{row[column]} with the precision {row[precision]}"
                yield row.problem(column, wrong, f"a day ending in {ending}")


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
