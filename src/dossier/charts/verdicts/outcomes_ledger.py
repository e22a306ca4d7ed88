"""What was announced, and what became of it."""

import pandas as pd

from dossier.charts.verdicts.outcomes_words import outcomes_title
from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import AHEAD, OUTCOMES, WORST_OUTCOME
from dossier.plot import style
from dossier.plot.ledger import Column, Dot, Flow, Ledger, Row, Text, is_narrow, note
from dossier.story.facts import publishers
from dossier.story.select import sees

FATE = "fate"  # column of all outcomes


def _drawn(announced, story):
    """Leave out what the evidence of each day changes, and no announcement shows."""
    return announced.drop(columns=["origins", "why"], errors="ignore")


@style.applied()
@sees(announced=_drawn)
def outcome_chart(announced, story, *, order="reading"):
    """Draw each announcement with a line to what became of it.

    The article's account alone has the announcements, that of the sources the outcomes.

    Args:
        announced: what ``fates`` returns.
        story: account and words.
        order: ``reading``, or ``verdict`` for what did not happen first.
    """
    words, rows = story.words, announced
    if order == "verdict":
        rank = rows["outcome"].map(WORST_OUTCOME.index)
        rows = rows.loc[rank.sort_values(kind="stable").index]
    about = {
        "kind": words.say("Announcements and outcomes"),
        "title": outcomes_title(rows, story),
        "subtitle": _subtitle(story),
        "publishers": publishers(rows),
    }
    columns = {"dot": Column(width=0.3), "label": Column(note(words.say("Announced")), gap=0.45)}
    columns |= _columns(rows, story)
    told = sorted(dicts(rows), key=lambda row: AHEAD.index(row["status"]))
    lines, last = [], ""
    for row in told:
        head = {"rule": ""}
        if row["status"] != last:
            head = {"head": words.status(row["status"]), "gap": 0.08 if lines else 0}
        lines.append(Row(_cells(row, story), **head))
        last = row["status"]
    wide = 7.5 if story.account == "article" else 10
    key = ()
    if is_narrow() and story.account != "article":
        key = [columns.pop(outcome).head.signs[0] for outcome in OUTCOMES if outcome in columns]
        columns |= {FATE: Column(share=1, gap=0)}
    decks = (("dot", "label"), tuple(columns)[2:])
    table = Ledger(columns, lines, pad=0.05, width=wide, decks=decks, key=key, indent=0.9)
    figure = table.draw("06-outcomes", words, **about)
    if story.account != "article":
        _join(table, told)
    return figure


def _columns(rows, story):
    """Make the columns of what is drawn beside the announcements."""
    words = story.words
    if story.account == "article":
        head = note(words.say("For when, in the words of the article"))
        return {"article": Column(head, share=1, gap=0)}
    counts = rows["outcome"].value_counts()
    columns = {}
    for outcome in OUTCOMES if story.account == "both" else OUTCOMES[:-1]:
        head = words.say("{what} {n}", what=words.outcome(outcome), n=counts.get(outcome, 0))
        columns[outcome] = Column(Flow([_square(outcome, head)]), share=1, gap=0.1)
    return columns


def _place(row):
    """Give the key of the column of an outcome: on a phone all stand in one."""
    return FATE if is_narrow() else row["outcome"]


def _square(outcome, text, mark=None):
    colour = vocabulary.OUTCOME_COLOUR[outcome]
    return Dot(style.outcome(outcome), mark or {}, text=text, color=colour)


def _cells(row, story):
    """Lay out an announcement, and what became of it, as far as the account tells."""
    words = story.words
    stated = not pd.isna(row["stated_date"])
    value = row["stated_date"] if stated else words.say("no date given")
    said = row | {"sources": row["said_sources"], "publishers": row["said_publishers"]}
    mark = {"row": said, "value": value, "at": ("announced", row["id"])}
    cells = {"label": Text(row["label"])}
    if story.account != "checked":
        cells = {"dot": Flow([Dot(style.dot(row["status"]), mark)])} | cells
    if story.account == "article":
        return cells | {"article": Text(value, color=vocabulary.INK if stated else style.QUIET)}
    became = row | {"sources": row["outcome_sources"], "publishers": row["outcome_publishers"]}
    mark = {
        "row": became,
        "id": f"{row['id']}-outcome",
        "label": words.say("Outcome of “{claim}”", claim=row["label"]),
        "value": ", ".join(filter(None, (words.outcome(row["outcome"]), row["when"]))),
        "at": (row["outcome"], row["id"]),
        "when": [row["date"]],
        "precision": row["date_precision"],
    }
    return cells | {_place(row): Flow([_square(row["outcome"], row["when"], mark)])}


def _join(table, told):
    """Lead from each announcement to what became of it, with the line of its status."""
    for number, row in enumerate(told):
        start, end = table.box(number, "label"), table.box(number, _place(row))
        words = 0 if is_narrow() else table.rows[number].cells["label"].need() + 0.1
        ends = (start.x + words, end.x - 0.04)
        colour = style.tint(vocabulary.OUTCOME_COLOUR[row["outcome"]], 0.7)
        look = style.line(row["status"]) | {"color": colour}
        table.axes.plot(ends, [end.middle] * 2, **look)


def _subtitle(story):
    words = story.words
    if story.account == "article":
        return words.say(
            "What the article says is to come; half-filled: planned, hollow: expected or wished for"
        )
    return words.say(
        "Each line leads from what was announced to what became of it, with the day on which that "
        "was clear; dashed: planned, dotted: expected or wished for"
    )
