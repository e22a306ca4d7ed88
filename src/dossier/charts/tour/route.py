"""The route of the tour on a map."""

from dossier.charts.tour.stop_words import map_subtitle, map_title, stop_label, stop_words
from dossier.dataset.boundaries import position
from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.plot import labels, listing, maps, style
from dossier.plot.figure import Figure
from dossier.plot.ledger import is_narrow
from dossier.story.facts import publishers
from dossier.story.tour import dated, legs, when

SIZE, BODY = (9, 7.6), 6  # inches of the figure, and of the map beside a list
CROWD, FEW = 16, 12  # stops, and on a phone: more are only numbered on the map
LISTED = 15  # stops in a block of the list
RING = 8.5  # points from the middle of a ring to its outer edge
NEARER = 4  # times that a map of many stops may be closer than others


@style.applied()
def route_map(stops, story, *, projection="globe", extent="route"):
    """Draw the tour on a map: legs as great circles, the sources' stops as dots.

    Stops that the article names by country only are drawn as the country's area; legs that no
    source reports as flown are dotted. More stops than a map can name stand in a list
    beside it, and on a phone below it.

    Args:
        stops: rows of ``tour_stops``, of one account or both.
        story: places, boundaries and words.
        projection: ``globe`` or ``flat``.
        extent: ``route`` shows all stops, ``region`` the part that the article speaks of.
    """
    words, places, boundaries = story.words, story.places(), story.boundaries
    stops = dated(stops)
    ways = legs(stops, story)
    about = {
        "kind": words.say("Map"),
        "title": map_title(stops, ways, story),
        "subtitle": map_subtitle(stops, words),
        "publishers": publishers(stops),
        "note": story.border_policy,
    }
    if stops.empty:
        return Figure("02-map", words, size=SIZE, **about).empty()
    many = len(stops) > (FEW if is_narrow() else CROWD)
    if many or is_narrow():
        blocks = _blocks(stops, places, words)
        figure, axes = listing.figure("02-map", words, blocks, BODY, width=SIZE[0] + 2, **about)
    else:
        figure = Figure("02-map", words, size=SIZE, **about)
        axes = figure.axes()
    spots = {key: position(places.loc[key], boundaries) for key in sorted(set(stops["place_id"]))}
    shown = _shown(stops, places, extent)
    held = {"shown": shown, "ways": ways[["from_place_id", "place_id"]].values.tolist()}
    room = {"pad": 0.16, "closest": maps.CLOSEST_M / (NEARER if many else 1)}
    ground = maps.Map.around(axes, projection, spots, boundaries, **held, **room)
    ground.draw_land(stressed=set(places.loc[list(spots), "country"]))
    lines = [_draw_leg(figure, ground, way, places) for way in dicts(ways)]
    names = [
        _draw_stop(figure, ground, stop, places.loc[stop["place_id"]], many)
        for stop in dicts(stops.sort_values("account", ascending=False))
        if stop["place_id"] in shown
    ]
    rings = [(*ground.at(key), RING) for key in sorted(_ringed(stops, places)) if key in shown]
    labels.place(axes, names, clear=rings, lines=lines, size=style.SIZE["label"])
    return figure


def _shown(stops, places, extent):
    """Choose the places that the map must hold."""
    if extent == "region":
        country = stops["place_id"].map(places["country"])
        named = set(country[stops["account"] == "article"])
        near = set(stops.loc[country.isin(named), "place_id"])
        if near:
            return sorted(near)
    return sorted(set(stops["place_id"]))


def _ringed(stops, places):
    """Name the places of which a ring is all that is drawn: no area, and no dot inside."""
    told = stops["account"] == "article"
    alone = set(stops.loc[told, "place_id"]) - set(stops.loc[~told, "place_id"])
    return {key for key in alone if places.at[key, "precision"] != "country"}


def _draw_leg(figure, ground, way, places):
    """Draw the way to a stop; return it as x and y."""
    path = ground.path(way["from_place_id"], way["place_id"])
    sure = way["arrived_by"] != "unknown" and not way["inferred"]
    look = style.line(way["status"])
    if way["account"] == "checked" and not sure:
        look = style.line("expected")
    (line,) = ground.axes.plot(*path, color=vocabulary.COLOUR[way["verdict"]], zorder=3, **look)
    names = (places.at[way[key], "name"] for key in ("from_place_id", "place_id"))
    said = dict(zip(("start", "end"), names, strict=True))
    figure.mark(
        line,
        way,
        id=f"{way['id']}-leg",
        label=figure.words.say("{start} to {end}", **said),
        value=round(way["km"]),
        unit="km",
        at=maps.middle(path),
    )
    return path


def _draw_stop(figure, ground, stop, place, many):
    """Draw one stop; return its label as (x, y, text, look)."""
    x, y = ground.at(stop["place_id"])
    colour, artist = vocabulary.COLOUR[stop["verdict"]], None
    if place["precision"] == "country":
        artist = ground.draw_country(place["country"], **_area(stop), zorder=2)
    if artist is None and stop["account"] == "article":
        look = style.dot("expected", stop["verdict"], size=15)
        (artist,) = ground.axes.plot(x, y, zorder=4, **look | {"markerfacecolor": "none"})
    elif artist is None:
        look = style.dot(stop["status"], stop["verdict"], 7)
        (artist,) = ground.axes.plot(x, y, zorder=5, **look)
    said, days = when(stop, figure.words), (stop["arrive"], stop["depart"])
    label = figure.words.say("{position} {name}", position=stop["position"], name=place["name"])
    figure.mark(artist, stop, label=label, value=said, at=(x, y), when=days)
    text = str(stop["position"]) if many else stop_label(stop, place, figure.words)
    return x, y, label if is_narrow() and not many else text, {"color": colour}


def _area(stop):
    look = style.fill(stop["status"], stop["verdict"])
    return look | {"facecolor": (*style.tint(vocabulary.COLOUR[stop["verdict"]], 0.25), 0.6)}


def _blocks(stops, places, words):
    """List the stops of each account, in blocks that two columns can share."""
    blocks = []
    for account, own in stops.sort_values(["account", "position"]).groupby("account"):
        for first in range(0, len(own), LISTED):
            part = own.iloc[first : first + LISTED]
            ends = {"first": part["position"].iloc[0], "last": part["position"].iloc[-1]}
            head = words.say("{account}: {first} to {last}", account=words.account(account), **ends)
            entries = [
                listing.entry(
                    stop_words(stop, places.loc[stop["place_id"]], words),
                    vocabulary.COLOUR[stop["verdict"]],
                )
                for stop in dicts(part)
            ]
            blocks.append(listing.block("", head, entries))
    return blocks
