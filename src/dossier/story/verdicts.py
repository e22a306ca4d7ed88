"""Claims and outcomes as the evidence of a day bears them out."""

import pandas as pd

from dossier.i18n import money
from dossier.story import quotes
from dossier.story.as_of import withhold
from dossier.story.facts import answered


def claims(story):
    """Load claims with their verdicts; see ``Story.claims``."""
    own = story.article["source_id"]
    rows = _counted(quotes.load(story.package, "claims", story.words), story)
    rows["id"] = rows["claim_id"]
    if own not in story.sources.index:
        rows = rows.iloc[:0].copy()
    if story.as_of is not None:
        rows = withhold(rows, story.package.load("evidence"), story.sources.index, story.words)
    weighed = _weighed(story)
    origins = weighed.groupby("claim_id")["origin"].nunique()
    rows["origins"] = rows["claim_id"].map(origins).fillna(0).astype(int)
    sources = pd.concat(
        [rows[["id"]].assign(source_id=own), weighed.assign(id=weighed["claim_id"])]
    )
    return answered(rows, rows[["id", "claim_id", "claim"]], sources[["id", "source_id"]], story)


def _weighed(story):
    """Say what evidence there is by the day asked for: not what it says, nor what that quotes."""
    links = story.package.load("evidence")[["claim_id", "source_id"]]
    return links.join(story.sources["origin"].rename_axis(None), on="source_id", how="inner")


def _counted(claims, story):
    """Give a claim on a total of the article its amount, and how exact it is said to be."""
    columns = ("claim_id", "amount", "currency", "scale", "comparator")
    totals = story.package.part("money", "account", ["article"], columns)
    totals = totals.drop_duplicates("claim_id", keep="last")
    units = [money.unit(*pair) for pair in zip(totals["currency"], totals["scale"], strict=True)]
    said = totals.assign(unit=units).set_index("claim_id")
    amount, unit, comparator = (
        claims["claim_id"].map(said[name]) for name in ("amount", "unit", "comparator")
    )
    return claims.assign(
        quantity=amount.fillna(claims["quantity"]).astype(float),
        quantity_unit=claims["quantity_unit"].mask(amount.notna(), unit),
        comparator=comparator.astype("string").fillna("="),
    )


def told(story):
    """Load claims, on the article's account without what the sources make of them."""
    rows = story.claims.copy()
    if story.account == "article":
        rows = rows.assign(**{name: rows[name].str[:1] for name in ("sources", "publishers")})
        return rows.assign(verdict="", why="", origins=0, resolved_from=pd.NaT, resolved_to=pd.NaT)
    return rows


def outcomes(story):
    """Load outcomes; one that was not known on the day asked for is ``unknown``.

    The article's account has none: outcomes are what the sources know.
    """
    rows = quotes.load(story.package, "outcomes", story.words)
    if story.account == "article":
        return rows.iloc[:0]
    source = rows["source_id"]
    later = source.notna() & ~source.isin(story.sources.index)
    rows.loc[later, "outcome"] = "unknown"
    rows.loc[later, ["date", "source_id"]] = None
    rows.loc[later, "finding"] = story.words.say("Not known.")
    return rows[rows["claim_id"].isin(story.claims["claim_id"])]
