"""The contracts as steps towards the total: what is written beside each, how high it is."""

import pandas as pd

from dossier.plot import style
from dossier.plot.typesetting import wrap
from dossier.story.arms import unexplained

LEFT, LINE, PAD, GAP = 2.75, 0.18, 0.09, 0.42  # inches: names, line, above a row, above the rest


def rows_of(steps, apart, total, words):
    """Lay out the steps, the gap to the total, and the contracts that stand apart.

    Args:
        steps: what ``ladder`` returns, of contracts that are added.
        apart: the same of contracts that are not.
        total: a row of ``arms_totals``, or None.
        words: the language.

    Returns:
        A list of dicts: ``row`` is what is drawn; ``name``, ``below``, ``values`` and
        ``heading`` are its words; ``height`` is in inches.
    """
    rows = [_step(row, words) | {"apart": False} for row in steps.to_dict("records")]
    if total is not None and len(steps):
        gap = unexplained(steps, total)
        rows.append(_gap(gap, steps, total, words))
    for n, row in enumerate(apart.to_dict("records")):
        rows.append(_step(row, words) | {"apart": True})
        if n == 0:
            rows[-1]["height"] += GAP
            rows[-1]["heading"] = _heading(apart, words)
    return rows


def _heading(apart, words):
    if (apart["status"] != "signed").all():
        return words.say("Not added: only reported as agreed")
    return words.say("Not added: only reported as agreed, or signed in other years")


def _step(row, words):
    name = wrap(row["item"], LEFT - 0.2, style.SIZE["label"])
    below = [text for text in (when(row, words), _pieces(row, words)) if text]
    height = (len(name) + 1) * LINE + 2 * PAD
    values = spread(row["value_low_usd_m"], row["value_high_usd_m"], words)
    layout = {"name": name, "below": ", ".join(below), "values": values, "heading": ""}
    return layout | {"row": row, "height": height, "gap": False}


def _gap(gap, steps, total, words):
    low, high = (steps[f"{side}_to"].iloc[-1] for side in ("low", "high"))
    below = words.say("after {sums} in contracts", sums=spread(low, high, words))
    name = wrap(
        words.say("In no signed contract whose value was found"), LEFT - 0.2, style.SIZE["label"]
    )
    whole = total["amount_usd_bn"] * 1000
    row = dict(total) | {
        "low_from": low,
        "high_from": high,
        "low_to": max(whole, low),
        "high_to": max(whole, high),
    }
    values = spread(*gap, words)
    layout = {"name": name, "below": below, "values": values}
    height = (len(name) + 1) * LINE + 2 * PAD
    return layout | {"row": row, "height": height, "gap": True, "apart": False}


def when(row, words, column="signed"):
    """Write a date of a row as exactly as it is known; empty where it is not.

    Args:
        row: with the date in ``column`` and its precision beside it.
        words: the language.
        column: name of the date.
    """
    return words.when(row[column], precision=row[f"{column}_precision"])


def days_of(contract):
    """Give the day of signing and how exactly it is known, as ``Figure.mark`` takes them."""
    return {"when": [contract["signed"]], "precision": contract["signed_precision"]}


def _pieces(row, words):
    if pd.isna(row["quantity"]):
        return ""
    return words.plural("{n} piece", "{n} pieces", int(row["quantity"]))


def spread(low, high, words):
    """Write a range of million US dollars, or the one value that it comes to."""
    if low == high:
        return words.money_m(low)
    return words.say("{low} to {high}", low=words.money_m(low), high=words.money_m(high))
