"""What the title of the grid of documents says."""

from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.story.documents import expected, found, subject


def documents_title(accords, story):
    """Say what came of an accord that the article expected, or what most documents are about."""
    words, sure = story.words, found(accords)
    if accords.empty:
        return words.say("No document to show")
    if sure.empty:
        return _article_title(accords[accords["account"] == "article"], words)
    for row in dicts(expected(accords)):
        there = sure[sure["partner_id"] == row["partner_id"]]
        if len(there):
            return _expected_title(row, there, story)
    sector = subject(accords)
    disputed = ((accords["sector_id"] == sector) & accords["disputed"]).sum()
    name = words.inside(story.sectors().at[sector, "name"])
    said = _about((sure["sector_id"] == sector).sum(), len(sure), name, words)
    if not disputed:
        return said
    return words.plural(
        "{said}, and {n} more is in dispute",
        "{said}, and {n} more are in dispute",
        disputed,
        said=said,
    )


def _about(n, total, sector, words):
    """Say how many of the documents found are about a sector."""
    if total == 1:
        return words.say("The one document found is about {sector}", sector=sector)
    if n == total:
        return words.plural(
            "The {n} document found is about {sector}",
            "The {n} documents found are about {sector}",
            total,
            sector=sector,
        )
    return words.plural(
        "{n} of {total} is about {sector}",
        "{n} of {total} are about {sector}",
        n,
        sector=sector,
        total=words.plural("{n} document found", "{n} documents found", total),
    )


def _article_title(told, words):
    """Say what the article has signed, where no document is beyond dispute."""
    signed = told["status"].isin(vocabulary.DONE).sum()
    if told.empty:
        return words.say("No document was found that no source disputes")
    if not signed:
        return words.plural(
            "{n} accord planned or expected by the article, none told as signed",
            "{n} accords planned or expected by the article, none told as signed",
            len(told),
        )
    said = words.plural(
        "The article has {n} accord or subject signed",
        "The article has {n} accords or subjects signed",
        signed,
    )
    if signed == len(told):
        return said
    return words.say("{said}, {more} planned or expected", said=said, more=len(told) - signed)


def _expected_title(row, there, story):
    """Say whether documents came of what the article expected of a partner."""
    words = story.words
    hits = (there["sector_id"] == row["sector_id"]).sum()
    said = {
        "sector": words.inside(story.sectors().at[row["sector_id"], "name"]),
        "partner": words.in_text(row["partner"]),
    }
    if not hits:
        return words.plural(
            "The article expected an accord on {sector} with {partner}; the {n} undisputed "
            "document is about something else",
            "The article expected an accord on {sector} with {partner}; none of the {n} undisputed "
            "documents is about it",
            len(there),
            **said,
        )
    return words.say(
        "The article expected an accord on {sector} with {partner}; about it: {hits} of {total}",
        hits=hits,
        total=words.plural("{n} document", "{n} documents", len(there)),
        **said,
    )
