"""What the pages of claims and of sources list: records, with the figures behind each."""

from dossier.i18n.headings import SOURCE_WORDS
from dossier.story import record
from dossier.story.coverage import coverage
from dossier.story.rows import records


def sentences(story, figures):
    """List the sentences of the article in reading order, each with the records of its claims.

    Returns:
        What ``coverage`` returns, its claims with what ``record.claims`` has of them.
    """
    told = record.claims(story)
    return [
        sentence | {"claims": [told[each["claim_id"]] | each for each in sentence["claims"]]}
        for sentence in coverage(story, figures)
    ]


def sources(story, figures):
    """List the sources, each with what it says and the figures that rest on it.

    Returns:
        Rows of ``sources``, each with its ``findings`` (rows of ``evidence``), how many others
        have ``shared`` its origin, and ``drawn``, the names of figures.
    """
    evidence = story.evidence.sort_values("claim_id")
    findings = {key: records(rows) for key, rows in evidence.groupby("source_id")}
    alike = story.sources["origin"].value_counts()
    behind = {
        figure["name"]: {key for mark in figure["marks"] for key in mark["sources"]}
        for figure in figures
    }
    return [
        row
        | {
            "findings": findings.get(row["source_id"], ()),
            "shared": int(alike[row["origin"]]) - 1,
            "drawn": [name for name, keys in behind.items() if row["source_id"] in keys],
        }
        for row in records(story.sources)
    ]


def sentence_name(key, words):
    """Name a sentence by its key, in all places alike."""
    if key.startswith("H"):
        return words.say("Headline {id}", id=key)
    return words.say("Sentence {id}", id=key)


def kind_name(key, words):
    """Name a kind of source."""
    return words.say(SOURCE_WORDS.get(key, key))


def language_name(key, words):
    """Name the language of a source."""
    return words.locale.languages.get(key, key)
