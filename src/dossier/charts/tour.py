"""Where the leader went, and when: the route on a map, and the days as a strip."""

import pandas as pd
from matplotlib.patches import Rectangle

from dossier import geo, labels, style
from dossier.figure import Figure, text_width
from dossier.story import publishers

DAY = pd.Timedelta(days=1)


def legs(stops, story):
    """Join each stop of an account to the one before it.

    Args:
        stops: rows of ``tour_stops``.
        story: places, and boundaries for those known by country only.

    Returns:
        One row per leg: the columns of the stop reached, ``start`` and ``end`` as
        (longitude, latitude), ``from_place_id``, ``km`` along the great circle.
    """
    places, boundaries, found = story.places(), story.boundaries, []
    for _, account in stops.sort_values(["account", "position"]).groupby("account"):
        rows = account.to_dict("records")
        for before, stop in zip(rows, rows[1:], strict=False):
            start, end = (
                geo.position(places.loc[row["place_id"]], boundaries) for row in (before, stop)
            )
            way = {"start": start, "end": end, "from_place_id": before["place_id"]}
            found.append(stop | way | {"km": geo.kilometres(start, end)})
    return pd.DataFrame(found, columns=[*stops.columns, "start", "end", "from_place_id", "km"])


def elsewhere(stops):
    """Find article stops on whose day of arrival the sources have the leader in another place.

    Returns:
        One row per conflict: ``day``, ``said`` and ``found`` (place ids), ``id``, ``other``.
    """
    said = stops[(stops["account"] == "article") & stops["arrive"].notna()]
    found = stops[(stops["account"] == "checked") & stops["arrive"].notna()]
    rows = []
    for stop in said.to_dict("records"):
        last = found["depart"].fillna(found["arrive"])
        there = found[(found["arrive"] <= stop["arrive"]) & (last >= stop["arrive"])]
        if len(there) and stop["place_id"] not in set(there["place_id"]):
            other = there.iloc[-1]
            rows.append(
                {
                    "day": stop["arrive"],
                    "said": stop["place_id"],
                    "found": other["place_id"],
                    "id": stop["id"],
                    "other": other["id"],
                }
            )
    return pd.DataFrame(rows, columns=["day", "said", "found", "id", "other"])


@style.applied()
def route_map(stops, story, *, projection="globe", extent="route"):
    """Draw the tour on a map: legs as great circles, the sources' stops as dots.

    Stops that the article names by country only are drawn as the country's area; legs that no
    source reports as flown are dotted.

    Args:
        stops: rows of ``tour_stops``, of one account or both.
        story: places, boundaries and words.
        projection: ``globe`` or ``flat``.
        extent: ``route`` shows all stops, ``region`` the part that the article speaks of.
    """
    words, places, boundaries = story.words, story.places(), story.boundaries
    home = story.article["visitor_id"]
    ways = legs(stops, story)
    figure = Figure(
        "02-map",
        words,
        kind=words.say("Map"),
        title=_map_title(stops, ways, places, home, words),
        subtitle=_map_subtitle(stops, words),
        publishers=publishers(stops),
        note=story.border_policy,
        size=(9, 7.6),
    )
    if stops.empty:
        return figure.empty()
    axes = figure.axes()
    spots = {key: geo.position(places.loc[key], boundaries) for key in set(stops["place_id"])}
    shown = _shown(stops, spots, extent)
    view = _view(shown, projection)
    geo.frame(axes, view, shown, pad=0.16)
    geo.draw_base(axes, view, boundaries, stressed=set(places.loc[list(spots), "country"]))
    for way in ways.to_dict("records"):
        _draw_leg(figure, axes, view, way, places)
    names = [
        _draw_stop(figure, axes, view, boundaries, stop, places.loc[stop["place_id"]], spots)
        for stop in stops.sort_values("account", ascending=False).to_dict("records")
    ]
    labels.place(axes, names, size=style.SIZE["label"], linespacing=0.95)
    return figure


def _shown(stops, spots, extent):
    """Choose the positions that the map must hold."""
    if extent == "region":
        home = stops[stops["account"] == "article"]["place_id"]
        near = [spots[key] for key in home if key in spots]
        if near:
            return near
    return list(spots.values())


def _view(positions, projection):
    longitude, latitude = zip(*positions, strict=True)
    middle = ((min(v) + max(v)) / 2 for v in (longitude, latitude))
    return geo.View(projection, *(round(v) for v in middle))


