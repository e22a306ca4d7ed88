"""Sources as their page lists them: plain values, ready for a template."""

import pandas as pd

from dossier.i18n.headings import SOURCE_WORDS
from dossier.pages.filters import Choice
from dossier.pages.markup import outside
from dossier.story.phrases import published


def sources(story, drawings):
    """List the sources, each with what it says on which claims.

    Args:
        story: the package as the reader asked for it.
        drawings: dict of source to the figures with a mark that rests on it.
    """
    words, said = story.words, _findings(story)
    rests = story.sources["origin"].value_counts()
    return [
        {
            "id": row["source_id"],
            "title": row["title"],
            "url": outside(row["url"]),
            "publisher": row["publisher"],
            "published": published(row, words),
            "accessed": words.date(row["accessed"]),
            "language_id": row["language"],
            "language": words.locale.languages.get(row["language"], row["language"]),
            "kind_id": row["kind"],
            "kind": words.say(SOURCE_WORDS.get(row["kind"], row["kind"])),
            "shared": int(rests[row["origin"]]) - 1,
            "first": "" if pd.isna(row["first_published_by"]) else row["first_published_by"],
            "archived": "" if pd.isna(row["archived"]) else outside(row["archived"]),
            "note": "" if pd.isna(row["note"]) else row["note"],
            "findings": said.get(row["source_id"], []),
            "drawn": drawings.get(row["source_id"], []),
        }
        for row in story.sources.to_dict("records")
    ]


def choices(listed, words):
    """Say what sources can be filtered by."""
    return [
        Choice(name, label, _options(listed, name, words))
        for name, label in (("kind", words.say("Kind")), ("language", words.say("Language")))
    ]


def _options(listed, name, words):
    found = {each[f"{name}_id"]: each[name] for each in listed}
    return dict(sorted(found.items(), key=lambda pair: words.order(pair[1])))


def _findings(story):
    said = {}
    for row in story.evidence.sort_values("claim_id").to_dict("records"):
        finding = {"claim": row["claim_id"], "text": row["finding"], "verdict_id": row["verdict"]}
        finding["verdict"] = story.words.verdict(row["verdict"])
        said.setdefault(row["source_id"], []).append(finding)
    return said
