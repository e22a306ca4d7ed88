"""Facts joined, table by table, to the claims that they answer to and their sources."""

import pandas as pd

from dossier.dataset.keys import FACTS
from dossier.story import translation


def facts(story, name):
    """Load a table of facts, joined to claims and sources; see ``Story.table``."""
    rows = story.known(translation.load(story.package, name, story.words.lang))
    rows.insert(0, "id", rows[FACTS[name]])
    if story.account != "both":
        account = rows["account"] if "account" in rows else pd.Series("checked", rows.index)
        rows = rows[account == story.account]  # what has no account is of the sources
    if name == "tour_stops":
        late = ~rows["depart_source_id"].isin(story.sources.index)
        rows.loc[late, "depart"] = pd.NaT
    if "status" not in rows:
        rows["status"] = "reported"
    claims = links(rows, "claim_id", story.package.load("fact_claims")).merge(story.texts)
    sources = links(rows, "source_id", story.package.load("fact_sources"))
    return answered(rows, claims, sources, story).assign(verdict=_verdicts(rows, story))


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


def answered(rows, claims, sources, story):
    """Give each row the claims that it answers to and the sources that it rests on.

    Args:
        rows: with ``id``.
        claims: one row per link to a claim: ``id``, ``claim_id`` and ``claim``, its text.
        sources: one row per link to a source: ``id`` and ``source_id``.
        story: sources; one that was not known on its day is left out.

    Returns:
        The rows with tuples ``claims``, ``wordings``, ``sources`` and ``publishers``.
    """
    known = story.sources.reset_index(drop=True)[["source_id", "publisher"]]
    sources = sources.merge(known, on="source_id")
    named = sources.drop_duplicates(["id", "publisher"])
    return rows.assign(
        claims=collected(claims, "claim_id", rows["id"]),
        wordings=collected(claims, "claim", rows["id"]),
        sources=collected(sources, "source_id", rows["id"]),
        publishers=collected(named, "publisher", rows["id"]),
    ).reset_index(drop=True)


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


def _verdicts(facts, story):
    """Give rows of the article the verdict on their claim; evidence needs none.

    On the article's account alone verdicts are withheld.
    """
    if "account" not in facts or story.account == "article":
        return ""
    told = facts.merge(story.claims[["claim_id", "verdict"]], on="claim_id", how="left")
    told = told["verdict"].fillna("unchecked").where(told["account"] == "article", "")
    return told.to_list()


def publishers(*frames):
    """Collect the publishers behind some rows, those named most often first."""
    names = pd.Series([name for frame in frames for row in frame["publishers"] for name in row])
    return tuple(names.value_counts(sort=True).index) if len(names) else ()
