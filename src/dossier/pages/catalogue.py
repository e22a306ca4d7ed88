"""Claims as their page lists them, sentence by sentence: plain values, ready for a template."""

import pandas as pd

from dossier.dataset.fragment import fragment
from dossier.i18n import vocabulary
from dossier.pages.filters import Choice, present
from dossier.pages.markup import outside


def sentences(story, drawings):
    """List the sentences of the article with the claims in each, in reading order.

    Args:
        story: the package as the reader asked for it.
        drawings: dict of claim to its figures: lists ``drawn`` (a fact of it) and ``listed``
            (a cell for it).

    Returns:
        Dicts of number, name, starts, ends, address and claims.
    """
    rows = story.package.load("sentences").sort_values("position")
    claims = {
        key: [_whole(claim, story, drawings) for claim in group.to_dict("records")]
        for key, group in story.claims.groupby("sentence_id")
    }
    evidence, outcomes = _evidence(story), _outcomes(story)
    for claim in (claim for group in claims.values() for claim in group):
        claim["evidence"] = evidence.get(claim["id"], [])
        claim["outcome"] = outcomes.get(claim["id"])
    return [
        {
            "number": row["position"],
            "name": _name(row["position"], story.words),
            "starts": row["starts"],
            "ends": row["ends"],
            "address": outside(fragment(story.article["url"], row["starts"], row["ends"])),
            "claims": claims.get(row["sentence_id"], []),
        }
        for row in rows.to_dict("records")
    ]


def choices(listed, story):
    """Say what claims can be filtered by.

    Args:
        listed: what ``sentences`` gives.
        story: the package as the reader asked for it.
    """
    words, claims = story.words, [claim for each in listed for claim in each["claims"]]
    speakers = {claim["speaker_id"]: claim["speaker"] for claim in claims}
    numbers = {each["number"]: each["name"] for each in listed if each["claims"]}
    keys = [{claim[name] for claim in claims} for name in ("verdict_id", "status_id")]
    return [
        Choice(
            "verdict", words.say("Verdict"), present(keys[0], vocabulary.VERDICTS, words.verdict)
        ),
        Choice("status", words.say("Status"), present(keys[1], vocabulary.STATUSES, words.status)),
        Choice("speaker", words.say("Speaker"), _in_order(speakers, words)),
        Choice("sentence", words.say("Sentence"), numbers),
    ]


def tally(claims):
    """Count claims by verdict, in the order of the grammar."""
    counts = claims["verdict"].value_counts()
    return [(key, int(counts[key])) for key in vocabulary.VERDICTS if key in counts]


def _name(position, words):
    return words.say("Sentence {n}", n=position) if position else words.say("Headline")


def _in_order(speakers, words):
    """Sort speakers by name as readers look them up, whoever has none last."""
    order = sorted(speakers, key=lambda key: (key == "", words.order(speakers[key])))
    return {key: speakers[key] for key in order}


def _whole(row, story, drawings):
    words = story.words
    speaker = _text(row["speaker_id"])
    return {
        "id": row["claim_id"],
        "claim": row["claim"],
        "status_id": row["status"],
        "status": words.status(row["status"]),
        "verdict_id": row["verdict"],
        "verdict": words.verdict(row["verdict"]),
        "why": _text(row["why"]),
        "ambiguity": _text(row["ambiguity"]),
        "dates": _dates(row, story),
        "speaker_id": speaker,
        "speaker": story.actor(speaker) if speaker else words.say("nobody named"),
        "origins": int(row["origins"]),
        "not_drawn": _text(row["not_drawn"]),
        **{key: drawings.get(row["claim_id"], {}).get(key, []) for key in ("drawn", "listed")},
    }


def _dates(row, story):
    """Say which day the article means and which the sources have, where the two differ."""
    stated, resolved = (
        story.words.when(row[f"{kind}_from"], row[f"{kind}_to"], row["date_precision"])
        for kind in ("stated", "resolved")
    )
    if not stated or not resolved or stated == resolved:
        return ""
    return story.words.say(
        "The article means {stated}, the sources have {resolved}.", stated=stated, resolved=resolved
    )


def _evidence(story):
    """Collect what the sources say, by claim."""
    listed = {}
    for row in story.evidence.to_dict("records"):
        source = story.sources.loc[row["source_id"]]
        listed.setdefault(row["claim_id"], []).append(
            {
                "finding": row["finding"],
                "figure": _text(row["figure"]),
                "verdict_id": row["verdict"],
                "verdict": story.words.verdict(row["verdict"]),
                "source": row["source_id"],
                "publisher": row["publisher"],
                "published": dated(story.words, source),
                "url": outside(source["url"]),
                "language": source["language"],
            }
        )
    return listed


def _outcomes(story):
    return {
        row["claim_id"]: {
            "outcome": row["outcome"],
            "word": story.words.outcome(row["outcome"]),
            "finding": row["finding"],
            "source": _text(row["source_id"]),
        }
        for row in story.table("outcomes").to_dict("records")
    }


def dated(words, source):
    """Say when a source was published, as exactly as it is known."""
    when = words.when(source["published"], precision=source["published_precision"])
    return when or words.say("undated")


def _text(value):
    return "" if pd.isna(value) else str(value)
