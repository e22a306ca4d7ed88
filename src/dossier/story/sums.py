"""What the published sums stand for, and what their parts add up to."""

import numpy as np
import pandas as pd

from dossier.dataset.rows import dicts
from dossier.i18n.money import SCALES, rescaled

ONES = {name: scale.ones for name, scale in SCALES.items()}
PERIOD = ["period_from", "period_to"]
AGREED = ["signed", "planned"]  # parts that add up: an instalment that falls due later is planned
SAID = ["said_on", "id"]
ASKED = ["account", "part_count", "currency", "amount", "scale", *SAID]
SAME = ["origin", "currency", "worth", "basis", *PERIOD]


def with_origin(totals, story):
    """Add the statement that each total rests on: rows of one ``origin`` are one voice."""
    return totals.assign(
        origin=totals["source_id"].map(story.sources["origin"]), worth=worth(totals)
    )


def worth(totals):
    """Give the amounts of some totals in ones of their currencies."""
    return (totals["amount"] * totals["scale"].map(ONES).astype(float)).round(2)


def comparable(contracts, total):
    """Keep the contracts in the currency of a total, or in the one of most; all in one scale."""
    if contracts.empty:
        return contracts
    currency = contracts["currency"].mode()[0] if total is None else total["currency"]
    rows = contracts[contracts["currency"] == currency]
    if rows.empty:
        return rows
    scale = rows["scale"].mode()[0]
    values = {
        key: [rescaled(*pair, scale) for pair in zip(rows[key], rows["scale"], strict=True)]
        for key in ("value_low", "value_high")
    }
    return rows.assign(**values, scale=scale)


def voices(totals):
    """Collect the totals that repeat one statement: same origin, amount, basis and period.

    Args:
        totals: what ``with_origin`` returns.

    Returns:
        A list of frames, the one that was said first in front.
    """
    ordered = totals.sort_values(SAID)
    return [rows for _, rows in ordered.groupby(SAME, dropna=False, sort=False)]


def headline(totals):
    """Pick the article's total; None where no article speaks of one."""
    rows = np.flatnonzero(totals["account"] == "article")
    return totals.iloc[rows[0]] if len(rows) else None


def explained(totals):
    """Pick what the sources say the amount stands for: the first total that counts contracts.

    Where the article gives an amount, only totals of the same amount come into question.

    Returns:
        A row, or None.
    """
    said, rows = headline(totals), dicts(totals[ASKED])
    places = [
        place
        for place, row in enumerate(rows)
        if row["account"] == "checked" and not pd.isna(row["part_count"])
        if said is None or _sum(row) == _sum(said)
    ]
    first = min(places, key=lambda place: [rows[place][key] for key in SAID], default=None)
    return None if first is None else totals.iloc[first]


def _sum(total):
    return total["currency"], round(rescaled(total["amount"], total["scale"], "one"), 2)


def whole(totals, story=None):
    """Keep the total that contracts add up to: what ``explained`` picks, else the article's."""
    total = explained(totals)
    total = headline(totals) if total is None else total
    return totals[:0] if total is None else totals[totals["id"] == total["id"]]


def sales(totals):
    """Keep the totals of sales; a credit is not one, nor is what is only expected."""
    return totals[(totals["basis"] != "credit") & (totals["status"] != "expected")]


def counted(contracts, total=None):
    """Keep the parts that were agreed, and in the years of a total where one is given."""
    rows = contracts[contracts["status"].isin(AGREED)]
    if total is None or any(pd.isna(total[key]) for key in PERIOD):
        return rows
    return rows[rows["signed"].isna() | rows["signed"].dt.year.between(*(total[k] for k in PERIOD))]


def ladder(contracts):
    """Add contracts up in the order of signing, at their lowest and at their highest value.

    Returns:
        The rows with ``low_from``, ``low_to``, ``high_from`` and ``high_to``.
    """
    rows = contracts.sort_values(["signed", "id"])
    for side in ("low", "high"):
        ends = rows[f"value_{side}"].cumsum().round(2)
        rows[f"{side}_from"] = ends.shift(fill_value=0.0)
        rows[f"{side}_to"] = ends
    return rows


def unexplained(contracts, total):
    """Give what contracts of one scale leave open of a total, lowest and highest, in that scale."""
    whole = within(total, contracts)
    sums = (contracts[f"value_{side}"].sum() for side in ("high", "low"))
    return tuple(round(max(whole - part, 0.0), 2) for part in sums)


def within(total, contracts):
    """Give the amount of a total in the scale of some contracts, or in its own."""
    scale = contracts["scale"].iloc[0] if len(contracts) else total["scale"]
    return rescaled(total["amount"], total["scale"], scale)