def _draw_leg(figure, axes, view, way, places):
    words = figure.words
    x, y = view.great_circle(way["start"], way["end"])
    sure = way["arrived_by"] == "flight" and not way["inferred"]
    look = style.line(way["status"])
    if way["account"] == "checked" and not sure:
        look = style.line("expected")
    (path,) = axes.plot(x, y, color=style.COLOUR[way["verdict"]], zorder=3, **look)
    names = (places.at[way[key], "name"] for key in ("from_place_id", "place_id"))
    label = words.say("{start} to {end}", **dict(zip(("start", "end"), names, strict=True)))
    half = len(x) // 2
    figure.mark(
        path,
        way,
        id=f"{way['id']}-leg",
        label=label,
        value=round(way["km"]),
        unit="km",
        at=(x[half], y[half]),
    )


def _draw_stop(figure, axes, view, boundaries, stop, place, spots):
    """Draw one stop; return its label as (x, y, text, look)."""
    x, y = (float(v) for v in view.project(*spots[stop["place_id"]]))
    colour = style.COLOUR[stop["verdict"]]
    if place["precision"] == "country":
        artist = geo.draw_country(axes, view, boundaries, place["country"], **_area(stop), zorder=2)
    elif stop["account"] == "article":
        look = style.dot("expected", stop["verdict"], size=15)
        (artist,) = axes.plot(x, y, zorder=4, **look | {"markerfacecolor": "none"})
    else:
        (artist,) = axes.plot(x, y, zorder=5, **style.dot(stop["status"], stop["verdict"], 7))
    when = _when(stop, figure.words)
    figure.mark(artist, stop, label=place["name"], value=when, at=(x, y))
    return x, y, _stop_label(stop, place, when, figure.words), {"color": colour}


def _area(stop):
    look = style.fill(stop["status"], stop["verdict"])
    return look | {"facecolor": (*style.tint(style.COLOUR[stop["verdict"]], 0.25), 0.6)}


def _stop_label(stop, place, when, words):
    if stop["account"] == "checked":
        return f"{stop['position']}  {place['name']}\n{when}"
    return words.say(
        "{glyph} {name}, {when}",
        glyph=style.GLYPH[stop["verdict"]],
        name=place["name"],
        when=when,
    )


def _when(stop, words):
    """Say when a stop was, as far as its account does."""
    if pd.isna(stop["arrive"]):
        return words.status(stop["status"])
    if stop["account"] == "article":
        return words.say("arrival {day}", day=words.day(stop["arrive"], weekday=True))
    return words.span(stop["arrive"], _end(stop))


def _map_title(stops, ways, places, home, words):
    checked = stops[stops["account"] == "checked"]
    if stops.empty:
        return words.say("No stop of the tour was known")
    if checked.empty:
        return words.plural(
            "The article names {n} stop of the tour",
            "The article names {n} stops of the tour",
            len(stops),
        )
    if len(checked) == 1:
        return words.say(
            "Only {place} was known from the sources",
            place=places.at[checked["place_id"].iloc[0], "name"],
        )
    said = {
        "km": words.number(round(ways.loc[ways["account"] == "checked", "km"].sum(), -2)),
        "days": words.plural("{n} day", "{n} days", _span(checked)),
        "places": words.list(places.loc[unnamed(stops, places, home), "name"]),
    }
    if said["places"] and (stops["account"] == "article").any():
        return words.say(
            "{km} km in {days}, by way of {places}, which the article leaves out", **said
        )
    return words.say("{km} km in {days}", **said)


def _map_subtitle(stops, words):
    parts = {
        "checked": words.say("Dots and solid lines: the sources; dotted: way not reported"),
        "article": words.say("rings, shaded countries and dashes: the article"),
    }
    return "; ".join(text for account, text in parts.items() if account in set(stops["account"]))


def _span(checked):
    return (checked["arrive"].max() - checked["arrive"].min()) // DAY + 1


def unnamed(stops, places, home=""):
    """List places of the sources' stops in countries that the article does not name.

    Args:
        stops: rows of ``tour_stops``.
        places: rows of ``places`` by ``place_id``.
        home: alpha-3 code of the leader's own country, which needs no naming.
    """
    country = stops["place_id"].map(places["country"])
    named = {home, *country[stops["account"] == "article"]}
    return list(stops.loc[(stops["account"] == "checked") & ~country.isin(named), "place_id"])


