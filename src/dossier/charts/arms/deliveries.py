"""What was delivered, year by year, as a volume (TIV); never on an axis with money."""

from dossier.charts.arms import spans as spans_above
from dossier.charts.arms.year_bars import YearBars, pair_of
from dossier.plot import style
from dossier.plot.figure import MARGIN, Figure
from dossier.plot.ledger import Column, Flow, Ledger, Row, Scale, Stack, Text, is_narrow
from dossier.plot.ledger.decks import INSIDE
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

WIDE, LEFT, GAP = 10, 0.55, 0.3  # inches: figure, axis, between small multiples
LARGE, LEAST, OWN = 2.7, 0.3, 0.8  # inches of bars: large, small at least, on their own scale
ACROSS, FEW = 5, 2  # small multiples side by side, on a phone few
ABOVE, SPAN = 0.48, 0.26  # inches from the large bars to the first span, and to the next


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
    spans = [row for row in (headline(totals), explained(totals)) if meets(row, main)]
    apart = other_units(deliveries, rows, (year_from, year_to))
    told = totals[totals["id"].isin([row["id"] for row in spans])]
    about = {
        "kind": words.say("Bar chart"),
        "title": _title(main, spans, words),
        "subtitle": _subtitle(main, story),
        "publishers": publishers(main, *others, *apart, told),
        "chosen": _chosen(deliveries, (year_from, year_to), words),
    }
    if main.empty:
        late = words.say("No value in the years asked for.")
        figure = Figure("03-deliveries", words, size=(WIDE, 3), **about)
        return figure.empty(None if deliveries.empty else late)
    scale = Scale(low=main["year"].min(), high=main["year"].max() + 1, share=1, gap=0)
    unit = (max(each["value"].max() for each in (main, *others)) or 1) * 1.1 / LARGE
    wide = (INSIDE if is_narrow() else WIDE - 2 * MARGIN) - LEFT
    lines = []
    for number, total in enumerate(spans):
        level = unit * (LARGE + ABOVE - number * SPAN)
        lines.append(spans_above.span(total, level, scale, words))
    large = YearBars(main, story, unit, LARGE, wide, large=True)
    lines.append(Row({"years": Flow([large], gap=0, line=large.line)}, rule="", gap=0.08))
    if others:
        heading = words.say("Other pairs, on the same scale")
        lines.append(_small(others, heading, wide, story, unit))
    if apart:
        heading = words.say("In other units, each on a scale of its own")
        lines.append(_small(apart, heading, wide, story))
    columns = {"axis": Column(width=LEFT), "years": scale}
    table = Ledger(columns, lines, pad=0.02, width=WIDE, decks=(tuple(columns),))
    figure = table.draw("03-deliveries", words, **about)
    for total in spans:
        if total["account"] == "article":
            spans_above.draw_band(table, len(spans), total, LARGE)
    return figure


def _small(frames, heading, wide, story, unit=0):
    """Lay out small multiples, to the scale of the large bars or, of no unit, each to its own."""
    across = FEW if is_narrow() else ACROSS
    highest = [rows["value"].max() or 1 for rows in frames]
    high = max(max(highest) / unit, LEAST) if unit else OWN
    signs = [
        YearBars(rows, story, unit or most / high, high, wide / across - GAP, shared=bool(unit))
        for rows, most in zip(frames, highest, strict=True)
    ]
    head = Text(heading, weight=600, color=style.QUIET)
    flow = Flow(signs, gap=GAP, line=signs[0].line, across=across)
    return Row({"years": Stack((head, flow), gap=0.12)}, rule="", gap=0.1)


def _chosen(deliveries, years, words):
    """Name the years that were asked for, where they leave some deliveries out."""
    if deliveries["year"].between(*years).all():
        return ""
    return words.say("only {names}", names=words.years(*years))


def _subtitle(rows, story):
    words = story.words
    if rows.empty:
        return words.say("Yearly values between actors, each in a unit of its own")
    unit, name = rows["unit"].iloc[0], pair_of(rows, story)
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
        said = {"years": years, "unit": words.unit(unit), "what": rows["label"].iloc[0]}
        said["volume"] = words.number(rows["value"].sum(), digits(rows["value"].sum()))
        if rows["label"].nunique() == 1:
            return words.say("{what}: {volume} {unit} in {years}", **said)
        return words.say("{volume} {unit} in {years}", **said)
    total = spans[0]
    said = {
        "what": rows["label"].iloc[0],
        "share": words.percent(share_within(rows, total)),
        "years": years,
        "period": words.years(*(total[key] for key in PERIOD)),
    }
    several = total["period_to"] - total["period_from"] + 1
    if total["account"] == "article":
        return words.plural(
            "{what}, {years}: {share} came in the article's year, {period}",
            "{what}, {years}: {share} came in the article's years, {period}",
            min(several, 2),  # a year or years, however many
            **said,
        )
    return words.plural(
        "{what}, {years}: {share} came in the sources' year, {period}",
        "{what}, {years}: {share} came in the sources' years, {period}",
        min(several, 2),
        **said,
    )
