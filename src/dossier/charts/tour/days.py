"""The days of the tour as a strip."""

import pandas as pd
from matplotlib.patches import Rectangle

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.typesetting import text_width
from dossier.story.story import publishers
from dossier.story.tour import DAY, elsewhere, end, when

WIDTH, SIDE = 10, 1.0  # inches: the figure, the names of the accounts
APART = 1.3  # days: the room of a stop without a day


@style.applied()
def day_strip(stops, story):
    """Draw the days of the tour: one row an account, one bar a stay.

    Several stops on one day share it in their order. Stops to which an account gives no day
    stand apart, on the right.

    Args:
        stops: rows of ``tour_stops``, of one account or both.
        story: places and words.
    """
    words, places = story.words, story.places()
    figure = Figure(
        "02-days",
        words,
        kind=words.say("Day-by-day strip"),
        title=_days_title(stops, places, words),
        subtitle=words.say("Days spent in each place, local dates; dashed: planned, no day given"),
        publishers=publishers(stops),
        size=(WIDTH, 3.6),
    )
    dated = stops[stops["arrive"].notna()]
    if dated.empty:
        return figure.empty()
    accounts = [name for name in ("article", "checked") if name in set(stops["account"])]
    days = pd.date_range(dated["arrive"].min(), dated[["arrive", "depart"]].max().max())
    undated = stops["arrive"].isna().sum()
    wide = len(days) + (APART * undated + 0.3 if undated else 0)
    names = _day_names(days, (WIDTH - 2 * MARGIN - SIDE) / wide, words)
    lines = max(name.count("\n") for name in names)
    axes = figure.axes(left=SIDE, bottom=0.3 + 0.15 * lines)
    axes.set_xlim(0, wide)
    _day_axis(axes, names, accounts, undated, words)
    for level, account in enumerate(accounts):
        rows = stops[stops["account"] == account].sort_values("position")
        for side, stay in enumerate(stays(rows, days)):
            _draw_stay(figure, axes, stay, places.at[stay["place_id"], "name"], -level, side)
    for conflict in elsewhere(stops).to_dict("records"):
        day = (conflict["day"] - days[0]) / DAY
        axes.axvspan(
            day, day + 1, color=style.tint(vocabulary.COLOUR["contradicted"], 0.1), zorder=0
        )
    return figure


def stays(stops, days):
    """Lay the stops of one account out on the days, each day shared by the stops it holds.

    Args:
        stops: rows of ``tour_stops`` of one account, in order.
        days: the days of the strip.

    Returns:
        Dicts: the stop with ``left`` and ``right`` in days from the first; stops without a day
        follow each other behind the last one.
    """
    spans = {
        stop["id"]: pd.date_range(stop["arrive"], end(stop))
        for stop in stops.to_dict("records")
        if not pd.isna(stop["arrive"])
    }
    beyond, laid = len(days) + 0.25, []
    for stop in stops.to_dict("records"):
        if stop["id"] in spans:
            first, last = spans[stop["id"]][[0, -1]]
            left = _slot(stop["id"], first, spans)[0] + (first - days[0]) / DAY
            right = _slot(stop["id"], last, spans)[1] + (last - days[0]) / DAY
        else:
            left, right = beyond, beyond + APART - 0.1
            beyond += APART
        laid.append(stop | {"left": left, "right": right})
    return laid


def _slot(stop_id, day, spans):
    """Give the share of a day, from 0 to 1, that a stop has among those that touch it."""
    there = [key for key, span in spans.items() if day in span]
    index = there.index(stop_id)
    return index / len(there), (index + 1) / len(there)


def _day_names(days, inches, words):
    """Name each day in the inches that it has, if need be with its weekday on a line above."""
    names = [words.day(day, weekday=True) for day in days]
    if max(text_width(name, style.SIZE["note"]) for name in names) < inches - 0.05:
        return names
    return [f"{words.weekday(day)}\n{words.day(day)}" for day in days]


def _day_axis(axes, names, accounts, undated, words):
    axes.set_ylim(0.55 - len(accounts), 0.55)
    axes.set_xticks(range(len(names) + 1), [""] * (len(names) + 1))
    at = [i + 0.5 for i in range(len(names))]
    if undated:
        at.append(len(names) + 0.2 + APART / 2 * undated)
        names = [*names, words.say("no day given")]
    axes.set_xticks(at, names, minor=True)
    axes.tick_params(axis="x", which="major", length=0)
    axes.tick_params(axis="x", which="minor", length=0, labelsize=style.SIZE["note"])
    axes.grid(axis="x")
    axes.set_yticks([-i for i in range(len(accounts))], [words.account(a) for a in accounts])
    axes.tick_params(axis="y", labelcolor=vocabulary.INK)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def _draw_stay(figure, axes, stay, name, level, side):
    look = style.fill(stay["status"], stay["verdict"])
    width = stay["right"] - stay["left"]
    bar = axes.add_patch(Rectangle((stay["left"] + 0.02, level - 0.2), width - 0.04, 0.4, **look))
    middle = stay["left"] + width / 2
    said = when(stay, figure.words)
    at, days = (round(middle, 3), level), (stay["arrive"], stay["depart"])
    figure.mark(bar, stay, label=name, value=said, at=at, when=days)
    text = name if stay["account"] == "checked" else f"{vocabulary.GLYPH[stay['verdict']]} {name}"
    per_inch = axes.get_xlim()[1] / (axes.get_position().width * figure.canvas.get_figwidth())
    fits = text_width(text, style.SIZE["label"]) * per_inch < width - 0.1
    filled = fits and stay["status"] in ("signed", "reported")
    axes.text(
        middle,
        level if fits else level + (0.33 if side % 2 else -0.33),
        text,
        ha="center",
        va="center",
        color=style.PAPER if filled else vocabulary.COLOUR[stay["verdict"]],
    )


def _days_title(stops, places, words):
    conflicts = elsewhere(stops)
    if conflicts.empty:
        dated = stops[stops["arrive"].notna()]
        return words.plural(
            "{n} stop of the tour has a date", "{n} stops of the tour have a date", len(dated)
        )
    first = conflicts.iloc[0]
    return words.say(
        "On {day} the article is in {said}, the sources are in {found}",
        day=words.day(first["day"], weekday=True),
        said=places.at[first["said"], "name"],
        found=places.at[first["found"], "name"],
    )
