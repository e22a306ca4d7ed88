"""The order of events: what each source dates when, and what is said to answer what."""

from dossier.charts.postures.timeline import BACK, LINE, NOTE, Moves, draw_answer, months
from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import Column, Dot, Glyph, Item, Ledger, Row, Stack, is_narrow, note
from dossier.plot.typesetting import leading
from dossier.story.facts import publishers
from dossier.story.postures import answers, by_mover, dated, days_of, in_words, when

BLANK = Glyph("", slot=Dot({}).wide)  # instead of a dot


@style.applied()
def order_strip(postures, events, relations, story):
    """Draw the dated moves on a time axis, one line each, beside what the article says.

    Lines stand in groups: by who moved, then by the claim of the article that they bear on. A
    thin line joins the days that sources give for one claim. An arrow shows what the article
    takes for an answer. On the article's own account no day is drawn: it gives none.

    Args:
        postures: rows of ``postures``, of one account or both.
        events: rows of ``events`` on the topic.
        relations: rows of ``relations``, for what is said to answer what.
        story: actors and words.
    """
    words = story.words
    events = events.iloc[:0] if story.account == "article" else events
    days = dated(postures, events)
    found = answers(postures, relations, days)
    groups = by_mover(postures, days)
    about = {
        "kind": words.say("Order of events"),
        "title": _title(postures, days, found, story),
        "subtitle": _subtitle(postures, days, words),
        "publishers": publishers(postures, days),
        "note": _note(postures, days, words),
    }
    columns = {"said": Column(width=2.85, gap=0.15)}
    if len(days):
        columns["days"] = months(days, story, len(groups))
    ahead = dict(zip(found["answered"], found["days"] < 0, strict=True))
    sides = {key: "right" if first else "left" for key, first in ahead.items()}
    rows = _rows(groups, columns.get("days"), sides, story)
    look = {"pad": 0.04, "width": 10 if len(days) else 6.5, "least": 0}
    table = Ledger(columns, rows, decks=tuple((key,) for key in columns), **look)
    figure = table.draw("05-order", words, **about)
    if found.empty:
        return _sorted(figure, postures, days)
    moves = [row.cells["days"] for row in rows if "days" in row.cells]
    places = {key: place for cell in moves for key, place in cell.places.items()}
    dates = {row["id"]: row for row in dicts(days)}
    for text in table.axes.texts if is_narrow() else ():  # a line can lead through them
        text.set_bbox(BACK)
    for answer in dicts(found):
        draw_answer(table, columns["days"], answer, dates, places, words)
    return _sorted(figure, postures, days)


def _rows(groups, scale, sides, story):
    """Lay out groups: what the article says, and beside it the dated moves.

    Args:
        groups: what ``by_mover`` returns.
        scale: of the days.
        sides: of words, by ids of moves.
        story: actors, claims and words.
    """
    labels, rows, last = story.claims.set_index("claim_id")["label"], [], ""
    for (actor, claim), (told, lines) in groups.items():
        label = labels.get(claim) or story.words.say("not in the article")
        items = tuple(_told(row, story.words) for row in told)
        items = Stack(items, gap=LINE - leading(NOTE)) if items else Item(BLANK, note(label))
        cells = {"said": items}
        if lines:
            cells["days"] = Moves(lines, scale, story.words, bool(claim), sides)
        head = "" if actor == last else story.actor(actor)
        rows.append(Row(cells, head=head, rule="faint" if head else ""))
        last = actor
    return rows


def _told(row, words):
    """Lay out what the article says of a move: a dot and words."""
    said = when(row, words) or words.say("no day given")
    mark = {"row": row, "value": said, "at": ("", row["id"])}
    text = note(in_words(row, words), color=vocabulary.COLOUR[row["verdict"]])
    look = style.dot(row["status"], row["verdict"])
    return Item(Dot(look, mark | days_of(row)), text)


def _sorted(figure, postures, days):
    """Name first what the article says, then the days, then what answers what."""
    dated = set(days["id"])
    told = set(postures["id"]) - dated
    figure.marks.sort(key=lambda mark: (mark.id not in told, mark.id not in dated))
    return figure


def _title(postures, days, found, story):
    words = story.words
    told = (postures["account"] == "article").sum()
    if days.empty and not told:
        return words.say("No dated move to show")
    if days.empty:
        if told == 1:
            return words.say("The article gives no day for the one move that it names")
        return words.plural(
            "The article gives no day for the {n} move that it names",
            "The article gives no day for any of the {n} moves that it names",
            told,
        )
    labels = dict(zip(days["id"], days["label"], strict=True))
    for answer in dicts(found):
        gap = words.plural("{n} day", "{n} days", abs(answer["days"]))
        said = {"label": labels[answer["first"]], "gap": gap}
        said["actor"] = words.in_text(story.actor(answer["to_id"]))
        if answer["days"] < 0:
            return words.say(
                "{label} {gap} before the first dated military move by {actor}", **said
            )
        return words.say("{label} {gap} after the first dated military move by {actor}", **said)
    first = days.iloc[0]
    return words.say(
        "The first move with a known date: {label} ({day})",
        label=first["label"],
        day=words.date(first["start"], first["precision"]),
    )


def _subtitle(postures, days, words):
    parts = []
    article = (postures["account"] == "article").any()
    if article and len(days):
        parts.append(words.say("In colour: the article, where it gives no day."))
    elif article:
        parts.append(words.say("Moves in the article, by who makes them."))
    if len(days):
        parts.append(words.say("Without colour: days in the sources, plans half filled or dashed."))
        parts.append(words.say("Thin lines join the days for one claim."))
    return " ".join(parts)


def _note(postures, days, words):
    undated = postures[(postures["account"] == "checked") & ~postures["id"].isin(days["id"])]
    if undated.empty:
        return ""
    return words.plural(
        "{n} move to which its source gives no day is on the map only.",
        "{n} moves to which their sources give no day are on the map only.",
        len(undated),
    )
