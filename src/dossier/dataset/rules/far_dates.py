"""Rules on dates far from all others, as a slip of two digits makes them: 2080 for 2008.

The stops of a tour follow one another, so that there a gap of decades is a fault. Elsewhere what
happened long before may be meant so, and is remarked.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from dossier.dataset.errors import Problem
from dossier.dataset.keys import FACTS
from dossier.dataset.rules.raw_tables import Row, Tables, remark, rows_with, rule

YEAR = 365.25  # days
STOPS, TOLD = ("tour_stops",), ("claims", *FACTS)
MOST = 30 * YEAR  # from one date of a tour to the next; somebody may come back years later
USUAL = ((STOPS, 180), (TOLD, 25 * YEAR))  # days from date to date in these tables
PAST = {  # dates of what cannot be told before it was done
    "article": ["published"],
    "sources": ["published", "accessed", "archived_on"],
    "outcomes": ["date"],
    "money": ["said_on"],
}
CALENDAR = range(1, 10_000)  # years


class Dated(NamedTuple):
    """A day, and the cell that has it, or the year in which it begins."""

    day: date
    row: Row
    column: str


@rule()
def rule_years_of_a_calendar(tables: Tables) -> Iterator[Problem]:
    """A year has four digits at most."""
    for name, table in tables.items():
        for column in _columns(tables, name, "integer", "year"):
            for row in table:
                if (year := row.amount(column)) is not None and not _is_year(year):
                    wrong = f'"{row[column]}" is no year'
                    yield row.problem(column, wrong, f"{CALENDAR[0]} to {CALENDAR[-1]}")


@rule("tour_stops.stop_id")
def rule_tour_in_its_time(tables: Tables) -> Iterator[Problem]:
    """From one date of a tour to the next there are some decades at most."""
    for each, last in far_stops(tables).values():
        wrong = f"{each.day} is {_apart(each, last)} from {last.day}, the tour's next date"
        yield each.row.problem(each.column, wrong, f"at most {_span(MOST)} from date to date")


def far_stops(tables: Tables) -> dict[tuple[int, str], tuple[Dated, Dated]]:
    """Map row and column of each date beyond a gap of years to it, and to that before the gap."""
    found = {}
    for last, beyond in _gaps(tables, STOPS, MOST):
        for each in beyond:
            found.setdefault((each.row.number, each.column), (each, last))
    return found


@remark()
def remark_far_dates(tables: Tables) -> Iterator[Problem]:
    """A date decades from the others, such as the root of a story, may be meant so."""
    for names, most in USUAL:
        for last, (each, *others) in _gaps(tables, names, most):
            said, near = (one.row[one.column] for one in (each, last))
            more = f" (dates beyond it: {len(others)} more)" if others else ""
            message = f"{said} is {_apart(each, last)} from {near}, the next date{more}"
            yield each.row.problem(each.column, f"{message}; usual: at most {_span(most)}")


@remark()
def remark_days_to_come(tables: Tables) -> Iterator[Problem]:
    """What was read, printed or said has its day behind it, unless the clock here is wrong."""
    today = date.today()
    for name, columns in PAST.items():
        for column in columns:
            for row in rows_with(tables, column, name=name):
                day = row.day(column)
                if day and day > today + timedelta(days=1):  # elsewhere it may be tomorrow
                    message = f"{day} is still to come; usual: a day until {today}"
                    yield row.problem(column, message)


def _gaps(tables: Tables, names: Iterable[str], most: float) -> Iterator[tuple[Dated, list[Dated]]]:
    """Yield the date before each gap of too many years, and all beyond, outwards from the article.

    Of two dates too far apart, the one further from the day of the article is likelier a slip.
    """
    days = sorted((each for name in names for each in _dated(tables, name)), key=_day)
    published = [row.day("published") for row in rows_with(tables, "published", name="article")]
    home = next(filter(None, published), days[len(days) // 2].day if days else None)
    middle = min(range(len(days)), key=lambda place: abs(days[place].day - home), default=0)
    for way in (days[middle:], days[middle::-1]):
        for place, (last, each) in enumerate(pairwise(way), 1):
            if abs(each.day - last.day).days > most:
                yield last, way[place:]


def _dated(tables: Tables, name: str) -> Iterator[Dated]:
    """Go through the days and the years of a table."""
    for column in _columns(tables, name, "date"):
        yield from (Dated(day, row, column) for row in tables[name] if (day := row.day(column)))
    for column in _columns(tables, name, "integer", "year"):
        for row in tables[name]:
            if _is_year(year := row.amount(column)):
                yield Dated(date(int(year), 1, 1), row, column)


def _columns(tables: Tables, name: str, kind: str, unit: str | None = None) -> list[str]:
    """List the columns of a table that can be read and are of a type, and of a unit if asked."""
    fields = [each for each in tables.fields(name) if each["name"] in tables[name].columns]
    return [
        each["name"] for each in fields if each["type"] == kind and unit in (None, each.get("unit"))
    ]


def _is_year(number: Decimal | None) -> bool:
    return number is not None and CALENDAR[0] <= number <= CALENDAR[-1]


def _day(dated: Dated) -> date:
    return dated.day


def _apart(each: Dated, last: Dated) -> str:
    return _span(abs(each.day - last.day).days)


def _span(days: float) -> str:
    """Write a number of days, of many as years."""
    return f"{days} days" if days < 2 * YEAR else f"{round(days / YEAR)} years"
