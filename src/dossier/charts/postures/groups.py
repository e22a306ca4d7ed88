"""The lines of the order of events: grouped by who moved and by the claim they bear on."""

from dataclasses import dataclass


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
    rows = [(_key(row), row) for frame in (days, told) for row in frame.to_dict("records")]
    drawn = set(told["id"])
    keys = list(dict.fromkeys(key for key, _ in rows))
    groups = []
    for actor in dict.fromkeys(actor for actor, _ in keys):
        for place, key in enumerate(key for key in keys if key[0] == actor):
            own = [row for other, row in rows if other == key]
            groups.append(
                Group(
                    claim_id=key[1],
                    claim=_claim(key[1], story),
                    told=[row for row in own if row["id"] in drawn],
                    lines=[row for row in own if row["id"] not in drawn],
                    actor="" if place else story.actor(actor),
                )
            )
    return groups


def _claim(claim_id, story):
    labels = dict(zip(story.claims["claim_id"], story.claims["label"], strict=True))
    return labels.get(claim_id) or story.words.say("not in the article")


def _key(row):
    claim = row["claim_id"]
    return row["actor_id"], claim if isinstance(claim, str) else ""
