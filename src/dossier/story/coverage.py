"""Which claims the figures draw, sentence by sentence; how far evidence can be followed.

A figure that has a cell for each claim, such as the overview, lists claims; it draws a claim only
where a mark stands for a fact: an amount, a stop, an arc, a document, an event. Otherwise each
claim would count as drawn, and no gap could ever show.
"""

from pandas import isna

from dossier.i18n.headings import READ_WORDS
from dossier.story.gallery import hangs_on
from dossier.story.rows import placed, records
from dossier.story.templates import render

LOCATED, READ, OPEN = "located", "read", "open"


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


def followed(piece):
    """Say how far a row of ``evidence`` can be followed: ``located``, ``read`` or ``open``."""
    if piece["starts"] or piece["place"]:
        return LOCATED
    return READ if piece["read"] in ("full", "part") else OPEN


def by_source(story):
    """Say of each source with evidence how far that can be followed.

    Returns:
        Dicts of source_id, publisher, ``read`` (how much of it; None where it was not read
        again) and ``evidence``: dict of evidence_id to its state.
    """
    pieces = {key: records(rows) for key, rows in story.evidence.groupby("source_id")}
    return [
        {
            "source_id": key,
            "publisher": story.sources.at[key, "publisher"],
            "read": next((piece["read"] for piece in own if piece["read"]), None),
            "evidence": {piece["evidence_id"]: followed(piece) for piece in own},
        }
        for key, own in pieces.items()
    ]


def report_sources(sources, words):
    """Write as text what ``by_source`` returns."""
    states = [each for source in sources for each in source["evidence"].values()]
    closing = words.plural(
        "{n} piece of evidence: {located} located, {read} read without its place, {open} not read.",
        "{n} pieces of evidence: {located} located, {read} read without a place, {open} not read.",
        len(states),
        **{name: words.number(states.count(name)) for name in (LOCATED, READ, OPEN)},
    )
    return "\n".join([*(_line(source, words) for source in sources), closing])


def _line(source, words):
    states, read = list(source["evidence"].values()), READ_WORDS[source["read"]]
    return words.say(
        "{id} {publisher}: {located} of {n} located; {read}",
        id=source["source_id"],
        publisher=source["publisher"],
        located=states.count(LOCATED),
        n=len(states),
        read=words.say(read),
    )
