"""The order of events: what each source dates when, and what is said to answer what."""

import pandas as pd
from matplotlib.patches import Rectangle

from dossier.charts.postures.groups import HEAD, LINE, arrange
from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import forms
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.typesetting import text_width
from dossier.story.postures import DAY, answers, dated, days_of, in_words, when
from dossier.story.story import publishers

WIDTH, NARROW = 10, 6.5  # inches, with days and without
REST, MONTHS = 2.1, 0.3  # inches at least for titles and footer, and for the names of months
SIDE = 2.85  # inches for what the article says, left of the days
SAMPLE = 0.3  # inches from the left to the words of the article
NOTE = style.SIZE["note"]


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
    groups = arrange(postures, days, story)
    lines = [line for group in groups for line in group.lines]
    about = {
        "kind": words.say("Order of events"),
        "title": _title(postures, days, found, story),
        "subtitle": _subtitle(postures, days, words),
        "publishers": publishers(postures, days),
        "note": _note(postures, days, words),
    }
    wide, body = WIDTH if lines else NARROW, sum(group.height for group in groups)
    probe = Figure("05-order", words, size=(wide, body + 4), **about)
    rest = max(REST, probe.head + probe.foot + MONTHS + 0.05)
    figure = Figure("05-order", words, size=(wide, max(2.6, round(body + rest, 2))), **about)
    if not groups:
        return figure.empty()
    side = figure.axes(right=figure.canvas.get_figwidth() - 0.6 - SIDE, bottom=MONTHS)
    height = side.get_position().height * figure.canvas.get_figheight()
    side.set(xlim=(0, SIDE), ylim=(height, 0))
    side.set_axis_off()
    for group in groups:
        _draw_side(figure, side, group)
    if not lines:
        return figure
    axes = figure.axes(left=SIDE, bottom=MONTHS)
    axes.set_ylim(height, 0)
    _draw_months(axes, days, story)
    for group in groups:
        _draw_group(figure, axes, group)
    for answer in found.to_dict("records"):
        _draw_answer(figure, axes, answer, {line["id"]: line for line in lines})
    return figure


def _draw_side(figure, axes, group):
    """Write who moved, and what the article says of it."""
    if group.actor:
        axes.plot([0, SIDE], [group.top + 0.03] * 2, color=style.FAINT, lw=0.8)
        axes.text(0, group.top + HEAD - 0.12, group.actor, weight=600, va="baseline")
    y = group.first
    for row, lines in group.told:
        (dot,) = axes.plot(0.1, y, **style.dot(row["status"], row["verdict"]))
        said = _untold(row, figure.words)
        figure.mark(dot, row, label=row["label"], value=said, at=("", row["id"]), **days_of(row))
        for line in lines:
            axes.text(
                0.24, y, line, size=NOTE, va="center", color=vocabulary.COLOUR[row["verdict"]]
            )
            y += 0.16
        y += LINE - 0.16
    if not group.told:
        for line in group.claim:
            axes.text(0.24, y, line, size=NOTE, va="center", color=style.QUIET)
            y += 0.16


def _untold(row, words):
    return when(row, words) or words.say("no day given")


def _draw_months(axes, days, story):
    first = days["start"].min().to_period("M").start_time
    last = days["end"].max().to_period("M").end_time.normalize() + DAY
    axes.set_xlim(0, (last - first) / DAY)
    every = max(1, round((last - first) / DAY / 30 / 12))
    months = pd.date_range(first, last, freq="MS")[::every]
    axes.set_xticks([(month - first) / DAY for month in months], [""] * len(months))
    middles = [((month - first) / DAY + 15 * every, month) for month in months[:-1]]
    names = [story.words.date(month, "month") for _, month in middles]
    axes.set_xticks([x for x, _ in middles], names, minor=True)
    axes.tick_params(axis="x", which="both", length=0, labelsize=NOTE)
    axes.grid(axis="x")
    axes.set_yticks([])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.first = first
    printed = (story.article["published"] - first) / DAY + 0.5
    if 0 < printed < axes.get_xlim()[1]:
        axes.axvline(printed, color=style.QUIET, lw=0.8, zorder=1)
        day = story.words.day(story.article["published"])
        text = story.words.say("the article, {day}", day=day)
        axes.text(printed, -0.03, text, size=NOTE, color=style.QUIET, ha="center", va="bottom")


def _draw_group(figure, axes, group):
    """Draw the dated moves of a group; a thin line joins the days given for one claim."""
    if group.actor:
        axes.axhline(group.top + 0.03, color=style.FAINT, lw=0.8, zorder=0)
    spots = [_draw_move(figure, axes, row, row["y"]) for row in group.lines]
    for (x, y), (next_x, next_y) in zip(spots, spots[1:], strict=False):
        between = (y + next_y) / 2  # where no words stand
        path = [(x, y), (x, between), (next_x, between), (next_x, next_y)]
        if group.claim_id:
            axes.plot(*zip(*path, strict=True), color=style.QUIET, lw=0.7, zorder=1)


