"""Relations as a network: who is in it, who leads it, what of it holds."""

from collections import Counter
from itertools import chain

import pandas as pd

from dossier.dataset.boundaries import centre

ENDS = ["from_id", "to_id"]


def on_map(relations, story):
    """Keep the relations between states, and say where their ends lie.

    Regions, companies, persons and organisations have no place of their own on a map.

    Returns:
        The rows with ``start`` and ``end`` as (longitude, latitude): points inside the
        countries that stand for the whole country.
    """
    actors, boundaries = story.actors(), story.boundaries
    states = actors[(actors["kind"] == "state") & actors["country"].isin(boundaries["iso3"])]
    rows = relations[relations[ENDS].isin(states.index).all(axis=1)]
    used = states.loc[sorted(set(rows["from_id"]) | set(rows["to_id"]))]
    spots = {key: centre(boundaries, iso3) for key, iso3 in used["country"].items()}
    start, end = ([spots[key] for key in rows[column]] for column in ENDS)
    return rows.assign(start=start, end=end)


def bundles(relations):
    """Collect the relations with the same direction and sign.

    Returns:
        One row per bundle, the largest first: ``from_id``, ``to_id``, ``sign``, ``count``.
    """
    counts = relations.groupby([*ENDS, "sign"]).size().reset_index(name="count")
    return counts.sort_values(
        ["count", "sign", *ENDS], ascending=[False, False, True, True], ignore_index=True
    )


def ranked(relations, end):
    """Order the actors at one end of the relations: those with most relations first.

    Args:
        relations: rows of ``relations``.
        end: ``from_id`` or ``to_id``.

    Returns:
        Actor ids; of equals, the one that is named first in the rows comes first.
    """
    here, both = Counter(relations[end]), Counter(chain(*(relations[each] for each in ENDS)))
    return sorted(here, key=lambda actor: (-here[actor], -both[actor]))


def leading(relations):
    """Count the relations of the actor who has most, and those towards its main target.

    Returns:
        Dict: ``actor``, ``n`` relations of its own, ``courted`` (ids of actors it courts),
        ``most`` (id of the one it courts most; empty where none stands out); None without rows.
    """
    if relations.empty:
        return None
    actor = ranked(relations, "from_id")[0]
    own = relations.loc[relations["from_id"] == actor, ["to_id", "sign"]]
    courted = own.loc[own["sign"] > 0, "to_id"].value_counts()
    first = courted.index[courted == courted.max()]
    most = first[0] if len(first) == 1 and len(courted) > 1 else ""
    return {"actor": actor, "n": len(own), "courted": list(courted.index), "most": most}


def unsupported(relations):
    """Keep the article's relations that the sources contradict, or that are its own reading."""
    article = relations[relations["account"] == "article"]
    read = article["status"] == "interpretation"
    return article[read | (article["verdict"] == "contradicted")]


def in_words(relation, actors, words):
    """Say who does what towards whom."""
    kind = relation.get("kind")
    verb = words.relation(relation["sign"], "" if pd.isna(kind) else kind)
    source, target = (words.in_text(actors.at[relation[end], "name"]) for end in ENDS)
    return words.say(verb, source=source, target=target)


def alike(relations):
    """Give the one kind that some rows have, as dicts; empty where they have several, or none."""
    kinds = {relation.get("kind") or "" for relation in relations}
    return kinds.pop() if len(kinds) == 1 else ""
