"""The moves on a map: areas, dots, rings and ways, with a list of what they are."""

from collections import Counter

import numpy as np

from dossier.charts.postures import shapes
from dossier.charts.postures.move_words import map_subtitle, map_title
from dossier.dataset import earth
from dossier.dataset.boundaries import position
from dossier.dataset.rows import dicts, grouped
from dossier.i18n import vocabulary
from dossier.plot import beads, labels, listing, maps, style
from dossier.story.facts import publishers
from dossier.story.postures import days_of, in_words, when

WIDTH, MAP_HEIGHT = 10, 6.0  # inches


@style.applied()
def move_map(postures, story, *, projection="globe"):
    """Draw the moves on a map, lettered by place, and list beside it what they are.

    What is known by country only is drawn as the country's area, in stripes where several
    moves share it; moves at sea without a position are rings; ways are great circles. Places
    that lie too close together are drawn in a larger map within the map.

    Args:
        postures: rows of ``postures``, of one account or both.
        story: actors, places, boundaries and words.
        projection: ``globe`` or ``flat``.
    """
    words, places = story.words, story.places()
    groups = lettered(postures)
    figure, axes = listing.figure(
        "05-map",
        words,
        [_block(number, group, places, story) for number, group in enumerate(groups)],
        MAP_HEIGHT,
        kind=words.say("Map"),
        title=map_title(postures, words),
        subtitle=map_subtitle(postures, places, words),
        publishers=publishers(postures),
        note=story.border_policy,
        width=WIDTH,
    )
    if postures.empty:
        return figure
    used = [*postures["place_id"], *postures["from_place_id"].dropna()]
    spots = {key: position(places.loc[key], story.boundaries) for key in dict.fromkeys(used)}
    there = places.loc[sorted(set(postures["place_id"]))]
    areas = sorted(there.loc[there["precision"] == "country", "country"])
    ways = postures[["from_place_id", "place_id"]].dropna().values.tolist()
    about = {"ways": ways, "countries": areas, "pad": 0.1}
    ground = maps.Map.around(axes, projection, spots, story.boundaries, **about)
    points = set(there.index[there["precision"] != "country"])
    grounds = _grounds(ground, postures, points)
    for each in grounds:
        each.draw_land(stressed=set(places.loc[list(spots), "country"]))
    lines = _draw_ways(figure, ground, postures, places)
    inset = set().union(*(each.spots for each in grounds[1:]))
    for each in grounds:
        shown = spots.keys() - inset if each is ground else inset
        letters, clear = _draw_moves(figure, each, groups, shown, places, story)
        hidden = lines if each is ground else ()
        labels.place(each.axes, letters, gap=11, clear=clear, lines=hidden, **beads.look())
    return figure


def lettered(rows):
    """Collect moves by place and by who moves: one letter of the map each, in order of time.

    Returns:
        Lists of rows, those of an account one after another.
    """
    rows = rows.sort_values(["start", "account", "id"], na_position="last")
    groups = grouped(rows, "place_id", "actor_id").values()
    return [sorted(group, key=lambda row: row["account"]) for group in groups]


def _grounds(ground, rows, points):
    """Give the map and, where places are too close together, the inset that shows them."""
    near = maps.crowded(ground, points)
    if not near:
        return [ground]
    avoid = [ground.at(key) for key in ground.spots]
    for row in dicts(rows[rows["from_place_id"].notna()]):
        avoid += zip(*ground.path(row["from_place_id"], row["place_id"], steps=20), strict=True)
    avoid = [point for point in avoid if not np.isnan(point).any()]
    return [ground, maps.open_inset(ground, near, avoid)]


def _draw_ways(figure, ground, rows, places):
    """Draw ways as dotted great circles, as sources name their ends alone; return the ways."""
    drawn = []
    for row in dicts(rows[rows["from_place_id"].notna()]):
        start, end = row["from_place_id"], row["place_id"]
        way, colour = ground.path(start, end), vocabulary.COLOUR[row["verdict"]]
        (path,) = ground.axes.plot(*way, color=colour, zorder=3, **style.line("expected"))
        names = {"start": places.at[start, "name"], "end": places.at[end, "name"]}
        length = round(earth.kilometres(ground.spots[start], ground.spots[end]))
        figure.mark(
            path,
            row | {"status": "interpretation"},
            id=f"{row['id']}-way",
            label=figure.words.say("{start} to {end}, the shortest way", **names),
            value=length,
            unit="km",
            at=maps.middle(way),
        )
        drawn.append(way)
    return drawn


def _draw_moves(figure, ground, groups, shown, places, story):
    """Draw the moves at the places shown here.

    Returns:
        The letters of their groups as (x, y, letter), and points that these must not cover.
    """
    taken, letters, clear = {}, [], []
    counts = Counter(row["place_id"] for group in groups for row in group)
    for number, group in enumerate(groups):
        place = places.loc[group[0]["place_id"]]
        if place["place_id"] not in shown:
            continue
        for row in group:
            part = taken.get(place["place_id"], 0), counts[place["place_id"]]
            taken[place["place_id"]] = part[0] + 1
            artist = shapes.draw(ground, row, place, part)
            said = when(row, figure.words) or figure.words.say("no day given")
            at = shapes.middle(artist)
            label, days = _label(row, place, story), days_of(row)
            figure.mark(artist, row, label=label, value=said, at=at, **days)
            clear += shapes.kept(artist)
        letters.append((*shapes.tied(ground, place), beads.key(number)))
    return letters, clear


def _label(row, place, story):
    said = {"actor": story.actor(row["actor_id"]), "place": place["name"], "label": row["label"]}
    if said["actor"] == said["place"]:
        return story.words.say("{place}: {label}", place=said["place"], label=said["label"])
    return story.words.say("{actor}, {place}: {label}", **said)


def _block(number, group, places, story):
    place, actor = places.loc[group[0]["place_id"]], story.actor(group[0]["actor_id"])
    head = story.words.say("{actor}: {place}", actor=actor, place=place["name"])
    if actor == place["name"]:
        head = actor
    shape = shapes.KIND.get(place["precision"], "line")
    entries = [
        listing.entry(
            _entry(row, story.words),
            vocabulary.COLOUR[row["verdict"]],
            shapes.look(row, shape),
            shape,
        )
        for row in group
    ]
    return listing.block(beads.key(number), head, entries)


def _entry(row, words):
    """Say in a line of the list when a move was and what it is."""
    if row["verdict"] or not when(row, words):
        return in_words(row, words)
    return words.say("{when}: {label}", when=when(row, words), label=row["label"])
