"""The route of the tour on a map."""

from dossier.dataset.boundaries import position
from dossier.i18n import vocabulary
from dossier.plot import labels, maps, style
from dossier.plot.figure import Figure
from dossier.story.story import publishers
from dossier.story.tour import DAY, legs, unnamed, when


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
    ways = legs(stops, story)
    figure = Figure(
        "02-map",
        words,
        kind=words.say("Map"),
        title=_map_title(stops, ways, places, story),
        subtitle=_map_subtitle(stops, words),
        publishers=publishers(stops),
        note=story.border_policy,
        size=(9, 7.6),
    )
    if stops.empty:
        return figure.empty()
    axes = figure.axes()
    spots = {key: position(places.loc[key], boundaries) for key in set(stops["place_id"])}
    shown = _shown(stops, places, spots, extent)
    view = _view(shown, projection)
    maps.frame(axes, view, shown, pad=0.16)
    maps.draw_base(axes, view, boundaries, stressed=set(places.loc[list(spots), "country"]))
    for way in ways.to_dict("records"):
        _draw_leg(figure, axes, view, way, places)
    names = [
        _draw_stop(figure, axes, view, boundaries, stop, places.loc[stop["place_id"]], spots)
        for stop in stops.sort_values("account", ascending=False).to_dict("records")
        if spots[stop["place_id"]] in shown
    ]
    labels.place(axes, names, size=style.SIZE["label"])
    return figure


def _shown(stops, places, spots, extent):
    """Choose the positions that the map must hold."""
    if extent == "region":
        country = stops["place_id"].map(places["country"])
        named = set(country[stops["account"] == "article"])
        near = [spots[key] for key in stops.loc[country.isin(named), "place_id"]]
        if near:
            return near
    return list(spots.values())


def _view(positions, projection):
    longitude, latitude = zip(*positions, strict=True)
    middle = ((min(v) + max(v)) / 2 for v in (longitude, latitude))
    return maps.View(projection, *(round(v) for v in middle))


def _draw_leg(figure, axes, view, way, places):
    words = figure.words
    x, y = view.great_circle(way["start"], way["end"])
    sure = way["arrived_by"] == "flight" and not way["inferred"]
    look = style.line(way["status"])
    if way["account"] == "checked" and not sure:
        look = style.line("expected")
    (path,) = axes.plot(x, y, color=vocabulary.COLOUR[way["verdict"]], zorder=3, **look)
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
    colour = vocabulary.COLOUR[stop["verdict"]]
    if place["precision"] == "country":
        artist = maps.draw_country(
            axes, view, boundaries, place["country"], **_area(stop), zorder=2
        )
    elif stop["account"] == "article":
        look = style.dot("expected", stop["verdict"], size=15)
        (artist,) = axes.plot(x, y, zorder=4, **look | {"markerfacecolor": "none"})
    else:
        (artist,) = axes.plot(x, y, zorder=5, **style.dot(stop["status"], stop["verdict"], 7))
    said = when(stop, figure.words)
    days = (stop["arrive"], stop["depart"])
    label = figure.words.say("{position} {name}", position=stop["position"], name=place["name"])
    figure.mark(artist, stop, label=label, value=said, at=(x, y), when=days)
    return x, y, _stop_label(stop, place, said, figure.words), {"color": colour}


def _area(stop):
    look = style.fill(stop["status"], stop["verdict"])
    return look | {"facecolor": (*style.tint(vocabulary.COLOUR[stop["verdict"]], 0.25), 0.6)}


def _stop_label(stop, place, when, words):
    if not stop["verdict"]:
        return f"{stop['position']}  {place['name']}\n{when}"
    return words.say(
        "{glyph} {position} {name}, {when}",
        position=stop["position"],
        glyph=vocabulary.GLYPH[stop["verdict"]],
        name=place["name"],
        when=when,
    )


def _unnamed(stops, places, story):
    """List the places that the article leaves out, whichever of its stops are drawn."""
    told = story.table("tour_stops")
    told = told[told["account"] == "article"]
    return unnamed(stops, places, story.article["visitor_id"], told)


def _map_title(stops, ways, places, story):
    words = story.words
    checked = stops[stops["account"] == "checked"]
    if stops.empty:
        return words.say("No stop of the tour to show")
    if checked.empty:
        return words.plural(
            "The article names {n} stop of the tour",
            "The article names {n} stops of the tour",
            len(stops),
        )
    if len(checked) == 1:
        return words.say(
            "One stop in the sources: {place}",
            place=places.at[checked["place_id"].iloc[0], "name"],
        )
    said = {
        "km": words.number(ways.loc[ways["account"] == "checked", "km"].sum() // 100 * 100),
        "days": words.plural("{n} day", "{n} days", _span(checked)),
        "places": words.list(places.loc[_unnamed(stops, places, story), "name"]),
    }
    ends = checked.sort_values("position")["place_id"].iloc[[0, -1]]
    said |= dict(zip(("start", "end"), places.loc[ends, "name"], strict=True))
    if said["places"] and (stops["account"] == "article").any():
        return words.say(
            "At least {km} km in {days}, from {start} to {end}; the article leaves out {places}",
            **said,
        )
    return words.say("At least {km} km from {start} to {end} in {days}", **said)


def _map_subtitle(stops, words):
    parts = {
        "checked": words.say(
            "Dots and solid lines (great circles): the sources; dotted: way not reported"
        ),
        "article": words.say("rings and shaded countries: the article"),
    }
    said = "; ".join(text for account, text in parts.items() if account in set(stops["account"]))
    return said[:1].upper() + said[1:]


def _span(checked):
    return (checked["arrive"].max() - checked["arrive"].min()) // DAY + 1
