"""Rules on the stops of a tour: numbered, and one after the other."""

from bisect import bisect
from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.far_dates import Dated, far_stops
from dossier.dataset.rules.raw_tables import Row, Table, Tables, misplaced, rule


def accounts(stops: Table) -> dict[str, list[Row]]:
    """Group the stops by account, in the order of their positions."""
    groups = stops.by("account").items()
    return {name: sorted(own, key=lambda row: row.amount("position") or 0) for name, own in groups}


@rule("tour_stops.account", "tour_stops.position")
def rule_stop_positions(tables: Tables) -> Iterator[Problem]:
    """The stops of an account are numbered from 1 without a gap."""
    for account, stops in accounts(tables["tour_stops"]).items():
        yield from misplaced(stops, 1, f" on the account {account}")


@rule("tour_stops.account", "tour_stops.position", "tour_stops.arrive", "tour_stops.depart")
def rule_stops_in_time(tables: Tables) -> Iterator[Problem]:
    """A stop ends after it begins, and begins after the one before it; slips of years are told."""
    far = far_stops(tables)
    for stops in accounts(tables["tour_stops"]).values():
        dates = [
            Dated(day, row, column)
            for row in stops
            for column in ("arrive", "depart")
            if (day := row.day(column)) and (row.number, column) not in far
        ]
        yield from _out_of_order(dates, _in_order(dates))


def _in_order(dates: list[Dated]) -> list[int]:
    """List the places of as many dates as can be in order; the others are told, and no more."""
    most, ends = [0] * len(dates), []  # dates in order from each on; the latest start of so many
    for place in reversed(range(len(dates))):
        before = -dates[place].day.toordinal()
        most[place] = 1 + bisect(ends, before)
        ends[most[place] - 1 : most[place]] = [before]
    kept, left = [], max(most, default=0)
    for place, each in enumerate(dates):
        if most[place] == left and (not kept or each.day >= dates[kept[-1]].day):
            kept.append(place)
            left -= 1
    return kept


def _out_of_order(dates: list[Dated], kept: list[int]) -> Iterator[Problem]:
    """Tell of dates that are not among those kept, and between which of these they belong."""
    for place in sorted({*range(len(dates))} - {*kept}):
        each, after = dates[place], bisect(kept, place)
        last = dates[kept[after - 1]] if after else None
        then = dates[kept[after]] if after < len(kept) else None
        early = last is not None and each.day < last.day
        near = last if early else then
        wrong = f"{each.day} is {'before' if early else 'after'} {near.day}"
        ends = ((last, "or later"), (then, "or earlier"))
        choice = " and ".join(f"{end.day} {word}" for end, word in ends if end)
        wrong = f"{wrong} ({near.column} in row {near.row.number})"
        yield each.row.problem(each.column, wrong, choice)
