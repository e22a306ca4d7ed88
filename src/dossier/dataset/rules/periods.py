"""Rules on dates and periods: the order of their ends, and how precise they are."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, has, rows_with, rule

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


@rule()
def rule_intervals(tables: Tables) -> Iterator[Problem]:
    """An interval does not end before it starts."""
    for first, last in INTERVALS:
        for row in rows_with(tables, first, last):
            yield from backwards(row, first, last)


def backwards(row: Row, first: str, last: str) -> Iterator[Problem]:
    """Yield a problem where the last day or year comes before the first."""
    read = Row.amount if first == "period_from" else Row.day
    start, end = read(row, first), read(row, last)
    if start is not None and end is not None and end < start:
        message = f"{row[last]} is before {first} {row[first]}; allowed: {row[first]} or later"
        yield row.problem(last, message)


@rule()
def rule_precision(tables: Tables) -> Iterator[Problem]:
    """A date says how precise it is; without a date there is nothing to say."""
    for name, (dates, precision) in PRECISIONS.items():
        if all(has(tables, f"{name}.{column}") for column in (*dates, precision)):
            for row in tables[name]:
                yield from unclear(row, dates, precision)


def unclear(row: Row, dates: list[str], precision: str) -> Iterator[Problem]:
    """Yield a date without its precision, or a precision without a date."""
    given = [name for name in dates if row[name]]
    if given and not row[precision]:
        message = f"is empty, but {given[0]} is {row[given[0]]}; allowed: day, month, year"
        yield row.problem(precision, message)
    if row[precision] and not given:
        message = f'"{row[precision]}" without {" or ".join(dates)}; allowed: an empty cell'
        yield row.problem(precision, message)


@rule()
def rule_first_days(tables: Tables) -> Iterator[Problem]:
    """A month or a year is written as its first day."""
    for name in FIRST_DAYS:
        (column,), precision = PRECISIONS[name]
        if has(tables, f"{name}.{column}") and has(tables, f"{name}.{precision}"):
            for row in tables[name]:
                ending = {"month": "-01", "year": "-01-01"}.get(row[precision], "")
                if row[column] and not row[column].endswith(ending):
                    message = f"{row[column]} with the precision {row[precision]}"
                    yield row.problem(column, f"{message}; allowed: a day ending in {ending}")


@rule("sources.published", "sources.accessed")
def rule_read_after_published(tables: Tables) -> Iterator[Problem]:
    """A source is read on the day of its publication or later."""
    yield from _published_by(tables, "accessed", "the day of reading")


@rule("sources.published", "sources.archived_on")
def rule_archived_after_published(tables: Tables) -> Iterator[Problem]:
    """A source is archived on the day of its publication or later."""
    yield from _published_by(tables, "archived_on", "the day of its copy")


def _published_by(tables: Tables, column: str, called: str) -> Iterator[Problem]:
    """Yield the sources that were published after a day in their row."""
    for row in tables["sources"]:
        published, day = row.day("published"), row.day(column)
        if published and day and day < published:
            message = f"{published} is after {called}; allowed: {day} or earlier"
            yield row.problem("published", message)
