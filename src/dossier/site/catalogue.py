"""Claims and sources as their pages list them: plain values, in words, ready for a template."""

from urllib.parse import quote

import pandas as pd

from dossier import style
from dossier.vocabulary import SOURCE_WORDS


def sentences(story, drawings):
    """List the sentences of the article with the claims in each, in reading order.

    Args:
        story: the package as the reader asked for it.
        drawings: dict of claim to (notebook, figure, title) of each figure that draws it.

    Returns:
        Dicts of number, starts, ends, address and claims.
    """
    rows = story.package.load("sentences").sort_values("position")
    by_sentence = story.claims.groupby("sentence_id")
    evidence = _evidence(story)
    outcomes = _outcomes(story)
    found = []
    for row in rows.to_dict("records"):
        if row["sentence_id"] not in by_sentence.groups:
            continue
        claims = by_sentence.get_group(row["sentence_id"]).to_dict("records")
        found.append(
            {
                "number": row["position"],
                "starts": row["starts"],
                "ends": row["ends"],
                "address": fragment(story.article["url"], row["starts"], row["ends"]),
                "claims": [
                    _claim(claim, story)
                    | {
                        "evidence": evidence.get(claim["claim_id"], []),
                        "outcome": outcomes.get(claim["claim_id"]),
                        "drawings": drawings.get(claim["claim_id"], []),
                    }
                    for claim in claims
                ],
            }
        )
    return found


def sources(story):
    """List the sources, each with the claims that it bears on."""
    bearing = story.evidence.groupby("source_id")["claim_id"].agg(lambda ids: sorted(set(ids)))
    rests = story.sources["origin"].value_counts()
    found = []
    for row in story.sources.to_dict("records"):
        found.append(
            {
                "id": row["source_id"],
                "title": row["title"],
                "url": row["url"],
                "publisher": row["publisher"],
                "published": _date(story, row["published"], row["published_precision"]),
                "accessed": story.words.date(row["accessed"]),
                "language": story.words.locale.languages.get(row["language"], row["language"]),
                "kind": story.words.say(SOURCE_WORDS.get(row["kind"], row["kind"])),
                "shared": int(rests[row["origin"]]) - 1,
                "note": _text(row["note"]),
                "claims": bearing.get(row["source_id"], []),
            }
        )
    return found


def tally(claims):
    """Count claims by verdict, in the order of the grammar."""
    counts = claims["verdict"].value_counts()
    return [(key, int(counts[key])) for key in style.VERDICTS if key in counts]


def fragment(url, starts, ends):
    """Link to a stretch of text at the publisher's, by its first and last words."""
    first, last = (quote(words, safe="").replace("-", "%2D") for words in (starts, ends))
    return f"{url}#:~:text={first},{last}"


def _claim(row, story):
    words = story.words
    speaker = row["speaker_id"]
    return {
        "id": row["claim_id"],
        "claim": row["claim"],
        "status": words.status(row["status"]),
        "verdict": row["verdict"],
        "verdict_word": words.verdict(row["verdict"]),
        "why": _text(row["why"]),
        "ambiguity": _text(row["ambiguity"]),
        "dates": _dates(row, story),
        "speaker": story.actor(speaker) if not pd.isna(speaker) else "",
        "origins": int(row["origins"]),
        "not_drawn": _text(row["not_drawn"]),
    }


def _dates(row, story):
    """Say which day the article means and which the sources have, where the two differ."""
    precision = "day" if pd.isna(row["date_precision"]) else row["date_precision"]
    spans = []
    for first, last in (("stated_from", "stated_to"), ("resolved_from", "resolved_to")):
        if pd.isna(row[first]):
            spans.append("")
        elif precision == "day":
            spans.append(story.words.days(row[first], row[last]))
        else:
            spans.append(story.words.date(row[first], precision))
    stated, resolved = spans
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
                "verdict": row["verdict"],
                "verdict_word": story.words.verdict(row["verdict"]),
                "source": row["source_id"],
                "publisher": row["publisher"],
                "published": _date(story, source["published"], source["published_precision"]),
                "url": source["url"],
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


def _date(story, day, precision):
    if pd.isna(day):
        return story.words.say("undated")
    return story.words.date(day, "day" if pd.isna(precision) else precision)


def _text(value):
    return "" if pd.isna(value) else str(value)
