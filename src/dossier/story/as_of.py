"""What was known on a day: which sources had been published, and what they bore out."""

import pandas as pd

from dossier.i18n.vocabulary import UNDECIDED

LULL = pd.Timedelta(days=7)
MOST = 3  # days that stand for all
ENDS = {"month": pd.offsets.MonthEnd(0), "year": pd.offsets.YearEnd(0)}


def last_days(days, precision):
    """Give the last day that each date can mean.

    Args:
        days: dates; the first day of a month or a year where no more is known.
        precision: for each, ``day``, ``month`` or ``year``.
    """
    for kind, end in ENDS.items():
        days = days.mask(precision == kind, days + end)
    return days


def known_from(sources):
    """Give the day from which each source counts as known: the last that its date can mean.

    A source without a date counts from the day on which it was read.
    """
    return last_days(sources["published"], sources["published_precision"]).fillna(
        sources["accessed"]
    )


def days_that_matter(package):
    """List the days on which a reader could learn what an earlier one could not.

    Returns:
        Dates: the article's own, those of the news that followed until a week went by without
        any, and those on which an outcome became known.
    """
    article = package.load("article")["published"].iloc[0]
    known = known_from(package.load("sources").set_index("source_id")).sort_values()
    days = known[known >= article].drop_duplicates()
    news = days[(days.diff() > LULL).cumsum() == 0]
    outcomes = known.reindex(package.load("outcomes")["source_id"].dropna())
    return sorted({day.date() for day in (article, *news, *outcomes) if day >= article})


def days_of_news(package):
    """List the few days, ``MOST``, on which most became known, to stand for all that matter.

    Returns:
        Dates in order: the article's own, and of the later days those that brought most pieces of
        evidence on its claims; the later one where two brought as many.
    """
    article = package.load("article")["published"].iloc[0]
    known = known_from(package.load("sources").set_index("source_id"))
    pieces = known.reindex(package.load("evidence")["source_id"]).value_counts()
    later = pieces[pieces.index > article].sort_index(ascending=False)
    later = later.sort_values(ascending=False, kind="stable").index[: MOST - 1]
    return sorted(day.date() for day in (article, *later))


def withhold(claims, evidence, sources, words):
    """Take back verdicts, reasons and dates that only later sources give.

    Args:
        claims: rows of ``claims``.
        evidence: all rows of ``evidence``.
        sources: ids of the sources known by then.
        words: the language.

    Returns:
        The claims as they stood.
    """
    known = evidence["source_id"].isin(sources)
    findings = {*_findings(evidence[known])}
    carried = [finding in findings for finding in _findings(claims)]
    borne_out = claims["verdict"].isin(UNDECIDED) | pd.Series(carried, claims.index, dtype=bool)
    later = claims["claim_id"].isin(evidence.loc[~known, "claim_id"])
    return claims.assign(
        verdict=claims["verdict"].where(borne_out, "unchecked"),
        resolved_from=claims["resolved_from"].where(borne_out),
        resolved_to=claims["resolved_to"].where(borne_out),
        why=claims["why"].mask(later, words.say("Not all the evidence was known then.")),
    )


def _findings(rows):
    return zip(rows["claim_id"], rows["verdict"], strict=True)