@style.applied()
def day_strip(stops, story):
    """Draw the days of the tour: one row an account, one bar a stay.

    Several stops on one day share it in their order. Stops to which an account gives no day
    stand apart, on the right.

    Args:
        stops: rows of ``tour_stops``, of one account or both.
        story: places and words.
    """
    words, places = story.words, story.places()
    figure = Figure(
        "02-days",
        words,
        kind=words.say("Day-by-day strip"),
        title=_days_title(stops, places, words),
        subtitle=words.say("Days spent in each place, local dates; dashed: planned, no day given"),
        publishers=publishers(stops),
        size=(10, 3.6),
    )
    dated = stops[stops["arrive"].notna()]
    if dated.empty:
        return figure.empty()
    accounts = [name for name in ("article", "checked") if name in set(stops["account"])]
    days = pd.date_range(dated["arrive"].min(), dated[["arrive", "depart"]].max().max())
    axes = figure.axes(left=1.0, bottom=0.3)
    undated = stops[stops["arrive"].isna()]
    _day_axis(axes, days, accounts, len(undated), words)
    for level, account in enumerate(accounts):
        rows = stops[stops["account"] == account].sort_values("position")
        for side, stay in enumerate(stays(rows, days)):
            _draw_stay(figure, axes, stay, places.at[stay["place_id"], "name"], -level, side)
    for conflict in elsewhere(stops).to_dict("records"):
        day = (conflict["day"] - days[0]) / DAY
        axes.axvspan(day, day + 1, color=style.tint(style.COLOUR["contradicted"], 0.1), zorder=0)
    return figure


def stays(stops, days):
    """Lay the stops of one account out on the days, each day shared by the stops it holds.

    Args:
        stops: rows of ``tour_stops`` of one account, in order.
        days: the days of the strip.

    Returns:
        Dicts: the stop with ``left`` and ``right`` in days from the first; stops without a day
        follow each other behind the last one.
    """
    spans = {
        stop["id"]: pd.date_range(stop["arrive"], _end(stop))
        for stop in stops.to_dict("records")
        if not pd.isna(stop["arrive"])
    }
    beyond, laid = len(days) + 0.25, []
    for stop in stops.to_dict("records"):
        if stop["id"] in spans:
            first, last = spans[stop["id"]][[0, -1]]
            left = _slot(stop["id"], first, spans)[0] + (first - days[0]) / DAY
            right = _slot(stop["id"], last, spans)[1] + (last - days[0]) / DAY
        else:
            left, right = beyond, beyond + 1.1
            beyond += 1.2
        laid.append(stop | {"left": left, "right": right})
    return laid


def _slot(stop_id, day, spans):
    """Give the share of a day, from 0 to 1, that a stop has among those that touch it."""
    there = [key for key, span in spans.items() if day in span]
    index = there.index(stop_id)
    return index / len(there), (index + 1) / len(there)


def _end(stop):
    return stop["arrive"] if pd.isna(stop["depart"]) else stop["depart"]


def _day_axis(axes, days, accounts, undated, words):
    axes.set_xlim(0, len(days) + (1.2 * undated + 0.3 if undated else 0))
    axes.set_ylim(0.55 - len(accounts), 0.55)
    axes.set_xticks(range(len(days) + 1), [""] * (len(days) + 1))
    names = [words.day(day, weekday=True) for day in days]
    at = [i + 0.5 for i in range(len(days))]
    if undated:
        names, at = [*names, words.say("no day given")], [*at, len(days) + 0.15 + 0.6 * undated]
    axes.set_xticks(at, names, minor=True)
    axes.tick_params(axis="x", which="major", length=0)
    axes.tick_params(axis="x", which="minor", length=0, labelsize=style.SIZE["note"])
    axes.grid(axis="x")
    axes.set_yticks([-i for i in range(len(accounts))], [words.account(a) for a in accounts])
    axes.tick_params(axis="y", labelcolor=style.INK)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def _draw_stay(figure, axes, stay, name, level, side):
    look = style.fill(stay["status"], stay["verdict"])
    width = stay["right"] - stay["left"]
    bar = axes.add_patch(Rectangle((stay["left"] + 0.02, level - 0.2), width - 0.04, 0.4, **look))
    middle = stay["left"] + width / 2
    when = _when(stay, figure.words)
    figure.mark(bar, stay, label=name, value=when, at=(round(middle, 3), level))
    text = name if stay["account"] == "checked" else f"{style.GLYPH[stay['verdict']]} {name}"
    per_inch = axes.get_xlim()[1] / (axes.get_position().width * figure.canvas.get_figwidth())
    fits = text_width(text, style.SIZE["label"]) * per_inch < width - 0.1
    filled = fits and stay["status"] in ("signed", "reported")
    axes.text(
        middle,
        level if fits else level + (0.33 if side % 2 else -0.33),
        text,
        ha="center",
        va="center",
        color=style.PAPER if filled else style.COLOUR[stay["verdict"]],
    )


def _days_title(stops, places, words):
    conflicts = elsewhere(stops)
    if conflicts.empty:
        dated = stops[stops["arrive"].notna()]
        return words.plural(
            "{n} stop of the tour has a date", "{n} stops of the tour have a date", len(dated)
        )
    first = conflicts.iloc[0]
    return words.say(
        "On {day} the article is in {said}, the sources are in {found}",
        day=words.day(first["day"], weekday=True),
        said=places.at[first["said"], "name"],
        found=places.at[first["found"], "name"],
    )
