"""Which claims the figures draw, sentence by sentence, and which they leave out without a reason.

A figure that has a cell for each claim, such as the overview, lists claims; it draws a claim only
where a mark stands for a fact: an amount, a stop, an arc, a document, an event. Otherwise each
claim would count as drawn, and no gap could ever show.
"""

from pandas import isna

from dossier.story.gallery import hangs_on
from dossier.story.rows import placed, records
from dossier.story.templates import render


def coverage(story, figures):
    """Say of each claim which figures draw it, which list it, and why none draws it.

    Returns:
        One dict per sentence in reading order: ``sentence_id``, ``starts``, ``ends``, ``url``,
        ``no_claim`` (why it states none, or None) and ``claims``: dicts of claim_id, claim,
        verdict, ``drawn`` and ``listed`` (names of figures), ``not_drawn`` (the reason or None)
        and ``gap`` (neither drawn nor a reason).
    """
    keys = {*story.claims["claim_id"], *story.package.load("evidence")["evidence_id"]}
    drawn, listed = _by_claim(figures, keys)
    rows = story.package.load("sentences").sort_values("position")
    claims = {}
    for claim in records(story.claims.sort_values("claim_id")):
        claims.setdefault(claim["sentence_id"], []).append(_state(claim, drawn, listed))
    return [
        placed(sentence, story)
        | {"no_claim": None if isna(reason) else reason, "claims": claims.get(sentence, [])}
        for sentence, reason in zip(rows["sentence_id"], rows["no_claim"], strict=True)
    ]


def gaps(sentences):
    """List the claims that no figure draws and that have no reason for it."""
    return [claim["claim_id"] for each in sentences for claim in each["claims"] if claim["gap"]]


def report(sentences, words):
    """Write what ``coverage`` returns as text."""
    return render("coverage.txt.j2", words, sentences=sentences)


def _by_claim(figures, keys):
    """Collect the names of the figures that draw and that list each claim."""
    drawn, listed = {}, {}
    for figure in figures:
        for mark in figure["marks"]:
            lists = any(hangs_on(mark, key) for key in keys)
            for claim in mark["claims"]:
                (listed if lists else drawn).setdefault(claim, {})[figure["name"]] = True
    return drawn, listed


def _state(claim, drawn, listed):
    key = claim["claim_id"]
    found = list(drawn.get(key, ()))
    return {name: claim[name] for name in ("claim_id", "claim", "verdict", "not_drawn")} | {
        "drawn": found,
        "listed": list(listed.get(key, ())),
        "gap": not found and not claim["not_drawn"],
    }
