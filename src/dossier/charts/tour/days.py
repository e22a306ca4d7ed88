"""The days of the tour as a strip."""

from functools import partial
from itertools import chain, count

from matplotlib.patches import Rectangle

from dossier.charts.tour import lanes
from dossier.charts.tour.stop_words import period
from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.ledger import Bar, Column, Ledger, Row, Scale, Text, is_narrow
from dossier.plot.ledger.decks import INSIDE
from dossier.plot.typesetting import text_width
from dossier.story.facts import publishers
from dossier.story.tour import DAY, dated, elsewhere, stays, when

DECKS = (("account",), ("days",))
APART = 0.12  # inches between the names of days in one line
YEAR = 366  # days after which the name of a day comes again
STEPS = (*range(1, 8), 14, 28, 91, 182)  # days from one that is named to the next; then whole years


@style.applied()
def day_strip(stops, story):
    """Draw the days of the tour: one row an account, one bar a stay.

    Several stops on one day share it in their order. Stops to which an account gives no day
    stand apart, on the right.

    Args:
        stops: rows of ``tour_stops``, of one account or both.
        story: places and words.
    """
    words, places, stops = story.words, story.places(), dated(stops)
    about = {
        "kind": words.say("Day-by-day strip"),
        "title": _days_title(stops, places, words),
        "subtitle": _days_subtitle(stops, words),
        "publishers": publishers(stops),
    }
    known = stops[stops["arrive"].notna()]
    if known.empty:
        return Figure("02-days", words, size=(10, 3.6), **about).empty()
    first, last = known["arrive"].min(), known[["arrive", "depart"]].max().max()
    days = (last - first) // DAY + 1
    accounts = [name for name in ("article", "checked") if name in set(stops["account"])]
    names = [words.account(name) for name in accounts]
    side = max(text_width(name, style.SIZE["label"]) for name in names) + 0.15
    inches = INSIDE if is_narrow() else 10 - 2 * MARGIN - side
    undated = stops["arrive"].isna().sum()
    apart = lanes.apart(days, undated, inches)
    align = "left" if is_narrow() else "right"
    columns = {
        "account": Column(width=side, gap=0.15, align=align, level="middle"),
        "days": _scale(first, days, apart * undated, inches, words),
    }
    rows, day = [], inches / columns["days"].high
    for number, account in enumerate(accounts):
        own = stops[stops["account"] == account].sort_values("position")
        told = [_stay(stay, places, -number, words) for stay in stays(own, first, days, apart)]
        lane = lanes.Lane(tuple(told), levels=lanes.levels(told, day))
        rows.append(Row({"account": Text(names[number]), "days": lane}, rule=""))
    table = Ledger(columns, rows, pad=0.24, decks=DECKS)
    figure = table.draw("02-days", words, **about)
    for conflict in dicts(elsewhere(stops, places)):
        corner = (columns["days"].at((conflict["day"] - first) / DAY), table.top - 0.1)
        size = (columns["days"].inches(1), table.bottom - corner[1])
        colour = style.tint(vocabulary.COLOUR["contradicted"], 0.1)
        table.axes.add_artist(Rectangle(corner, *size, color=colour, linewidth=0, zorder=-1))
    return figure


def _scale(first, days, beyond, inches, words):
    """Make the scale of the days, with room at its end for stops without one.

    Where there is no room for the name of each day, every second has one, or every third and so on.
    """
    wide = days + (beyond + 0.3 if beyond else 0)
    known = [first + number * DAY for number in range(min(days, YEAR))]
    name = _naming(known, days, inches / wide, words)
    need = max(
        text_width(line, style.SIZE["note"]) for day in known for line in name(day).split("\n")
    )
    steps = chain(STEPS, count(YEAR - 2, YEAR - 2))
    step = next(number for number in steps if number * inches / wide > need + 0.05)
    lines = range(0, days + 1, step)
    ticks = [(number + 0.5, name(first + number * DAY)) for number in lines if number < days]
    if beyond:
        ticks.append((days + 0.2 + beyond / 2, words.say("no day given")))
    look = {"size": style.SIZE["note"], "share": 1, "gap": 0}
    return Scale(high=wide, ticks=tuple(ticks), lines=tuple(lines), **look)


def _naming(known, days, inches, words):
    """Choose how days are named in the inches of one: if need be with the weekday on a line above.

    Over more than a year, which would have the name of a day twice, it has its year.
    """
    if days > YEAR:
        return words.date
    whole = partial(words.day, weekday=True)
    if max(text_width(whole(day), style.SIZE["note"]) for day in known) < inches - APART:
        return whole
    return lambda day: f"{words.weekday(day)}\n{words.day(day)}"


def _stay(stay, places, level, words):
    """Make the bar of a stay; return it with its name and the colours of that in and beside it."""
    name = places.at[stay["place_id"], "name"]
    mark = {
        "row": stay,
        "label": name,
        "value": when(stay, words),
        "at": (round((stay["left"] + stay["right"]) / 2, 3), level),
        "when": (stay["arrive"], stay["depart"]),
    }
    look = style.fill(stay["status"], stay["verdict"])
    colour = vocabulary.COLOUR[stay["verdict"]]
    text = f"{vocabulary.GLYPH[stay['verdict']]} {name}" if stay["verdict"] else name
    inside = style.PAPER if stay["status"] in vocabulary.DONE else colour
    return Bar(stay["left"], stay["right"], look, mark), text, colour, inside


def _days_subtitle(stops, words):
    """Say how to read the strip, of its dashes only where there are some, and the days and year."""
    said = [words.say("Days spent in each place, local dates")]
    if (stops["status"].isin(vocabulary.AHEAD) | stops["arrive"].isna()).any():
        said.append(words.say("dashed: planned, no day given"))
    return "; ".join(filter(None, [*said, period(stops, words)]))


def _days_title(stops, places, words):
    conflicts = elsewhere(stops, places)
    if conflicts.empty:
        checked = stops[stops["account"] == "checked"]
        if checked.empty:
            return words.plural(
                "The article dates {n} stop of the tour",
                "The article dates {n} stops of the tour",
                stops["arrive"].count(),
            )
        return words.plural(
            "The sources date {n} stop of the tour",
            "The sources date {n} stops of the tour",
            checked["arrive"].count(),
        )
    first = conflicts.iloc[0]
    return words.say(
        "On {day} the article puts the tour in {said}; the sources put it in {found}",
        day=words.day_in_full(first["day"]),
        said=words.in_text(places.at[first["said"], "name"]),
        found=words.in_text(places.at[first["found"], "name"]),
    )
