"""Who says what, and does it hold?"""

from dossier.charts import captions
from dossier.dataset.rows import dicts
from dossier.plot import style
from dossier.plot.ledger.claim_tiles import matrix, status_heads, verdict_heads
from dossier.story.facts import publishers
from dossier.story.tally import arrange, said_by, standing_by


@style.applied()
def speaker_matrix(claims, story, *, order="reading"):
    """Draw each claim as a cell: a row a speaker, a column a status.

    Args:
        claims: rows of ``Story.account_claims``.
        story: sentences, account and words.
        order: of the cells: ``reading``, or ``verdict`` for the contradicted first.
    """
    words = story.words
    claims = said_by(arrange(claims, story.table("sentences"), order), story)
    counts = standing_by(claims, "speaker", "name")
    counts = counts.sort_values("total", ascending=False, kind="stable")
    about = {
        "kind": words.say("Matrix of speakers"),
        "title": _speakers_title(counts, story),
        "subtitle": _speakers_subtitle(story),
        "publishers": publishers(claims),
    }
    verdicts = {} if story.account == "article" else verdict_heads(claims, words)
    table = matrix(
        claims.assign(row=claims["speaker"], column=claims["status"]),
        rows=[
            (speaker["speaker"], speaker["name"], captions.held(speaker, story))
            for speaker in dicts(counts)
        ],
        heads=status_heads(claims, words),
        key=tuple(verdicts.values()),
    )
    return table.draw("06-speakers", words, **about)


def _speakers_subtitle(story):
    words = story.words
    if story.account == "article":
        return words.say("One cell a claim, by who says it and how the article states it")
    return words.say(
        "One cell a claim, by who says it and how the article states it; the glyph is its verdict"
    )


def _speakers_title(counts, story):
    words = story.words
    if counts.empty:
        return words.say("No claim of these speakers to show")
    first = counts.iloc[0]
    total, fallen = counts["total"].sum(), counts["contradicted"].sum()
    if first["speaker"] == "nobody":
        return _unnamed(first["total"], total, words)
    said = {"speaker": words.opening(words.in_text(first["name"])), "own": first["total"]}
    if first["total"] == total:
        return words.say("{speaker} makes or implies every claim", **said)
    if story.account != "both" or not first["contradicted"]:
        return words.plural(
            "{speaker} makes or implies {own} of {n} claim",
            "{speaker} makes or implies {own} of {n} claims",
            total,
            **said,
        )
    if first["contradicted"] == fallen:
        return words.plural(
            "{speaker} makes or implies {own} of {n} claim, and every one that is contradicted",
            "{speaker} makes or implies {own} of {n} claims, and every one that is contradicted",
            total,
            **said,
        )
    return words.plural(
        "{speaker} makes or implies {own} of {n} claim, among them {wrong} of the {fallen} "
        "contradicted",
        "{speaker} makes or implies {own} of {n} claims, among them {wrong} of the {fallen} "
        "contradicted",
        total,
        wrong=first["contradicted"],
        fallen=fallen,
        **said,
    )


def _unnamed(own, total, words):
    """Say how many claims credit nobody."""
    if total == 1:
        return words.say("The one claim has no named speaker")
    if own == total:
        return words.plural(
            "The {n} claim has no named speaker",
            "None of the {n} claims has a named speaker",
            total,
        )
    return words.plural(
        "{n} of {total} claims has no named speaker",
        "{n} of {total} claims have no named speaker",
        own,
        total=total,
    )
