"""Rules on dates and periods: the order of their ends, and how they are written."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, rows_with, rule

# First and last of an interval.
INTERVALS = [
    ("stated_from", "stated_to"),
    ("resolved_from", "resolved_to"),
    ("period_from", "period_to"),
    ("start", "end"),
]

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
# What comes no earlier than the publication of a source.
FOLLOWING = {"accessed": "the day of reading", "archived_on": "the day of its copy"}


@rule()
def rule_intervals(tables: Tables) -> Iterator[Problem]:
    """An interval does not end before it starts."""
    for first, last in INTERVALS:
        read = Row.amount if first == "period_from" else Row.day
        for row in rows_with(tables, first, last):
            start, end = read(row, first), read(row, last)
            if start is not None and end is not None and end < start:
                wrong = f"{row[last]} is before {first} {row[first]}"
                yield row.problem(last, wrong, f"{row[first]} or later")


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
def rule_follows_publication(tables: Tables) -> Iterator[Problem]:
    """A source is read, and archived, on the day of its publication or later."""
    for column, called in FOLLOWING.items():
        for row in rows_with(tables, "published", column, name="sources"):
            published, day = row.day("published"), row.day(column)
            if published and day and day < published:
                wrong = f"{published} is after {called}"
                yield row.problem("published", wrong, f"{day} or earlier")
