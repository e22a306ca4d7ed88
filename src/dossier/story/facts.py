"""Facts joined, table by table, to the claims that they answer to and their sources."""

from collections import Counter

import pandas as pd

from dossier.dataset.keys import FACTS
from dossier.story import texts
from dossier.story.once import once


def facts(story, name):
    """Load a table of facts, joined to claims and sources; see ``Story.table``."""
    rows = linked(story.package, name, story.words.lang)
    told = rows["source_id"].isin(story.sources.index)
    if story.account != "both":  # what has no account is of the sources
        told &= rows.get("account", "checked") == story.account
    rows = rows[told]
    if name == "tour_stops":
        known = rows["depart_source_id"].isin(story.sources.index)
        rows["depart"] = rows["depart"].where(known)
    return rested(rows, story).assign(verdict=_verdicts(rows, story))


@once
def linked(package, name, lang):
    """Load a table of facts, each with the claims and sources that it is linked to.

    Returns:
        The rows with ``id``, ``status`` and tuples ``claims``, ``wordings`` and ``sources``.
    """
    rows = texts.load(package, name, lang)
    rows.insert(0, "id", rows[FACTS[name]])
    if "status" not in rows:
        rows["status"] = "reported"
    wordings = texts.load(package, "claims", lang)[["claim_id", "claim"]]
    claims = links(rows, "claim_id", package.load("fact_claims")).merge(wordings)
    sources = links(rows, "source_id", package.load("fact_sources"))
    return rows.assign(
        claims=collected(claims, "claim_id", rows["id"]),
        wordings=collected(claims, "claim", rows["id"]),
        sources=collected(sources, "source_id", rows["id"]),
    )


def links(facts, column, further):
    """List what facts are linked to: the key in the row, then those in a link table.

    Args:
        facts: rows with ``id`` and the column.
        column: ``claim_id`` or ``source_id``.
        further: rows of the link table, with ``fact_id`` and the column.

    Returns:
        One row per link, each once: ``id`` and the column.
    """
    further = further.rename(columns={"fact_id": "id"})[["id", column]]
    own = pd.concat([facts[["id", column]], further[further["id"].isin(facts["id"])]])
    return own.dropna().drop_duplicates()


def collected(linked, column, keys):
    """Collect a column of linked rows into one tuple for each key, in their order.

    Args:
        linked: rows with ``id`` and the column.
        column: what to collect.
        keys: values of ``id``; what nothing is linked to gets an empty tuple.
    """
    found = {}
    for key, value in zip(linked["id"], linked[column], strict=True):
        found.setdefault(key, []).append(value)
    return pd.Series([tuple(found.get(key, ())) for key in keys], keys.index, dtype=object)


def rested(rows, story):
    """Rest each row on those of its sources that were known on the day of the story.

    Args:
        rows: with ``sources``, tuples of all that it is linked to.
        story: sources.

    Returns:
        The rows with tuples ``sources`` and ``publishers``.
    """
    names = story.sources["publisher"].to_dict()
    sources = [tuple(key for key in row if key in names) for row in rows["sources"]]
    publishers = [tuple(dict.fromkeys(names[key] for key in row)) for row in sources]
    own = {"sources": sources, "publishers": publishers}
    made = {name: pd.Series(each, rows.index, dtype=object) for name, each in own.items()}
    return rows.assign(**made).reset_index(drop=True)


def _verdicts(facts, story):
    """Give rows of the article the verdict on their claim; evidence needs none.

    On the article's account alone verdicts are withheld.
    """
    if "account" not in facts or story.account == "article":
        return ""
    told = dict(zip(story.claims["claim_id"], story.claims["verdict"], strict=True))
    pairs = zip(facts["claim_id"], facts["account"], strict=True)
    return [told.get(key, "unchecked") if who == "article" else "" for key, who in pairs]


def publishers(*frames):
    """Collect the publishers behind some rows, those named most often first."""
    named = Counter(name for frame in frames for row in frame["publishers"] for name in row)
    return tuple(name for name, _ in named.most_common())
