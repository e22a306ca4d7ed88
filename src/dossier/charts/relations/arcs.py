"""Relations between states as arcs on a map, with a list of what they are."""

import numpy as np

from dossier.charts import captions
from dossier.charts.relations import ways
from dossier.charts.relations.plus_minus import look
from dossier.dataset.rows import dicts, grouped
from dossier.i18n import vocabulary
from dossier.plot import beads, labels, listing, maps, style
from dossier.story.facts import publishers
from dossier.story.relations import alike, bundles, in_words, leading, on_map

WIDTH, MAP_HEIGHT = 10, 5.9  # inches
SPACING = 3.4  # points between the arcs of one pair
BUNDLE = ["from_id", "to_id", "sign"]
STAGGER = 6.5  # points along the arc, from sign to sign of neighbours


@style.applied()
def arc_map(relations, story, *, projection="globe"):
    """Draw the relations between states on a map: one arc each, side by side for each pair.

    Arcs are great circles between points that stand for whole countries, moved apart where
    they join the same pair. Relations with an end that has no place on the map are counted
    in the footer.

    Args:
        relations: rows of ``relations``, of one account or both.
        story: actors, boundaries and words.
        projection: ``globe`` or ``flat``.
    """
    words, actors = story.words, story.actors()
    rows = on_map(relations, story)
    groups = bundles(rows)
    members = grouped(rows.sort_values(["account", "id"]), *BUNDLE)
    keys = groups[BUNDLE].itertuples(index=False, name=None)
    blocks = [_block(n, key, members[key], actors, words) for n, key in enumerate(keys)]
    figure, axes = listing.figure(
        "04-map",
        words,
        blocks + listing.verdicts(rows, words),
        MAP_HEIGHT,
        kind=words.say("Map"),
        title=_title(rows, actors, words),
        subtitle=_subtitle(rows, words),
        publishers=publishers(rows),
        note=_note(len(relations) - len(rows), story),
        width=WIDTH,
    )
    if rows.empty:
        return figure
    ids, positions = [*rows["from_id"], *rows["to_id"]], [*rows["start"], *rows["end"]]
    spots = dict(sorted(zip(ids, positions, strict=True)))
    pairs = sorted({ways.pair(row) for row in dicts(rows)})
    ground = maps.Map.around(axes, projection, spots, story.boundaries, ways=pairs, pad=0.1)
    ground.draw_land(stressed=set(actors.loc[list(spots), "country"]))
    paths = {pair: ground.path(*pair) for pair in pairs}
    drawn = _draw_arcs(figure, ground, rows, paths, actors)
    _draw_heads(axes, drawn)
    _draw_beads(axes, drawn, groups)
    names = [(*ground.at(key), actors.at[key, "name"]) for key in spots]
    look = {"size": style.SIZE["label"], "weight": 600}
    labels.place(axes, names, clear=_signs(drawn), lines=paths.values(), **look)
    return figure


def _block(number, key, rows, actors, words):
    """List the relations of a bundle."""
    entries = [
        listing.entry(captions.judged(row, words), vocabulary.COLOUR[row["verdict"]], look(row))
        for row in rows
    ]
    bundle = dict(zip(BUNDLE, key, strict=True)) | {"kind": alike(rows)}
    said = words.opening(in_words(bundle, actors, words))
    return listing.block(beads.key(number), said, entries)


def _draw_arcs(figure, ground, rows, paths, actors):
    """Draw each arc as a mark; return paths and places of signs by source, target and sign."""
    axes, metres, drawn = ground.axes, ground.point, {}
    rows, pairs = dicts(rows.sort_values(["from_id", "sign", "account", "id"])), {}
    for row in rows:
        pairs.setdefault(ways.pair(row), []).append(row)
    for pair, own in sorted(pairs.items(), key=lambda each: (-len(each[1]), each[0])):
        share = ways.freest(axes, paths[pair], _signs(drawn), ways.others(paths, pair))
        for place, row in enumerate(own):
            lane = place - (len(own) - 1) / 2
            path = ways.beside(paths[pair], lane * SPACING * metres)
            step = lane * STAGGER * metres / np.nansum(np.hypot(*np.diff(path)))
            at = _draw_arc(figure, axes, row, path, share + step, actors)
            key = row["from_id"], row["to_id"], row["sign"]
            drawn.setdefault(key, []).append((path, at))
    return drawn


