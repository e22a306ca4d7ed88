"""The documents found on the tour, by partner and field, and what the article expected."""

from collections import Counter

from dossier.story.accords import named, parties, visitor

ARTICLE, OTHER = "the-article", "one-partner-only"  # rows of the ledger that are no sector


def by_partner(accords, story):
    """Add the partner of the visitor, and leave out what is only wished for.

    Returns:
        The rows with ``partner_id`` and ``partner``, in the order of partners by day, then of keys.
        Of an accord without the visitor both parties together are the partner; of one of the
        visitor alone, the visitor.
    """
    accords, guest = accords[accords["status"] != "aspiration"].copy(), visitor(story)
    others = [tuple(one for one in pair if one != guest) for pair in parties(accords)]
    accords["partner_id"] = ["+".join(pair) for pair in others]
    accords["partner"] = [named(pair or (guest,), story) for pair in others]
    accords["first_day"] = accords.groupby("partner_id")["date"].transform("min")
    return accords.sort_values(["first_day", "partner_id", "id"]).drop(columns="first_day")


def found(accords):
    """Keep the documents that sources name and none disputes."""
    return accords[(accords["account"] == "checked") & ~accords["disputed"]]


def expected(accords):
    """Keep the accords that the article expects to be signed."""
    return accords[(accords["account"] == "article") & (accords["status"] == "expected")]


def ledger(accords):
    """Assign each accord to a row: the article, a sector that partners share, or the rest.

    Args:
        accords: what ``by_partner`` returns.

    Returns:
        The rows with ``row``, and the rows' keys in drawing order: the shared sector with most
        documents first.
    """
    checked = accords[accords["account"] == "checked"]
    sectors = checked.groupby("sector_id")["partner_id"].agg(["nunique", "size"])
    sectors = sectors.sort_values(["nunique", "size"], ascending=False, kind="stable")
    alone = checked["partner_id"].nunique() == 1
    shared = list(sectors.index[(sectors["nunique"] > 1) | alone])
    row = accords["sector_id"].where(accords["sector_id"].isin(shared), OTHER)
    row = row.where(accords["account"] == "checked", ARTICLE)
    return accords.assign(row=row), [key for key in (ARTICLE, *shared, OTHER) if key in set(row)]


def subject(accords):
    """Choose the sector to look at: the one that the article expects, else that of most documents.

    Of two with as many documents it is the one that the article names more often.

    Args:
        accords: what ``by_partner`` returns.
    """
    wanted, sure = expected(accords)["sector_id"], found(accords)["sector_id"]
    if wanted.empty and sure.empty:
        return None
    counts = Counter(wanted if len(wanted) else sure)
    named = Counter(accords.loc[accords["account"] == "article", "sector_id"])
    return max(sorted(counts), key=lambda key: (counts[key], named[key]))
