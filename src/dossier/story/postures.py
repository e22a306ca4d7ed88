"""Military moves: who made them, when, and what is said to answer what."""

import numpy as np
import pandas as pd

from dossier.dataset.rows import dicts, grouped
from dossier.i18n import vocabulary
from dossier.story.as_of import last_days

DAY = pd.Timedelta(days=1)


def dated(postures, events):
    """Join the days of postures and events into one list, each act of one source once.

    Args:
        postures: rows of ``postures``.
        events: rows of ``events``; one that has day and source in common with a posture is
            left out. Months and years count from their first to their last day.

    Returns:
        Rows with ``id``, ``actor_id``, ``label``, ``start``, ``end`` (never empty),
        ``precision`` and what a mark needs, the earliest first; plans after what happened.
    """
    known = postures[postures["start"].notna()].assign(precision="day")
    told = {(row["start"], key) for row in dicts(known) for key in row["sources"]}
    new = [not any((row["start"], key) in told for key in row["sources"]) for row in dicts(events)]
    new = events[np.array(new, dtype=bool)]
    frames = [frame for frame in (known, new) if len(frame)]
    if not frames:
        return known.assign(planned=False)
    rows = pd.concat(frames, ignore_index=True)
    rows["end"] = last_days(rows["end"].fillna(rows["start"]), rows["precision"])
    rows["planned"] = ~rows["status"].isin(vocabulary.DONE)
    return rows.sort_values(["start", "planned", "id"], ignore_index=True)


def by_mover(postures, days):
    """Collect moves by who made them and by the claim that they bear on, the first to move first.

    Args:
        postures: rows of ``postures``; of those without a day the article's alone are told.
        days: rows of ``dated``.

    Returns:
        Dict of actor and claim, empty beyond the article, to the rows told and the dated rows.
    """
    told = postures[(postures["account"] == "article") & ~postures["id"].isin(days["id"])]
    told, lines = (
        grouped(rows.fillna({"claim_id": ""}), "actor_id", "claim_id") for rows in (told, days)
    )
    keys = list(dict.fromkeys([*lines, *told]))
    actors = list(dict.fromkeys(actor for actor, _ in keys))
    keys.sort(key=lambda key: actors.index(key[0]))
    return {key: (told.get(key, []), lines.get(key, [])) for key in keys}


def answers(postures, relations, days):
    """Find what the article calls an answer to moves, and hold it against the calendar.

    The article says so in a relation of opposition that shares a claim with a move of the
    same actor; it is held to answer the moves which the article tells of the other side.

    Returns:
        One row per such relation: its columns, ``first`` and ``answered`` (ids of the first
        dated row of the answer and of the moves it is said to answer), ``days`` from the
        first of those moves to the answer, negative where the answer came before them.
    """
    article, days = dicts(postures[postures["account"] == "article"]), dicts(days)
    said = relations[(relations["account"] == "article") & (relations["sign"] < 0)]
    found = []
    for relation in dicts(said):
        own = [move for move in article if set(move["claims"]) & set(relation["claims"])]
        first = _first(days, relation["from_id"], own)
        answered = _first(days, relation["to_id"], article)
        if first is not None and answered is not None:
            gap = (first["start"] - answered["start"]) // DAY
            ids = {"first": first["id"], "answered": answered["id"]}
            found.append(relation | ids | {"days": gap})
    columns = [*relations.columns, "first", "answered", "days"]
    return pd.DataFrame(found, columns=columns)


def _first(days, actor, told):
    """Give the first dated row of an actor on the claims of some of the article's moves."""
    claims = {move["claim_id"] for move in told if move["actor_id"] == actor}
    rows = (row for row in days if row["actor_id"] == actor and row["claim_id"] in claims)
    return next(rows, None)


def when(row, words):
    """Say when a move was, as far as its source does; empty where it gives no day."""
    return words.when(row["start"], row["end"], row.get("precision"), year=False)


def days_of(row):
    """Give the days of a move and how exactly they are known, as ``Figure.mark`` takes them."""
    return {"when": (row["start"], row["end"]), "precision": row.get("precision", "day")}


def in_words(row, words):
    """Say what a move is and when; of the article's, whether it holds."""
    said = {"label": row["label"], "when": when(row, words)}
    if row["verdict"]:
        said |= {
            "glyph": vocabulary.GLYPH[row["verdict"]],
            "verdict": words.verdict(row["verdict"]),
        }
        if said["when"]:
            return words.say("{glyph} {label}, {when}: {verdict}", **said)
        return words.say("{glyph} {label}: {verdict}", **said)
    return words.say("{label}, {when}", **said) if said["when"] else row["label"]