def _signs(drawn):
    return [at for arcs in drawn.values() for _, at in arcs]


def _draw_arc(figure, axes, row, path, share, actors):
    """Draw one arc with its sign, and return where the sign sits."""
    every = [ways.index(path, share)]
    (line,) = axes.plot(*path, zorder=3, **look(row) | {"markevery": every})
    said, at = in_words(row, actors, figure.words), ways.along(path, share)
    figure.mark(line, row, value=said, at=at)
    return at


def _draw_heads(axes, drawn):
    """Draw an arrow's head where each bundle arrives."""
    head = {"arrowstyle": "-|>,head_length=0.5,head_width=0.22", "color": vocabulary.INK, "lw": 0}
    for (source, target, _), arcs in drawn.items():
        x, y = np.mean([path for path, _ in arcs], axis=0)
        last, before = (-1, -5) if source < target else (0, 4)
        ends = {"xy": (x[last], y[last]), "xytext": (x[before], y[before])}
        axes.annotate("", **ends, arrowprops=head | {"shrinkA": 0, "shrinkB": 0}, zorder=5)


def _draw_beads(axes, drawn, groups):
    """Write each bundle's letter on its arcs, where there is most room around."""
    middles = {key: np.mean([path for path, _ in arcs], axis=0) for key, arcs in drawn.items()}
    taken = _signs(drawn)
    paths = {tuple(sorted(key[:2])): path for key, path in middles.items()}
    for number, own in enumerate(groups[BUNDLE].itertuples(index=False, name=None)):
        others = ways.others(paths, tuple(sorted(own[:2])))
        share = ways.freest(axes, middles[own], taken, others)
        spot = ways.along(middles[own], share)
        beads.bead(axes, *spot, beads.key(number))
        taken.append(spot)


def _title(rows, actors, words):
    checked = rows[rows["account"] == "checked"]
    told = rows if checked.empty else checked  # what both accounts tell counts once
    lead = leading(told)
    if not lead:
        return words.say("No relation between states to show")
    sign = 1 if lead["courted"] else -1
    own = grouped(told, "from_id", "sign")[lead["actor"], sign]
    targets = {row["to_id"] for row in own}
    relation = in_words(own[0] | {"kind": alike(own)}, actors, words)
    if len(targets) > 1:
        source = words.in_text(actors.at[lead["actor"], "name"])
        relation = words.relation_to_states(len(targets), sign, alike(own), source)
    said = {"relation": relation, "account": words.account(told["account"].iloc[0])}
    if lead["most"]:
        most = words.in_text(actors.at[lead["most"], "name"])
        return words.say(
            "According to {account}, {relation}, {target} most often", target=most, **said
        )
    return words.say("According to {account}, {relation}", **said)


def _subtitle(rows, words):
    """Say how to read the lines, for those only that are drawn."""
    lines = {
        "signed": words.say("solid: signed, reported or background"),
        "planned": words.say("dashed: planned"),
        "expected": words.say("dotted: expected or wished for"),
        "interpretation": words.say("dash and dot: interpretation"),
    }
    plain = {"aspiration": "expected", "reported": "signed", "background": "signed"}
    there = set(rows["status"].replace(plain))
    said = [text for status, text in lines.items() if status in there]
    said += captions.colours(rows, words)
    return "; ".join([words.say("One line a relation: + for, − against"), *said])


def _note(left_out, story):
    if not left_out:
        return story.border_policy
    said = story.words.plural(
        "{n} relation has an end without a place on this map and stands in the matrix only.",
        "{n} relations have an end without a place on this map and stand in the matrix only.",
        left_out,
    )
    return f"{said} {story.border_policy}"
