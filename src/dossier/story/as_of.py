"""What was known on a day: which sources had been published, and what they bore out."""

import pandas as pd

from dossier.i18n.vocabulary import UNDECIDED


def known_on(source):
    """Give the day from which a source counts as known: the last that its date can mean.

    A source without a date counts from the day on which it was read.
    """
    if pd.isna(source["published"]):
        return source["accessed"]
    ends = {"month": pd.offsets.MonthEnd(0), "year": pd.offsets.YearEnd(0)}
    return source["published"] + ends.get(source["published_precision"], pd.Timedelta(0))


def withhold(claims, evidence, sources, words):
    """Take back verdicts, reasons and dates that only later sources give, in place.

    Args:
        claims: rows of ``claims``.
        evidence: all rows of ``evidence``.
        sources: ids of the sources known by then.
        words: the language.
    """
    known = evidence["source_id"].isin(sources)
    found = set(evidence.loc[known, ["claim_id", "verdict"]].itertuples(index=False, name=None))
    later = set(evidence.loc[~known, "claim_id"])
    for at, claim in claims.iterrows():
        key, verdict = claim["claim_id"], claim["verdict"]
        if verdict not in UNDECIDED and (key, verdict) not in found:
            claims.loc[at, "verdict"] = "unchecked"
            claims.loc[at, ["resolved_from", "resolved_to"]] = pd.NaT
        if key in later:
            claims.loc[at, "why"] = words.say("Not all the evidence was known then.")
