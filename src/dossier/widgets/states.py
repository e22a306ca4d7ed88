"""What if: a scene on each account and as known on few days; what looks alike is drawn once."""

from dataclasses import dataclass, replace
from datetime import date

from dossier.i18n.vocabulary import ACCOUNT_WORDS
from dossier.plot import alt_text, lines, seal, style
from dossier.plot.ledger.decks import ASIDE, WIDTH, narrow
from dossier.story.as_of import days_of_news

ARTICLE, BOTH = "article", "both"


@dataclass(frozen=True)
class Turn:
    """A state in which something that a scene draws is other than in the one before.

    Attributes:
        story: what is told in it.
        rows: those that the scene asks for; see ``Scene.rows``.
        looks: for each drawing, a digest of what it is drawn from.
        day: the day of knowledge; None is today.
        since: the first day that looks so, which today's state can do, too; None is not asked.
    """

    story: object
    rows: dict
    looks: tuple
    day: date | None
    since: date | None


def usual(story):
    """Say whether a story is as a page tells it: on both accounts, with all that is known."""
    return story.account == BOTH and story.as_of is None


@style.applied()
def sweep(scene):
    """Draw a scene in each of its states.

    Args:
        scene: drawings of a usual story.

    Returns:
        A dict of plain values. ``states`` are in order, each with ``account``, ``day`` and
        ``since`` as ISO dates or "", and ``figures``: their ``name``, ``title``, ``subtitle``,
        ``alt``, and ``drawing``, a key of ``drawings``. The first has none: its figures are
        those of the page. ``narrow`` has those of them that are drawn for a phone, too.
    """
    days = days_of_news(scene.story.package)
    known = {day: scene.story.but(as_of=day) for day in (None, *days)}
    turns = [turn for account in _accounts() for turn in _turns(scene, account, known)]
    own = next(turn for turn in turns if usual(turn.story))
    turns.remove(own)
    made, drawings = {}, {}
    states = [_state(own, [])]
    for turn in turns:
        figures = []
        for drawing, look in zip(scene.drawings, turn.looks, strict=True):
            if look not in made:
                figure = scene.draw(drawing, turn.story, turn.rows)
                made[look] = figure, _keep(figure, drawings)
            figures.append(_told(*made[look], turn.story.words))
        states.append(_state(turn, figures))
    return {"states": states, "drawings": drawings, "narrow": _narrow(scene, own, drawings)}


def _narrow(scene, turn, drawings):
    """Draw for a phone what has a form for it."""
    with narrow():
        figures = [scene.draw(each, turn.story, turn.rows) for each in scene.drawings]
    figures = [each for each in figures if each.canvas.get_figwidth() <= WIDTH]
    return [_told(each, _keep(each, drawings, ASIDE), turn.story.words) for each in figures]


def _accounts():
    return sorted(ACCOUNT_WORDS, key=lambda account: account != BOTH)


def _turns(scene, account, known):
    """List the states of an account that differ, the oldest first; today's comes last.

    The article's account was all there on its own day.
    """
    turns, days = [], [None, *sorted(filter(None, known), reverse=True)]
    for day in days[:1] if account == ARTICLE else days:
        story = known[day] if account == BOTH else known[day].but(account=account)
        rows = scene.rows(story)
        texts = {name: _text(frame) for name, frame in rows.items()}
        looks = tuple(_look(drawing, story, rows, texts) for drawing in scene.drawings)
        turn = Turn(story, rows, looks, day, day)
        if turns and turns[-1].looks == looks:
            last = turns.pop()
            turn = turn if last.day else replace(last, since=day)
        turns.append(turn)
    return turns[::-1]


def _look(drawing, story, rows, texts):
    """Digest all that a drawing is drawn from; where that is nothing, also why."""
    seen = {name: keep(rows[name], story) for name, keep in drawing.sees.items()}
    empty = not any(len((rows | seen)[name]) for name in drawing.rows)
    texts = texts | {name: _text(frame) for name, frame in seen.items()}
    parts = [drawing.name, story.account, story.words.nothing if empty else ""]
    return seal.digest("\n".join([*parts, *(texts[name] for name in drawing.rows)]))


def _text(frame):
    return frame.to_json(orient="split", date_format="iso", default_handler=str)


def _keep(figure, drawings, aside=0):
    svg = figure.bare(aside)
    key = seal.digest(svg)
    marks = [
        {"id": mark.id, "claims": mark.claims, "sources": mark.sources} for mark in figure.marks
    ]
    drawings[key] = {"svg": svg, "description": figure.description.splitlines(), "marks": marks}
    return key


def _told(figure, key, words):
    """Say what a figure shows in a state, which can be another than that it was drawn in."""
    selected = lines.selection(words, figure.chosen)
    about = figure.kind, figure.title, selected, figure.marks
    return {
        "name": figure.name,
        "title": figure.title,
        "subtitle": lines.subtitle(figure.own, selected, words),
        "alt": alt_text.alternative(*about, words),
        "drawing": key,
    }


def _state(turn, figures):
    day, since = (each.isoformat() if each else "" for each in (turn.day, turn.since))
    return {"account": turn.story.account, "day": day, "since": since, "figures": figures}
