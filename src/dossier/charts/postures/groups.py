"""The lines of the order of events: grouped by who moved and by the claim they bear on."""

from dataclasses import dataclass, field

from dossier.plot import style
from dossier.plot.typesetting import wrap
from dossier.story.postures import in_words

HEAD = 0.34  # inches for the name of who moved
LINE = 0.225  # inches from move to move
TEXT = 0.16  # inches from line to line of one text
APART = 0.1  # inches between groups
ROOM = 2.5  # inches for the words of the article


@dataclass
class Group:
    """The moves of one actor that bear on one claim.

    Attributes:
        claim_id: the claim; empty for moves beyond the article.
        claim: its words in short, in lines, for a group of which the article's rows are not drawn.
        told: the article's rows, each with its words in lines.
        lines: the dated rows, each with ``y``, in inches from the top.
        actor: who moved; empty where the group above is of the same actor.
        top: where the group begins, in inches from the top.
    """

    claim_id: str
    claim: list
    told: list
    lines: list
    actor: str = ""
    top: float = field(default=0.0)

    @property
    def first(self):
        """Where the first line stands."""
        return self.top + (HEAD if self.actor else 0) + LINE / 2

    @property
    def height(self):
        """Inches that the group takes, with the room below it."""
        said = sum(LINE + TEXT * (len(text) - 1) for _, text in self.told)
        said = said or LINE + TEXT * (len(self.claim) - 1)
        return max(said, LINE * len(self.lines)) + APART + (HEAD if self.actor else 0)

    def settle(self, top):
        """Fix where the group and its lines stand."""
        self.top = top
        for number, line in enumerate(self.lines):
            line["y"] = round(self.first + number * LINE, 3)


def arrange(postures, days, story):
    """Sort moves into groups, those of the first to move first.

    Args:
        postures: rows of ``postures``; the article's are told beside the days.
        days: rows of ``dated``.
        story: actors, claims and words.

    Returns:
        Groups in order, with their places.
    """
    told = postures[(postures["account"] == "article") & ~postures["id"].isin(days["id"])]
    keys = [_key(row) for rows in (days, told) for row in rows.to_dict("records")]
    actors = list(dict.fromkeys(actor for actor, _ in keys))
    groups, top = [], 0.0
    for actor in actors:
        for place, key in enumerate(dict.fromkeys(key for key in keys if key[0] == actor)):
            group = _group(key, days, told, story)
            group.actor = "" if place else story.actor(actor)
            group.settle(top)
            top += group.height
            groups.append(group)
    return groups


def _group(key, days, told, story):
    lines = [row for row in days.to_dict("records") if _key(row) == key]
    own = [row for row in told.to_dict("records") if _key(row) == key]
    texts = [wrap(in_words(row, story.words), ROOM, style.SIZE["note"]) for row in own]
    said = list(zip(own, texts, strict=True))
    return Group(key[1], _claim(key[1], story), said, lines)


def _claim(claim_id, story):
    labels = dict(zip(story.claims["claim_id"], story.claims["label"], strict=True))
    text = labels.get(claim_id) or story.words.say("not in the article")
    return wrap(text, ROOM, style.SIZE["note"])


def _key(row):
    claim = row["claim_id"]
    return row["actor_id"], claim if isinstance(claim, str) else ""
