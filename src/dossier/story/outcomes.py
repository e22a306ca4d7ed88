"""What was announced, joined to what became of it."""

import pandas as pd

from dossier.dataset.rows import dicts
from dossier.i18n.vocabulary import AHEAD, OUTCOMES
from dossier.story.facts import links
from dossier.story.once import once
from dossier.story.tally import arrange, counted


def fates(claims, outcomes, story):
    """Join what was announced to what became of it, as far as the account tells.

    Args:
        claims: rows of ``Story.table("claims")``; those not announced are left out.
        outcomes: rows of ``outcomes``.
        story: account and sources.

    Returns:
        Planned, expected and wished-for claims with ``outcome``, ``date``, ``when`` in words,
        ``finding``, ``outcome_sources`` and ``outcome_publishers``. The article's account alone
        has no outcome but ``unknown``; that of the sources has only what they know of. A deal and
        its size are one announcement, of several ``claims``.
    """
    columns = ["outcome", "date", "finding", "source_id", "date_precision"]
    known = outcomes.set_index("claim_id")[columns]
    told = claims[claims["status"].isin(AHEAD)].drop(columns="date_precision")
    told = arrange(told.assign(verdict=""), story.table("sentences"))
    rows = _one_a_deal(told, _deals(story.package))
    rows = rows.join(known, on="claim_id")
    rows["outcome"] = rows["outcome"].fillna("unknown")
    if story.account == "checked":
        rows = rows[rows["outcome"] != "unknown"].reset_index(drop=True)
    rows["when"] = [
        story.words.when(row["date"], precision=row["date_precision"]) for row in dicts(rows)
    ]
    return _sourced(rows, story)


@once
def _deals(package):
    """Give the deal that a claim of the article states and its end, by ``claim_id``."""
    deals = package.load("accords")
    deals = deals[deals["account"] == "article"].assign(id=lambda each: each["accord_id"])
    deal = links(deals, "claim_id", package.load("fact_claims")).drop_duplicates("claim_id")
    ends = package.load("outcomes")[["claim_id", "outcome"]]
    return deal.rename(columns={"id": "deal"}).merge(ends, how="outer").set_index("claim_id")


def _one_a_deal(rows, deals):
    """Join the announcements that state one deal of the article and came to one end."""
    known = rows[["id", "claim_id", "status", "claims", "wordings"]].join(deals, on="claim_id")
    known["deal"] = known["deal"].fillna(known["id"])
    alike = known.groupby(["deal", "status", "outcome"], dropna=False, sort=False)
    firsts = rows.loc[alike.head(1).index]
    for column in ("claims", "wordings"):
        firsts[column] = alike[column].agg(lambda each: sum(each, ())).to_list()
    return firsts.reset_index(drop=True)


def _sourced(rows, story):
    """Give each row the sources of the announcement, of the outcome, and of what is drawn."""
    names = story.sources["publisher"]
    found = [() if pd.isna(key) else (key,) for key in rows["source_id"]]
    kept = {"article": ("said",), "checked": ("outcome",), "both": ("said", "outcome")}
    sources = {"said": [key[:1] for key in rows["sources"]], "outcome": found}
    for side, keys in sources.items():
        rows[f"{side}_sources"] = keys
        rows[f"{side}_publishers"] = [tuple(names[key] for key in row) for row in keys]
    for column in ("sources", "publishers"):
        parts = [rows[f"{side}_{column}"] for side in kept[story.account]]
        rows[column] = [sum(row, ()) for row in zip(*parts, strict=True)]
    return rows


def came_true(rows):
    """Count by status what was announced and what is known to have happened.

    Args:
        rows: what ``fates`` returns.

    Returns:
        One row per ``status`` that occurs: ``total``, ``happened`` (in full), ``failed``
        (did not happen) and ``unknown``.
    """
    flags = rows.assign(
        total=1,
        happened=rows["outcome"] == "happened",
        failed=rows["outcome"] == "did_not_happen",
        unknown=rows["outcome"] == "unknown",
    )
    counts = flags.groupby("status")[["total", "happened", "failed", "unknown"]].sum()
    return counts.reindex([key for key in AHEAD if key in counts.index]).reset_index()


def in_words(rows, words):
    """List how many outcomes of each kind there are, the unknown last."""
    return counted(rows["outcome"], OUTCOMES, words.outcome, words)
