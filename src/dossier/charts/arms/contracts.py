"""The reported contracts, added up towards the total, at lowest and at highest values."""

import pandas as pd

from dossier.charts.arms import money_words
from dossier.charts.arms.money_words import spread, when
from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.i18n.money import unit
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.ledger import Bar, Bars, Column, Ledger, Row, Stack, Text, amounts, note
from dossier.story.facts import publishers
from dossier.story.select import sees
from dossier.story.sums import (
    comparable,
    counted,
    ladder,
    unexplained,
    whole,
    within,
)

DECKS = (("item", "values"), ("scale",))
SIDES = {"low": vocabulary.INK, "high": style.tint(vocabulary.INK, 0.5)}


@style.applied()
@sees(totals=whole)
def contracts_chart(contracts, totals, story):
    """Draw the contracts as steps towards the total, one step a contract, two bars a step.

    The upper, dark bars add up the lowest published values, the lower, grey bars the highest.
    What is missing to the total is a dotted range. Contracts that are only reported, or signed
    outside the total's years, stand apart below and are not added.

    Args:
        contracts: rows of ``parts``.
        totals: rows of ``money``; the total is what ``whole`` keeps.
        story: words.

    Returns:
        A figure; None where the package knows of no part.
    """
    if contracts.empty and not story.package.has("parts"):
        return None
    words, total = story.words, totals.iloc[0] if len(totals) else None
    contracts = comparable(contracts, total)
    steps = ladder(counted(contracts, total))
    about = {
        "kind": words.say("Waterfall chart"),
        "title": money_words.contracts_title(steps, total, words),
        "subtitle": _subtitle(contracts, words),
        "publishers": publishers(contracts, totals),
    }
    if contracts.empty:
        return Figure("03-contracts", words, size=(9.5, 3), **about).empty()
    apart = contracts[~contracts["id"].isin(steps["id"])].sort_values(["signed", "id"])
    rows = [_step(row, words) for row in dicts(steps)]
    if total is not None and len(steps):
        rows.append(_rest(steps, total, words))
    ends, stops = [*steps["high_to"], *apart["value_high"], 1.0], ()
    if total is not None:
        ends.append(within(total, contracts))
        stops = ((ends[-1], _whole(total, contracts, words), len(rows)),)
    columns = {
        "item": Column(width=2.75),
        "scale": amounts(max(ends), words, share=1, gap=0.4, stops=stops),
        "values": Column(align="right", level="middle", gap=0),
    }
    table = Ledger(columns, [*rows, *_apart(apart, words)], pad=0.09, width=9.5, decks=DECKS)
    figure = table.draw("03-contracts", words, **about)
    _join(table, steps, len(rows))
    return figure


def _subtitle(contracts, words):
    if contracts.empty:
        return words.say("Reported parts; none in the currency of the sum")
    return words.say(
        "Reported parts in {unit}; upper bars: lowest published values added up, lower bars: "
        "highest",
        unit=words.unit(unit(*contracts[["currency", "scale"]].iloc[0])),
    )


def _whole(total, contracts, words):
    money = {"currency": total["currency"], "scale": contracts["scale"].iloc[0]}
    text = words.money(within(total, contracts), **money)
    if pd.isna(total["part_count"]):
        return text
    return words.say("{total}: {parts}", total=text, parts=money_words.counts(total, words))


def _cells(name, below, bars, values):
    return {
        "item": Stack((Text(name), note(below))),
        "scale": Bars(tuple(bars)),
        "values": Text(values, weight=600),
    }


def _below(row, words):
    """Say when a contract was signed, and over how many pieces."""
    pieces = ""
    if not pd.isna(row["quantity"]):
        pieces = words.plural("{n} piece", "{n} pieces", int(row["quantity"]))
    return ", ".join(text for text in (when(row, words), pieces) if text)


def _step(row, words):
    """Lay out a part that is added: a dark bar over a grey one, dashed where it is to come."""
    bars = [_bar(row, side, row[f"{side}_from"], words, _filled(side, row)) for side in SIDES]
    values = spread(row["value_low"], row["value_high"], row, words)
    return Row(_cells(row["item"], _below(row, words), bars, values))


def _filled(side, row):
    look = {"facecolor": SIDES[side], "edgecolor": SIDES[side], "linewidth": 0.6}
    if row["status"] not in vocabulary.AHEAD:
        return look
    return look | style.line("planned") | {"facecolor": style.tint(SIDES[side], 0.3)}


def _bar(row, side, start, words, look, alone=False):
    item, below, value = row["item"], _below(row, words), row[f"value_{side}"]
    if below:
        item = words.say("{item} ({details})", item=item, details=below)
    labels = {
        "low": words.say("{item}, lowest published value", item=item),
        "high": words.say("{item}, highest published value", item=item),
    }
    mark = {
        "row": row,
        "id": f"{row['id']}-{side}",
        "label": item if alone else labels[side],
        "value": value,
        "unit": unit(row["currency"], row["scale"]),
        "at": (start + value / 2, row["id"]),
        "when": [row["signed"]],
        "precision": row["signed_precision"],
    }
    return Bar(start, start + value, look, mark)


def _rest(steps, total, words):
    """Lay out what no contract explains: two dotted bars up to the total."""
    whole, money, bars = within(total, steps), steps.iloc[0], []
    sums = {side: steps[f"{side}_to"].iloc[-1] for side in SIDES}
    labels = {
        "low": words.say("In no part whose value was found, if those cost the least"),
        "high": words.say("In no part whose value was found, if those cost the most"),
    }
    for side, start in sums.items():
        end = max(whole, start)
        value = round(end - start, 2)
        mark = {
            "row": total,
            "id": f"{total['id']}-rest-{side}",
            "label": labels[side],
            "value": value,
            "unit": unit(total["currency"], steps["scale"].iloc[0]),
            "at": (start + value / 2, total["id"]),
        }
        bars.append(Bar(start, end, style.fill("expected") | {"edgecolor": vocabulary.INK}, mark))
    name = words.say("Left unexplained")
    below = words.say("after {sums} in parts", sums=spread(*sums.values(), money, words))
    return Row(_cells(name, below, bars, spread(*unexplained(steps, total), money, words)))


def _apart(contracts, words):
    """Lay out the contracts that are not added: hollow bars from zero, one for each value."""
    look = {"facecolor": style.PAPER, "edgecolor": vocabulary.INK, "linewidth": 1.1}
    for number, row in enumerate(dicts(contracts)):
        low, high = row["value_low"], row["value_high"]
        sides = ["high"] if low == high else SIDES
        bars = [_bar(row, side, 0.0, words, look, alone=low == high) for side in sides]
        head = "" if number else money_words.apart(contracts, words)
        yield Row(
            _cells(row["item"], _below(row, words), bars, spread(low, high, row, words)), head=head
        )


def _join(table, steps, count):
    """Lead from the end of each step down to the next."""
    boxes = [table.box(number, "scale") for number in range(count)]
    for row, here, there in zip(dicts(steps), boxes, boxes[1:], strict=False):
        cuts = [here.y + here.height, there.y] if len(table.dealt) > 1 else []  # words are between
        for side, aside in (("low", -0.12), ("high", 0)):
            x = table.columns["scale"].at(row[f"{side}_to"])
            look = {"color": SIDES[side], "linewidth": 0.6, "zorder": 0.5}
            ends = [here.middle + aside, *cuts, there.middle + aside]
            for top, bottom in zip(ends[::2], ends[1::2], strict=True):
                table.axes.plot((x, x), (top, bottom), **look)
