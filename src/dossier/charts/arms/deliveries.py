"""What was delivered, year by year, as a volume (TIV); never on an axis with money."""

from math import ceil

from matplotlib.axes import Axes

from dossier.charts.arms import panels
from dossier.charts.arms import spans as spans_above
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.ledger import is_narrow
from dossier.plot.ledger.decks import WIDTH as NARROW
from dossier.story.facts import publishers
from dossier.story.sums import PERIOD, explained, headline
from dossier.story.yearly import (
    adds,
    digits,
    meets,
    of_pair,
    other_pairs,
    other_units,
    share_within,
    trade,
)

WIDE, LEFT, MAIN = 10, 0.55, 2.7  # inches: figure, axis, bars
AXIS = 0.3  # inches below the axis
LABEL = 0.42  # inches a year needs to be labelled
NOTE = style.SIZE["note"]


@style.applied()
def deliveries_chart(deliveries, totals, story, *, year_from, year_to):
    """Draw the volume delivered in each year, and other pairs of states to the same scale.

    The large bars are the pair that the totals speak of; above them stand the years of the
    article's total and of the contracts. Small bars are the pairs that share a side with it.

    Args:
        deliveries: rows of ``series``.
        totals: rows of ``money``.
        story: actors and words.
        year_from: first year.
        year_to: last year.

    Returns:
        A figure; None where the package knows of no yearly value.
    """
    if deliveries.empty and not story.package.has("series"):
        return None
    words = story.words
    rows, pair = trade(deliveries, totals, (year_from, year_to))
    main = of_pair(rows, pair) if pair else rows
    others = other_pairs(rows, pair) if len(main) else []
    spans = [row for row in (headline(totals), explained(totals)) if meets(row, rows)]
    top = ((main["value"].max() if len(main) else 0) or 1) * 1.1
    apart = other_units(deliveries, rows, (year_from, year_to))
    grid, own = panels.Panels(others, top / MAIN), panels.Panels(apart)
    below = grid.height + own.height
    told = totals[totals["id"].isin([row["id"] for row in spans])]
    about = {
        "kind": words.say("Bar chart"),
        "title": _title(main, spans, words),
        "subtitle": _subtitle(main, pair, story),
        "publishers": publishers(main, *others, *apart, told),
        "chosen": _chosen(deliveries, (year_from, year_to), words),
    }
    body = round(spans_above.strip() + MAIN + AXIS + below, 2)
    size = NARROW if is_narrow() else WIDE, body
    figure = Figure("03-deliveries", words, size=size, around=0, **about)
    if main.empty:
        late = words.say("No value in the years asked for.")
        return figure.empty(None if deliveries.empty else late)
    room = {"left": LEFT, "top": spans_above.strip(), "bottom": AXIS + below}
    axes = figure.axes(**room, kind=Axes)
    height = figure.canvas.get_figheight() * axes.get_position().height
    _draw_main(figure, axes, main, grid.unit * height, spans, story, pair)
    grid.draw(figure, story, own.height)
    own.draw(figure, story)
    return figure


def _draw_main(figure, axes, rows, top, spans, story, pair):
    words, name = figure.words, panels.name(pair, story)
    years = rows["year"].astype(int)
    axes.set(xlim=(years.min() - 0.5, years.max() + 0.5), ylim=(0, top))
    across = axes.get_position().width * axes.figure.get_figwidth()
    inches = across / (years.max() - years.min() + 1)
    shown = sorted(years)[:: ceil(LABEL / inches)]
    axes.set_xticks(shown, [words.year(year) for year in shown])
    axes.tick_params(axis="x", length=0, labelcolor=vocabulary.INK)
    ticks = [tick for tick in axes.get_yticks() if 0 < tick <= top]
    axes.set_yticks(ticks, [words.number(tick) for tick in ticks])
    axes.grid(axis="y")
    axes.spines["left"].set_visible(False)
    for n, total in enumerate(spans):
        spans_above.draw(figure, axes, total, n, (years.min(), years.max()))
    panels.draw_years(figure, axes, rows, name, min(0.72, 0.8 / inches))
    if inches > LABEL:
        for year, value in zip(years, rows["value"], strict=True):
            text, y = words.number(value, digits(value)), value + top * 0.012
            axes.text(year, y, text, ha="center", va="bottom", size=NOTE)


def _chosen(deliveries, years, words):
    """Name the years that were asked for, where they leave some deliveries out."""
    if deliveries["year"].between(*years).all():
        return ""
    return words.say("only {names}", names=words.years(*years))


def _subtitle(rows, pair, story):
    words = story.words
    if rows.empty:
        return words.say("Yearly values between actors, each in a unit of its own")
    unit, name = rows["unit"].iloc[0], panels.name(pair, story)
    if not adds(unit):
        return words.say("{pair}, {unit}", pair=name, unit=words.unit(unit))
    return words.say("{pair}, {unit} a year", pair=name, unit=words.unit(unit))


def _title(rows, spans, words):
    if rows.empty:
        return words.say("No yearly value to show")
    years, unit = words.years(rows["year"].min(), rows["year"].max()), rows["unit"].iloc[0]
    if not adds(unit):
        most = rows.loc[rows["value"].idxmax()]
        return words.say(
            "{what}: most in {year}, {amount}",
            what=most["label"],
            year=words.year(most["year"]),
            amount=words.quantity(most["value"], unit),
        )
    whole = all(rows["year"].between(*(total[key] for key in PERIOD)).all() for total in spans[:1])
    if whole or not rows["value"].sum():
        return words.say(
            "{volume} {unit} in {years}",
            volume=words.number(rows["value"].sum(), digits(rows["value"].sum())),
            unit=words.unit(unit),
            years=years,
        )
    total = spans[0]
    said = {
        "what": rows["label"].iloc[0],
        "share": words.percent(share_within(rows, total)),
        "years": years,
        "period": words.years(*(total[key] for key in PERIOD)),
    }
    if total["account"] == "article":
        return words.say(
            "{what}, {years}: {share} came in the article's years, {period}",
            **said,
        )
    return words.say("{what}, {years}: {share} came in the sources' years, {period}", **said)
