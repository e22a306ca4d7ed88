"""Facts joined to the claims that they answer to and the sources that they rest on."""

import pandas as pd

from dossier.dataset.keys import FACTS
from dossier.story import translation


def linked(facts, column, links, allowed=None):
    """Collect the key in the row and the further keys in a link table, in that order.

    Args:
        facts: rows with ``id`` and the column.
        column: ``claim_id`` or ``source_id``.
        links: rows of the link table, with ``fact_id`` and the column.
        allowed: the keys that may be named; all of them by default.

    Returns:
        A tuple of keys for each row.
    """
    further = links.groupby("fact_id")[column].agg(tuple)
    return [
        tuple(
            key
            for key in dict.fromkeys((own, *further.get(fact, ())))
            if not pd.isna(key) and (allowed is None or key in allowed)
        )
        for fact, own in zip(facts["id"], facts[column], strict=True)
    ]


def facts(story, name):
    """Load a table of facts, joined to claims and sources; see ``Story.table``."""
    rows = story.known(translation.load(story.package, name, story.words.lang))
    rows.insert(0, "id", rows[FACTS[name]])
    if "account" in rows and story.account != "both":
        rows = rows[rows["account"] == story.account]
    if name == "tour_stops":
        late = ~rows["depart_source_id"].isin(story.sources.index)
        rows.loc[late, "depart"] = pd.NaT
    if "status" not in rows:
        rows["status"] = "reported"
    rows["claims"] = linked(rows, "claim_id", story.package.load("fact_claims"))
    further = story.package.load("fact_sources")
    rows["sources"] = linked(rows, "source_id", further, story.sources.index)
    rows["wordings"] = rows["claims"].map(story.wordings_of)
    rows["publishers"] = rows["sources"].map(story.publishers_of)
    rows["verdict"] = _verdicts(story, rows)
    return rows.reset_index(drop=True)


def _verdicts(story, facts):
    """Give rows of the article the verdict on their claim; evidence needs none."""
    if "account" not in facts:
        return ""
    verdicts = dict(zip(story.claims["claim_id"], story.claims["verdict"], strict=True))
    return [
        verdicts.get(claim, "unchecked") if account == "article" else ""
        for claim, account in zip(facts["claim_id"], facts["account"], strict=True)
    ]
