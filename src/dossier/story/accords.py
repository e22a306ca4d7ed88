"""Which fields of cooperation were signed and which wished for, by account."""

import pandas as pd

from dossier.i18n.vocabulary import DONE

ACCOUNTS = ("article", "checked")


def between(accords, story):
    """Keep the accords between the two parties of ``pair``, whichever comes first.

    Args:
        accords: rows of ``accords``.
        story: article and package.
    """
    wanted = set(pair(story))
    return accords.loc[[both == wanted for both in _parties(accords)]]


def pair(story):
    """Give the two parties that the article is about, its visitor first.

    They are its visitor and host, where these have accords; else the two that the article, or
    whoever tells of any, joins most often.
    """
    accords = story.package.load("accords")
    guests = list(story.article[["visitor_id", "host_id"]].dropna())
    parties = _parties(accords)
    if not parties or set(guests) in parties:
        return guests
    told = _parties(accords[accords["account"] == ACCOUNTS[0]]) or parties
    most = max(told, key=lambda both: (told.count(both), sorted(both)))
    return sorted(most, key=lambda party: (party not in guests, party))


def visitor(story):
    """Give the party whose accords these are: the article's visitor, or whom most have."""
    parties = [party for both in _parties(story.package.load("accords")) for party in both]
    guest = story.article["visitor_id"]
    if not parties or (not pd.isna(guest) and guest in parties):
        return guest
    return max(parties, key=lambda party: (parties.count(party), party))


def _parties(accords):
    rows = accords[["party_a_id", "party_b_id"]].itertuples(index=False)
    return [{party for party in row if not pd.isna(party)} for row in rows]


def within(accords, sectors):
    """Keep the accords of some sectors; none named means all.

    Args:
        accords: rows of ``accords``.
        sectors: keys of ``sectors``.
    """
    return accords[accords["sector_id"].isin(sectors)] if len(sectors) else accords


def fields(accords):
    """Count the accords of each sector by account and by whether they were settled.

    Args:
        accords: rows of ``accords``.

    Returns:
        One row per sector, by ``sector_id``: ``signed_article``, ``signed_checked``,
        ``wished_article`` and ``wished_checked``; first the sectors with something signed, and
        among those the ones that both accounts name.
    """
    cell = stage_of(accords) + "_" + accords["account"]
    columns = [f"{kind}_{account}" for kind in ("signed", "wished") for account in ACCOUNTS]
    counts = pd.crosstab(accords["sector_id"], cell).reindex(columns=columns, fill_value=0)
    signed, wished = counts[columns[:2]] > 0, counts[columns[2:]] > 0
    keys = (signed.any(axis=1), signed.all(axis=1), signed.iloc[:, 1], wished.all(axis=1))
    order = pd.concat([~key for key in keys], axis=1).assign(key=counts.index)
    return counts.loc[order.sort_values(list(order.columns)).index]


def left_out(counts):
    """List the sectors in which a document was found and the article names no accord at all.

    Args:
        counts: what ``fields`` returns.
    """
    named = counts["signed_article"] + counts["wished_article"]
    return list(counts.index[(counts["signed_checked"] > 0) & (named == 0)])


def stage_of(accords):
    """Tell for each accord whether it was ``signed`` or only ``wished`` for.

    Args:
        accords: rows of ``accords``.
    """
    return accords["status"].isin(DONE).map({True: "signed", False: "wished"})
