"""Claims as their page lists them, sentence by sentence: plain values, ready for a template."""

from dossier.dataset.fragment import fragment
from dossier.i18n import vocabulary
from dossier.pages.filters import Choice, present
from dossier.pages.markup import outside
from dossier.story import record as record_of
from dossier.story.phrases import followed, published


def sentences(story, drawings):
    """List the sentences of the article with the claims in each, in reading order.

    Args:
        story: the package as the reader asked for it.
        drawings: dict of claim to its figures: lists ``drawn`` (a fact of it) and ``listed``
            (a cell for it).

    Returns:
        Dicts of number, name, starts, ends, address, claims and, where there are none, the reason.
    """
    rows = story["sentences"].sort_values("position")
    claims = {}
    for key, record in record_of.claims(story).items():
        shown = _shown(record, story.words) | {
            "sentence_id": record["sentence_id"],
            "sentence": sentence_name(record["sentence_id"], story.words),
        }
        shown |= {name: drawings.get(key, {}).get(name, []) for name in ("drawn", "listed")}
        claims.setdefault(record["sentence_id"], []).append(shown)
    return [
        {
            "id": row["sentence_id"],
            "name": sentence_name(row["sentence_id"], story.words),
            "starts": row["starts"],
            "ends": row["ends"],
            "address": outside(fragment(story.article["url"], row["starts"], row["ends"])),
            "claims": claims.get(row["sentence_id"], []),
            "reason": row["no_claim"] if isinstance(row["no_claim"], str) else "",
        }
        for row in rows.to_dict("records")
    ]


def choices(listed, story):
    """Say what claims can be filtered by."""
    words, claims = story.words, [claim for each in listed for claim in each["claims"]]
    speakers = {claim["speaker_id"]: claim["speaker"] for claim in claims}
    numbers = {each["id"]: each["name"] for each in listed if each["claims"]}
    keys = [{claim[name] for claim in claims} for name in ("verdict_id", "status_id")]
    return [
        Choice(
            "verdict", words.say("Verdict"), present(keys[0], vocabulary.VERDICTS, words.verdict)
        ),
        Choice("status", words.say("Status"), present(keys[1], vocabulary.STATUSES, words.status)),
        Choice("speaker", words.say("Speaker"), _in_order(speakers, words)),
        Choice("sentence", words.say("Sentence"), numbers),
    ]


def tally(claims, words):
    """Count claims by verdict, in the order of the grammar.

    Returns:
        Tuples of key, word, count and what the verdict means.
    """
    counts = claims["verdict"].value_counts()
    return [
        (key, words.verdict(key), int(counts[key]), words.say(vocabulary.VERDICT_MEANINGS[key]))
        for key in vocabulary.VERDICTS
        if key in counts
    ]


def sentence_name(key, words):
    """Name a sentence by its key, in all places alike."""
    if key.startswith("H"):
        return words.say("Headline {id}", id=key)
    return words.say("Sentence {id}", id=key)


def _in_order(speakers, words):
    """Sort speakers by name as readers look them up, whoever has none last."""
    order = sorted(speakers, key=lambda key: (key == "", words.order(speakers[key])))
    return {key: speakers[key] for key in order}


def _shown(record, words):
    """Give the record of a claim as the page words it."""
    return {
        "id": record["claim_id"],
        "claim": record["claim"],
        "status_id": record["status"],
        "status": words.status(record["status"]),
        "verdict_id": record["verdict"],
        "verdict": words.verdict(record["verdict"]),
        "why": record["why"] or "",
        "ambiguity": record["ambiguity"] or "",
        "dates": _dates(record, words),
        "speaker_id": record["speaker_id"] or "",
        "speaker": record["speaker"] or words.say("nobody named"),
        "origins": record["origins"],
        "not_drawn": record["not_drawn"] or "",
        "evidence": [_piece(piece, words) for piece in record["evidence"]],
        "outcome": _outcome(record["outcome"], words),
    }


def _dates(record, words):
    """Say which day the article means and which the sources have, where the two differ."""
    stated, resolved = (
        words.when(record[f"{kind}_from"], record[f"{kind}_to"], record["date_precision"])
        for kind in ("stated", "resolved")
    )
    if not stated or not resolved or stated == resolved:
        return ""
    return words.say(
        "The article means {stated}, the sources have {resolved}.", stated=stated, resolved=resolved
    )


def _piece(piece, words):
    source = piece["source"]
    return {
        "id": piece["evidence_id"],
        "finding": piece["finding"],
        "figure": piece["figure"] or "",
        "verdict_id": piece["verdict"],
        "verdict": words.verdict(piece["verdict"]),
        "source": source["source_id"],
        "publisher": source["publisher"],
        "published": published(source, words),
        "url": outside(piece["url"]),
        "followed": followed(piece, words),
        "archived": outside(source["archived"] or ""),
        "language": source["language"],
    }


def _outcome(outcome, words):
    return outcome and {
        "outcome": outcome["outcome"],
        "word": words.outcome(outcome["outcome"]),
        "finding": outcome["finding"],
        "source": outcome["source_id"] or "",
    }
