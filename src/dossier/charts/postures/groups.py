"""The lines of the order of events: grouped by who moved and by the claim they bear on."""

from dataclasses import dataclass
from itertools import pairwise

from dossier.dataset.rows import grouped


@dataclass
class Group:
    """The moves of one actor that bear on one claim.

    Attributes:
        claim_id: the claim; empty for moves beyond the article.
        claim: its words in short, for a group of which the article's rows are not drawn.
        told: the article's rows.
        lines: the dated rows.
        actor: who moved; empty where the group above is of the same actor.
    """

    claim_id: str
    claim: str
    told: list
    lines: list
    actor: str


def arrange(postures, days, story):
    """Sort moves into groups, those of the first to move first.

    Args:
        postures: rows of ``postures``; the article's are told beside the days.
        days: rows of ``dated``.
        story: actors, claims and words.

    Returns:
        Groups in order.
    """
    told = postures[(postures["account"] == "article") & ~postures["id"].isin(days["id"])]
    told, lines = (
        grouped(rows.fillna({"claim_id": ""}), "actor_id", "claim_id") for rows in (told, days)
    )
    keys = list(dict.fromkeys([*lines, *told]))
    actors = list(dict.fromkeys(actor for actor, _ in keys))
    keys.sort(key=lambda key: actors.index(key[0]))
    labels = story.claims.set_index("claim_id")["label"]
    return [
        Group(
            claim_id=claim,
            claim=labels.get(claim) or story.words.say("not in the article"),
            told=told.get((actor, claim), []),
            lines=lines.get((actor, claim), []),
            actor="" if actor == above else story.actor(actor),
        )
        for (above, _), (actor, claim) in pairwise([("", ""), *keys])
    ]
