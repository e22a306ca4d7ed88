"""Claims and outcomes as the evidence of a day bears them out."""

import pandas as pd

from dossier.i18n.vocabulary import HOLDS
from dossier.story import quotes
from dossier.story.as_of import withhold


def claims(story):
    """Load claims with their verdicts; see ``Story.claims``."""
    rows = quotes.load(story.package, "claims", story.words)
    number, unit = quotes.quantities(story.package)
    rows["quantity"] = rows["claim_id"].map(number).astype(float)
    rows["quantity_unit"] = rows["claim_id"].map(unit)
    if rows.empty or story.article["source_id"] not in story.sources.index:
        rows = rows.iloc[:0]
    rows["id"] = rows["claim_id"]
    if story.as_of is not None:
        withhold(rows, story.package.load("evidence"), story.sources.index, story.words)
    by_claim = story.evidence.groupby("claim_id")
    sources = by_claim["source_id"].agg(tuple)
    rows["claims"] = [(key,) for key in rows["claim_id"]]
    rows["wordings"] = [(text,) for text in rows["claim"]]
    own = story.article["source_id"]
    rows["sources"] = [(own, *sources.get(key, ())) for key in rows["claim_id"]]
    rows["publishers"] = rows["sources"].map(story.publishers_of)
    rows["origins"] = rows["claim_id"].map(by_claim["origin"].nunique()).fillna(0).astype(int)
    return rows.reset_index(drop=True)


def told(story):
    """Load claims as the account tells them; see ``Story.account_claims``."""
    rows = story.table("claims")
    if story.account == "checked":
        return rows[rows["verdict"].isin(HOLDS)].reset_index(drop=True)
    if story.account == "article":
        rows["sources"] = [found[:1] for found in rows["sources"]]
        rows["publishers"] = rows["sources"].map(story.publishers_of)
        rows["resolved_from"] = rows["resolved_to"] = pd.NaT
        return rows.assign(verdict="", why="", origins=0)
    return rows


def outcomes(story):
    """Load outcomes; one that was not known on the day asked for is ``unknown``."""
    rows = quotes.load(story.package, "outcomes", story.words)
    source = rows["source_id"]
    later = source.notna() & ~source.isin(story.sources.index)
    rows.loc[later, "outcome"] = "unknown"
    rows.loc[later, ["date", "source_id"]] = None
    rows.loc[later, "finding"] = story.words.say("Not known.")
    return rows[rows["claim_id"].isin(story.claims["claim_id"])]
