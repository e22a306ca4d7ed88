"""The reported contracts, added up towards the total, at lowest and at highest values."""

import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from dossier.charts.arms.steps import GAP, LEFT, LINE, PAD, days_of, rows_of
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import MARGIN
from dossier.plot.sheet import sheet
from dossier.story.arms import counted, explained, headline, ladder, unexplained
from dossier.story.story import publishers

WIDTH, RIGHT, HEAD, BAR = 9.5, 1.5, 0.5, 0.12  # inches: figure, values, axis, bar
SIDES = {"low": vocabulary.INK, "high": style.tint(vocabulary.INK, 0.5)}


@style.applied()
def contracts_chart(contracts, totals, story):
    """Draw the contracts as steps towards the total, one step a contract, two bars a step.

    The upper, dark bars add up the lowest published values, the lower, grey bars the highest.
    What is missing to the total is a dotted range. Contracts that are only reported, or signed
    outside the total's years, stand apart below and are not added.

    Args:
        contracts: rows of ``arms_contracts``.
        totals: rows of ``arms_totals``; the total is what ``explained`` picks.
        story: words.
    """
    words, total = story.words, _total(totals)
    steps = ladder(counted(contracts, total))
    apart = ladder(contracts[~contracts["id"].isin(steps["id"])])
    apart = apart.assign(low_from=0.0, high_from=0.0)
    rows = rows_of(steps, apart, total, words)
    marks = [total["id"]] if total is not None else []
    figure, axes, width = sheet(
        "03-contracts",
        words,
        max(HEAD + sum(row["height"] for row in rows), 1.5),
        width=WIDTH,
        kind=words.say("Waterfall chart"),
        title=_title(steps, total, words),
        subtitle=_subtitle(contracts, words),
        publishers=publishers(contracts, totals[totals["id"].isin(marks)]),
    )
    if contracts.empty:
        return figure.empty(words.say("No contract was known, or the account names none."))
    ends = [*steps["high_to"], *apart["value_high_usd_m"], 1.0]
    top = max(ends if total is None else [*ends, total["amount_usd_bn"] * 1000])
    scale = (width - LEFT - RIGHT - 0.1) / top
    _draw_axis(axes, scale, top, HEAD + sum(row["height"] for row in rows), words)
    y = HEAD
    for row in rows:
        (_draw_gap if row["gap"] else _draw_step)(figure, axes, row, y, scale)
        y += row["height"]
    if total is not None:
        last = HEAD + sum(row["height"] for row in rows if not row["apart"])
        _draw_total(axes, total, LEFT + total["amount_usd_bn"] * 1000 * scale, last, words)
    return figure


def _total(totals):
    return next((row for row in (explained(totals), headline(totals)) if row is not None), None)


def _draw_axis(axes, scale, top, bottom, words):
    for value in MaxNLocator(5, integer=True).tick_values(0, top):
        if value > top:
            break
        x = LEFT + value * scale
        axes.plot((x, x), (HEAD - 0.08, bottom), color=style.FAINT, linewidth=0.6, zorder=0)
        text = words.number(value)
        axes.text(x, HEAD - 0.2, text, color=style.QUIET, ha="center", va="center")


def _draw_step(figure, axes, row, y, scale):
    words, contract = figure.words, row["row"]
    if row["heading"]:
        axes.text(0, y + GAP - 0.12, row["heading"], weight=600, color=style.QUIET, va="center")
        y += GAP
    middle = _draw_names(axes, row, y, vocabulary.INK)
    item = words.say("{item} ({details})", item=contract["item"], details=row["below"])
    item = item if row["below"] else contract["item"]
    labels = {
        "low": words.say("{item}, lowest published value", item=item),
        "high": words.say("{item}, highest published value", item=item),
        "one": item,
    }
    if row["apart"]:
        _draw_apart(figure, axes, contract, labels, middle, scale)
        return
    for side, level in (("low", -BAR), ("high", 0)):
        value = contract[f"value_{side}_usd_m"]
        start = LEFT + contract[f"{side}_from"] * scale
        look = {"facecolor": SIDES[side], "edgecolor": SIDES[side], "linewidth": 0.6}
        bar = axes.add_patch(Rectangle((start, middle + level), value * scale, BAR, **look))
        at = (contract[f"{side}_from"] + value / 2, contract["id"])
        key = f"{contract['id']}-{side}"
        said = {"label": labels[side], "value": value, "unit": "USD m"}
        figure.mark(bar, contract, id=key, at=at, **said, **days_of(contract))
        below = (middle + level, y + row["height"] + LINE + PAD + level)
        axes.plot((start + value * scale,) * 2, below, color=SIDES[side], linewidth=0.6, zorder=1)


