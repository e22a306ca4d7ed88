"""How far each piece of evidence can be followed: to its words, to a text read again, or not."""

from dossier.i18n.headings import READ_WORDS
from dossier.story.rows import records

LOCATED, READ, OPEN = "located", "read", "open"


def state(piece):
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
            "evidence": {piece["evidence_id"]: state(piece) for piece in own},
        }
        for key, own in pieces.items()
    ]


def report(sources, words):
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
