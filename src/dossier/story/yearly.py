"""Yearly values between pairs of actors, such as deliveries, beside the years of a sum."""

import re

import pandas as pd

from dossier.story.sums import PERIOD

ENDS = ["from_id", "to_id"]
LARGE = 100
RATE = re.compile(
    r"[%°/]|\b(percent|per|degrees?|index|rate|share|price|por|grados?|índice|tasa|cuota|precio"
    r"|за|процент\w*|градус\w*|индекс|доля|цена)\b",
    re.IGNORECASE,
)


def trade(deliveries, totals, years):
    """Keep the deliveries of some years and name the pair that the totals speak of.

    Args:
        deliveries: rows of ``series``.
        totals: rows of ``money``; where no delivery is between those who pay and are paid, the
            pair is the one with most deliveries.
        years: first and last year.

    Returns:
        The rows, all in the unit of the pair, and the pair as (supplier, recipient), None where
        there are no rows.
    """
    rows = deliveries[deliveries["year"].between(*years)]
    said = pd.concat([totals[totals["account"] == "article"], totals])
    sums = rows.groupby(ENDS)["value"].sum()
    pair = next(iter(_between(said, sums.index)), sums.idxmax() if len(sums) else None)
    own = of_pair(rows, pair)["unit"] if pair else rows["unit"]
    # The unit of most rows; of equals the one that comes first.
    return (rows[rows["unit"] == own.value_counts(sort=False).idxmax()] if len(own) else rows), pair


def _between(totals, pairs):
    """Give those pairs that some totals speak of: from the paid to the payer, or the other way."""
    ends = zip(totals["payee_id"], totals["payer_id"], strict=True)
    return [pair for way in ends for pair in (way, way[::-1]) if pair in pairs]


def other_units(deliveries, rows, years):
    """Collect the values of some years in other units: a frame for each unit and pair.

    Args:
        deliveries: of all units.
        rows: what ``trade`` returns.
        years: first and last year.
    """
    there = deliveries[deliveries["year"].between(*years)]
    apart = there[~there["unit"].isin(rows["unit"])]
    return [group for _, group in apart.groupby(["unit", *ENDS], sort=False)]


def adds(unit):
    """Tell whether values of a unit add up over years: shares, rates and temperatures do not."""
    return not RATE.search(unit)


def digits(value):
    """Choose the decimal places of a value: none of a large one, else as many as it has."""
    return 0 if value >= LARGE else None


def share_within(deliveries, total):
    """Give the share of the deliveries of a pair that fell in the period of a total."""
    inside = deliveries["year"].between(*(total[key] for key in PERIOD))
    whole = deliveries["value"].sum()
    return deliveries.loc[inside, "value"].sum() / whole if whole else 0.0


def of_pair(deliveries, pair):
    """Keep the deliveries of a pair, (supplier, recipient)."""
    supplier, recipient = (deliveries[end] for end in ENDS)
    return deliveries[(supplier == pair[0]) & (recipient == pair[1])]


def other_pairs(deliveries, pair):
    """List a frame for each other pair with the same supplier or recipient, most volume first."""
    supplier, recipient = (deliveries[end] for end in ENDS)
    shared = deliveries[(supplier == pair[0]) | (recipient == pair[1])]
    groups = shared.groupby(ENDS)
    found = [group for key, group in groups if key != tuple(pair)]
    return sorted(found, key=lambda group: -group["value"].sum())


def meets(total, deliveries):
    """Tell whether a total, or None, has a period that meets the years of some deliveries."""
    if total is None or deliveries.empty or any(pd.isna(total[key]) for key in PERIOD):
        return False
    first, last = deliveries["year"].min(), deliveries["year"].max()
    return total["period_to"] >= first and total["period_from"] <= last
