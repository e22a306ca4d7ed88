"""Rules on dates and periods: the order of their ends, and how they are written."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Tables, rows_with, rule

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
