"""The stops of a tour: the ways between them, and where two accounts differ."""

import pandas as pd

from dossier.dataset import earth
from dossier.dataset.boundaries import position
from dossier.dataset.rows import dicts, grouped

DAY = pd.Timedelta(days=1)
ENDS = ["from_place_id", "place_id"]
APART, SHARE = 1.3, 12 / 13  # days: the room of a stop without a day; what its bar takes of that


def legs(stops, story):
    """Join each stop of an account to the one before it.

    There is no leg to or from a place that is known by country only.

    Returns:
        One row per leg: the columns of the stop reached, ``start`` and ``end`` as
        (longitude, latitude), ``from_place_id``, ``km`` along the great circle.
    """
    places, boundaries = story.places(), story.boundaries
    rows = stops.sort_values(["account", "position"], ignore_index=True)
    rows["from_place_id"] = rows.groupby("account")["place_id"].shift()
    vague = places.index[places["precision"] == "country"]
    rows = rows[rows["from_place_id"].notna() & ~rows[ENDS].isin(vague).any(axis=1)]
    used = pd.unique(rows[ENDS].to_numpy().ravel())
    spots = {key: position(places.loc[key], boundaries) for key in used}
    start, end = ([spots[key] for key in rows[column]] for column in ENDS)
    km = [earth.kilometres(*way) for way in zip(start, end, strict=True)]
    return rows.assign(start=start, end=end, km=km).reset_index(drop=True)


def meets(place, other, places):
    """Tell whether two places can be one: compared as exactly as both are known."""
    if place == other:
        return True
    rows = places.loc[[place, other]]
    return "country" in set(rows["precision"]) and rows["country"].nunique() == 1


def elsewhere(stops, places):
    """Find article stops on whose day of arrival the sources have the leader in another place.

    A capital is no other place than its country.

    Returns:
        One row per conflict: ``day``, ``said`` and ``found`` (place ids), ``id``, ``other``.
    """
    told, rows = grouped(stops[stops["arrive"].notna()], "account"), []
    for stop in told.get(("article",), ()):
        day, place = stop["arrive"], stop["place_id"]
        there = [each for each in told.get(("checked",), ()) if each["arrive"] <= day <= end(each)]
        if there and not any(meets(place, each["place_id"], places) for each in there):
            other = there[-1]
            rows.append((day, place, other["place_id"], stop["id"], other["id"]))
    return pd.DataFrame(rows, columns=["day", "said", "found", "id", "other"])


def unnamed(stops, places, home, told):
    """List places of the sources' stops in countries that the article does not name.

    Args:
        stops: rows of ``tour_stops``.
        places: rows of ``places`` by ``place_id``.
        home: alpha-3 code of the leader's own country, which needs no naming.
        told: all stops of the article, where ``stops`` may be a selection.
    """
    country = stops["place_id"].map(places["country"])
    named = {home, *told["place_id"].map(places["country"])}
    return list(stops.loc[(stops["account"] == "checked") & ~country.isin(named), "place_id"])


def dated(stops):
    """Give a stop of which only the departure is known, such as the first, that day.

    Returns:
        The rows with ``departs``: whether their day is that of a departure.
    """
    departs = stops["arrive"].isna() & stops["depart"].notna()
    return stops.assign(arrive=stops["arrive"].fillna(stops["depart"]), departs=departs)


def end(stop):
    """Give the last day of a stop: that of its arrival where no departure is known."""
    return stop["arrive"] if pd.isna(stop["depart"]) else stop["depart"]


def when(stop, words):
    """Say when a stop was, as far as its account does."""
    if pd.isna(stop["arrive"]):
        return words.status(stop["status"])
    if stop.get("departs"):
        return words.say("departure {day}", day=words.day(stop["arrive"], weekday=True))
    if stop["account"] == "article":
        return words.say("arrival {day}", day=words.day(stop["arrive"], weekday=True))
    return words.when(stop["arrive"], end(stop), year=False)


def stays(stops, first, days, apart=APART):
    """Lay the stops of one account out on the days, each day shared by the stops it holds.

    Args:
        stops: rows of ``tour_stops`` of one account, in order.
        first: the first day of the strip.
        days: how many days it has.
        apart: days that a stop without one takes.

    Returns:
        Dicts: the stop with ``left`` and ``right`` in days from the first; stops without a day
        follow each other behind the last one.
    """
    stops, beyond, laid = dicts(stops), days + 0.25, []
    spans = {
        stop["id"]: ((stop["arrive"] - first) // DAY, (end(stop) - first) // DAY)
        for stop in stops
        if not pd.isna(stop["arrive"])
    }
    for stop in stops:
        if stop["id"] in spans:
            start, last = spans[stop["id"]]
            left = start + _slot(stop["id"], start, spans)[0]
            right = last + _slot(stop["id"], last, spans)[1]
        else:
            left, right = beyond, beyond + apart * SHARE
            beyond += apart
        laid.append(stop | {"left": left, "right": right})
    return laid


def _slot(stop_id, day, spans):
    """Give the share of a day, from 0 to 1, that a stop has among those that touch it."""
    there = [key for key, (start, last) in spans.items() if start <= day <= last]
    index = there.index(stop_id)
    return index / len(there), (index + 1) / len(there)
