"""Claims and outcomes as the evidence of a day bears them out."""

import pandas as pd

from dossier.i18n import money
from dossier.story import texts
from dossier.story.as_of import withhold
from dossier.story.facts import collected, rested
from dossier.story.once import once


def claims(story):
    """Load claims with their verdicts; see ``Story.claims``."""
    own = story.article["source_id"]
    rows = _stated(story.package, story.words.lang)
    if own not in story.sources.index:
        rows = rows.iloc[:0].copy()
    if story.as_of is not None:
        rows = withhold(rows, story.package.load("evidence"), story.sources.index, story.words)
    # What evidence there is by the day asked for: not what it says, nor what that quotes.
    links = story.package.load("evidence")[["claim_id", "source_id"]]
    origin = links["source_id"].map(story.sources["origin"])
    links = links.assign(id=links["claim_id"], origin=origin)
    origins = links.groupby("id")["origin"].nunique()
    rows["origins"] = rows["id"].map(origins).fillna(0).astype(int)
    rows["sources"] = [(own, *found) for found in collected(links, "source_id", rows["id"])]
    rows["claims"] = [(key,) for key in rows["id"]]
    rows["wordings"] = [(text,) for text in rows["claim"]]
    return rested(rows, story)


@once
def _stated(package, lang):
    """Load claims; one on a total of the article has its amount, and how exact it is said to be."""
    claims = texts.load(package, "claims", lang)
    columns = ("claim_id", "amount", "currency", "scale", "comparator")
    totals = package.excerpt("money", "account", ["article"], columns)
    totals = totals.drop_duplicates("claim_id", keep="last")
    units = [money.unit(*pair) for pair in zip(totals["currency"], totals["scale"], strict=True)]
    said = totals.assign(unit=units).set_index("claim_id")
    amount, unit, comparator = (
        claims["claim_id"].map(said[name]) for name in ("amount", "unit", "comparator")
    )
    return claims.assign(
        id=claims["claim_id"],
        quantity=amount.fillna(claims["quantity"]).astype(float),
        quantity_unit=claims["quantity_unit"].mask(amount.notna(), unit),
        comparator=comparator.astype("string").fillna("="),
    )


def told(story):
    """Load claims, on the article's account without what the sources make of them."""
    rows = story.claims.copy(deep=False)
    if story.account == "article":
        rows = rows.assign(**{name: rows[name].str[:1] for name in ("sources", "publishers")})
        return rows.assign(verdict="", why="", origins=0, resolved_from=pd.NaT, resolved_to=pd.NaT)
    return rows


def outcomes(story):
    """Load outcomes; one that was not known on the day asked for is ``unknown``.

    The article's account has none: outcomes are what the sources know.
    """
    rows = texts.load(story.package, "outcomes", story.words.lang)
    if story.account == "article":
        return rows.iloc[:0]
    source = rows["source_id"]
    later = source.notna() & ~source.isin(story.sources.index)
    rows.loc[later, "outcome"] = "unknown"
    rows.loc[later, ["date", "source_id"]] = None
    rows.loc[later, "finding"] = story.words.say("Not known.")
    return rows[rows["claim_id"].isin(story.claims["claim_id"])]