def _draw_move(figure, axes, row, y):
    """Draw one dated move; return where it stands."""
    left, right = (_at(axes, row["start"]), _at(axes, row["end"]) + 1)
    if right - left > 1:
        look = style.fill(row["status"], row["verdict"])
        mark = axes.add_patch(Rectangle((left, y - 0.05), right - left, 0.1, zorder=3, **look))
        ends, middle = (left, right), (left + right) / 2
    else:
        middle = left + 0.5
        (mark,) = axes.plot(
            middle, y, zorder=3, clip_on=False, **style.dot(row["status"], row["verdict"])
        )
        ends = (middle - _days(axes, 0.07), middle + _days(axes, 0.07))
    said = when(row, figure.words)
    at = (row["start"], row["id"])
    figure.mark(mark, row, label=row["label"], value=said, at=at, **days_of(row))
    text = in_words(row, figure.words)
    fits = ends[1] + _days(axes, text_width(text, NOTE) + 0.1) < axes.get_xlim()[1]
    x = ends[1] + _days(axes, 0.06) if fits else ends[0] - _days(axes, 0.06)
    back = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.4, "alpha": 0.85}
    look = {"color": vocabulary.COLOUR[row["verdict"]], "size": NOTE, "va": "center", "bbox": back}
    axes.text(x, y, text, ha="left" if fits else "right", zorder=2, **look)
    return (middle if right - left == 1 else left + 0.5), y


def _draw_answer(figure, axes, answer, lines):
    """Draw an arrow from the first of the moves back, or on, to what is said to answer them."""
    first, answered = lines[answer["first"]], lines[answer["answered"]]
    x, y = _at(axes, first["start"]) + 0.5, first["y"]
    edge = _at(axes, answered["start"]) - _days(axes, 0.02)
    turn = y + (0.09 if y < answered["y"] else -0.09)
    look = style.line(answer["status"]) | {
        "color": vocabulary.COLOUR[answer["verdict"]],
        "zorder": 2,
    }
    (path,) = axes.plot([edge, x, x], [answered["y"], answered["y"], turn], **look)
    head = "^" if y < answered["y"] else "v"
    axes.plot(x, turn, marker=head, markersize=6, color=look["color"], zorder=2)
    text = _verdict_on(answer, figure.words)
    middle = (edge + x) / 2
    figure.mark(
        path,
        answer,
        label=answer["label"],
        value=answer["days"],
        unit="days",
        at=(first["start"], answered["id"]),
    )
    own = {"color": look["color"], "size": NOTE, "weight": 600, "ha": "center", "va": "bottom"}
    axes.text(middle, answered["y"] - 0.08, text, **own)


def _verdict_on(answer, words):
    said = {"glyph": vocabulary.GLYPH[answer["verdict"]], "label": answer["label"]}
    if answer["days"] < 0:
        one, many = forms("{glyph} {label}: {n} day earlier", "{glyph} {label}: {n} days earlier")
    else:
        one, many = forms("{glyph} {label}: {n} day later", "{glyph} {label}: {n} days later")
    return words.plural(one, many, abs(answer["days"]), **said)


def _at(axes, day):
    return (day - axes.first) / DAY


def _days(axes, inches):
    """Give the days that some inches of the axis stand for."""
    width = axes.get_position().width * axes.figure.get_figwidth()
    return inches * axes.get_xlim()[1] / width


def _title(postures, days, found, story):
    words = story.words
    told = (postures["account"] == "article").sum()
    if days.empty and not told:
        return words.say("No dated move was known")
    if days.empty:
        return words.plural(
            "The article gives no day for the {n} move that it names",
            "The article gives no day for any of the {n} moves that it names",
            told,
        )
    labels = dict(zip(days["id"], days["label"], strict=True))
    for answer in found.to_dict("records"):
        gap = words.plural("{n} day", "{n} days", abs(answer["days"]))
        said = {"label": labels[answer["first"]], "gap": gap}
        said["actor"] = story.actor(answer["to_id"])
        if answer["days"] < 0:
            return words.say(
                "{label} {gap} before the first military move by {actor} dated here", **said
            )
        return words.say(
            "{label} {gap} after the first military move by {actor} dated here", **said
        )
    first = days.iloc[0]
    return words.say(
        "First of the dated moves: {label}, {day}",
        label=first["label"],
        day=words.date(first["start"], first["precision"]),
    )


def _subtitle(postures, days, words):
    parts = []
    article = (postures["account"] == "article").any()
    if article and len(days):
        parts.append(words.say("Left: the article, where it gives no day."))
    elif article:
        parts.append(words.say("Moves in the article, by who makes them, with the verdict."))
    if len(days):
        parts.append(words.say("Black: days in the sources, plans half filled or dashed."))
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