def _draw_apart(figure, axes, contract, labels, middle, scale):
    """Draw a contract that is not added as hollow bars from zero, one for each value."""
    values = [(side, contract[f"value_{side}_usd_m"]) for side in ("low", "high")]
    if values[0][1] == values[1][1]:
        values = values[1:]
    height = 2 * BAR / len(values)
    for n, (side, value) in enumerate(values):
        corner = (LEFT, middle - BAR + n * height)
        look = {"facecolor": style.PAPER, "edgecolor": vocabulary.INK, "linewidth": 1.1}
        bar = axes.add_patch(Rectangle(corner, value * scale, height, **look))
        label = labels["one" if len(values) == 1 else side]
        at = (value / 2, contract["id"])
        key = f"{contract['id']}-{side}"
        said = {"label": label, "value": value, "unit": "USD m"}
        figure.mark(bar, contract, id=key, at=at, **said, **days_of(contract))


def _draw_gap(figure, axes, row, y, scale):
    words, total = figure.words, row["row"]
    middle = _draw_names(axes, row, y, vocabulary.INK)
    labels = {
        "low": words.say("In no signed contract whose value was found, if those cost the least"),
        "high": words.say("In no signed contract whose value was found, if those cost the most"),
    }
    for side, level in (("low", -BAR), ("high", 0)):
        start, end = (LEFT + total[f"{side}_{edge}"] * scale for edge in ("from", "to"))
        look = style.fill("expected") | {"edgecolor": vocabulary.INK}
        bar = axes.add_patch(Rectangle((start, middle + level), end - start, BAR, **look))
        value = round(total[f"{side}_to"] - total[f"{side}_from"], 2)
        at = (total[f"{side}_from"] + value / 2, total["id"])
        key = f"{total['id']}-rest-{side}"
        figure.mark(bar, total, id=key, label=labels[side], value=value, unit="USD m", at=at)


def _draw_names(axes, row, y, colour):
    """Write name, date and value of a row; return the middle of its bars."""
    height = (len(row["name"]) + 1) * LINE + 2 * PAD
    axes.text(0, y + PAD, "\n".join(row["name"]), va="top", linespacing=1.0, color=colour)
    below = y + PAD + LINE * len(row["name"]) + 0.02
    axes.text(0, below, row["below"], va="top", size=style.SIZE["note"], color=style.QUIET)
    middle = y + height / 2
    x = WIDTH - 2 * MARGIN
    axes.text(x, middle, row["values"], va="center", ha="right", weight=600)
    axes.plot((0, x), (y + height, y + height), color=style.FAINT, linewidth=0.6, zorder=0)
    return middle


def _draw_total(axes, total, x, bottom, words):
    axes.plot((x, x), (HEAD - 0.08, bottom), color=vocabulary.INK, linewidth=1.2)
    text = words.money_m(total["amount_usd_bn"] * 1000)
    if not pd.isna(total["contract_count"]):
        text = words.plural(
            "{total} for {n} contract",
            "{total} for {n} contracts",
            int(total["contract_count"]),
            total=text,
        )
    axes.text(x, 0.1, text, ha="right", va="center", weight=600)


def _title(steps, total, words):
    if steps.empty:
        return words.say("No published contract to add up")
    low, high = (words.money_bn(steps[f"{side}_to"].iloc[-1] / 1000) for side in ("low", "high"))
    said = {"low": low, "high": high}
    if total is None:
        return words.say("Signed contracts whose value was found add up to {low} to {high}", **said)
    gap = unexplained(steps, total)
    amount = words.money_bn(total["amount_usd_bn"])
    if not gap[0]:
        return words.say(
            "Signed contracts whose value was found add up to {low} to {high}, "
            "the total is {amount}",
            amount=amount,
            **said,
        )
    return words.say(
        "At least {low} of the {amount} is in no signed contract whose value was found",
        low=words.money_bn(gap[0] / 1000),
        amount=amount,
    )


def _subtitle(contracts, words):
    return words.say(
        "Reported contracts in million US dollars; upper bars: lowest published values added up, "
        "lower bars: highest"
    )
