"""Which fields of cooperation were signed and which wished for, by account."""

import pandas as pd

from dossier.i18n.vocabulary import DONE

ACCOUNTS = ("article", "checked")


def between(accords, story):
    """Keep the accords of the ``pairs`` of a story, and name the ``parties`` of each."""
    wanted, own = pairs(story), parties(accords)
    kept, say = accords.loc[[pair in wanted for pair in own]], story.words.in_text
    return kept.assign(parties=[named(pair, story, say) for pair in own if pair in wanted])


def named(pair, story, say=str):
    """Name the parties of an accord in words, as ``say`` writes each, the visitor first."""
    guest = story.article["visitor_id"]
    order = sorted(pair, key=lambda party: (pd.isna(guest) or party != guest, party))
    return story.words.list(say(story.actor(party)) for party in order)


def pairs(story):
    """List the pairs of parties that are held against each other, each as a tuple.

    Where most accords of the article are of its visitor and host, these are their pair, and those
    without the visitor: what it has with others is among the documents by partner. Else it is each
    pair, the one that the article, or whoever tells of any, joins most often first.
    """
    accords = story.package.load("accords")
    own, guests = parties(accords), tuple(story.article[["visitor_id", "host_id"]].dropna())
    told = parties(accords[accords["account"] == ACCOUNTS[0]])
    order = sorted(set(own), key=lambda pair: (-told.count(pair), -own.count(pair), pair))
    both = tuple(sorted(guests))
    main = [both] if both in order and 2 * told.count(both) >= len(told) else []
    return [*main, *(pair for pair in order if not main or guests[0] not in pair)]


def visitor(story):
    """Give the party whose accords these are: the article's visitor, or whom most have."""
    known = [party for pair in parties(story.package.load("accords")) for party in pair]
    guest = story.article["visitor_id"]
    if not known or (not pd.isna(guest) and guest in known):
        return guest
    return max(known, key=lambda party: (known.count(party), party))


def parties(accords):
    """Give the parties of each accord as a tuple, the same whichever comes first."""
    rows = zip(accords["party_a_id"], accords["party_b_id"], strict=True)
    return [tuple(sorted({party for party in row if not pd.isna(party)})) for row in rows]


def fields(accords):
    """Count the accords of each sector by account and by whether they were settled.

    Returns:
        One row per sector, by ``sector_id``: ``signed_article``, ``signed_checked``,
        ``wished_article`` and ``wished_checked``; first the sectors with something signed, and
        among those the ones that both accounts name.
    """
    cell = stage_of(accords) + "_" + accords["account"]
    columns = [f"{kind}_{account}" for kind in ("signed", "wished") for account in ACCOUNTS]
    counts = accords.groupby([accords["sector_id"], cell]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=columns, fill_value=0)
    return counts.loc[[row[0] for row in sorted(counts.itertuples(), key=_rank)]]


def _rank(row):
    """Sort the counts of a sector: what is signed first, then what more than one account names."""
    key, told, found, *wished = row
    return not (told or found), not (told and found), not found, not all(wished), key


def left_out(counts):
    """List the sectors in which a document was found and the article names no accord at all.

    Args:
        counts: what ``fields`` returns.
    """
    named = counts["signed_article"] + counts["wished_article"]
    return list(counts.index[(counts["signed_checked"] > 0) & (named == 0)])


def stage_of(accords):
    """Tell for each accord whether it was ``signed`` or only ``wished`` for."""
    return accords["status"].isin(DONE).map({True: "signed", False: "wished"})
