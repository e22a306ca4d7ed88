"""What the published totals, contracts and deliveries of arms add up to."""

import pandas as pd

PERIOD = ["period_from", "period_to"]
SAME = ["origin", "amount_usd_bn", "basis", *PERIOD]


def with_origin(totals, story):
    """Add the statement that each total rests on: rows of one ``origin`` are one voice.

    Args:
        totals: rows of ``arms_totals``.
        story: sources.
    """
    return totals.assign(origin=totals["source_id"].map(story.sources["origin"]))


def voices(totals):
    """Collect the totals that repeat one statement: same origin, amount, basis and period.

    Args:
        totals: what ``with_origin`` returns.

    Returns:
        A list of frames, the one that was said first in front.
    """
    ordered = totals.sort_values(["said_on", "id"])
    return [rows for _, rows in ordered.groupby(SAME, dropna=False, sort=False)]


def headline(totals):
    """Pick the article's total; None where no article speaks of one.

    Args:
        totals: rows of ``arms_totals``.
    """
    rows = totals[totals["account"] == "article"]
    return rows.iloc[0] if len(rows) else None


def explained(totals):
    """Pick what the sources say the amount stands for: the first total that counts contracts.

    Where the article gives an amount, only totals of the same amount come into question.

    Args:
        totals: rows of ``arms_totals``.

    Returns:
        A row, or None.
    """
    said = headline(totals)
    rows = totals[(totals["account"] == "checked") & totals["contract_count"].notna()]
    if said is not None:
        rows = rows[rows["amount_usd_bn"] == said["amount_usd_bn"]]
    return rows.sort_values(["said_on", "id"]).iloc[0] if len(rows) else None


def sales(totals):
    """Keep the totals of sales; a credit is not one, nor is what is only expected.

    Args:
        totals: rows of ``arms_totals``.
    """
    return totals[(totals["basis"] != "credit") & (totals["status"] != "expected")]


def counted(contracts, total=None):
    """Keep the contracts that were signed, and in the years of a total where one is given.

    Args:
        contracts: rows of ``arms_contracts``.
        total: a row of ``arms_totals``, or None.
    """
    rows = contracts[contracts["status"] == "signed"]
    if total is None or any(pd.isna(total[key]) for key in PERIOD):
        return rows
    return rows[rows["signed"].isna() | rows["signed"].dt.year.between(*(total[k] for k in PERIOD))]


def ladder(contracts):
    """Add contracts up in the order of signing, at their lowest and at their highest value.

    Args:
        contracts: rows of ``arms_contracts``.

    Returns:
        The rows with ``low_from``, ``low_to``, ``high_from`` and ``high_to`` in million US
        dollars.
    """
    rows = contracts.sort_values(["signed", "id"])
    for side in ("low", "high"):
        ends = rows[f"value_{side}_usd_m"].cumsum().round(2)
        rows[f"{side}_from"] = ends.shift(fill_value=0.0)
        rows[f"{side}_to"] = ends
    return rows


def unexplained(contracts, total):
    """Give the part of a total that contracts leave open, as lowest and highest, in USD m.

    Args:
        contracts: rows of ``arms_contracts``.
        total: a row of ``arms_totals``.
    """
    whole = total["amount_usd_bn"] * 1000
    sums = (contracts[f"value_{side}_usd_m"].sum() for side in ("high", "low"))
    return tuple(round(max(whole - part, 0.0), 2) for part in sums)


def trade(deliveries, totals, years):
    """Keep the deliveries of some years and name the pair that the totals speak of.

    Args:
        deliveries: rows of ``arms_deliveries``.
        totals: rows of ``arms_totals``; where there are none, the pair is the one with most
            deliveries.
        years: first and last year.

    Returns:
        The rows, and the pair as (supplier, recipient), None where there are no rows.
    """
    rows = deliveries[deliveries["year"].between(*years)]
    said = pd.concat([totals[totals["account"] == "article"], totals])
    if len(said):
        return rows, tuple(said.iloc[0][["supplier_id", "recipient_id"]])
    sums = rows.groupby(["supplier_id", "recipient_id"])["volume_tiv_m"].sum()
    return rows, (sums.idxmax() if len(sums) else None)


def share_within(deliveries, total):
    """Give the share of the volume that was delivered in the years of a total.

    Args:
        deliveries: rows of ``arms_deliveries`` of one pair.
        total: a row of ``arms_totals`` with a period.
    """
    inside = deliveries["year"].between(*(total[key] for key in PERIOD))
    whole = deliveries["volume_tiv_m"].sum()
    return deliveries.loc[inside, "volume_tiv_m"].sum() / whole if whole else 0.0


def of_pair(deliveries, pair):
    """Keep the deliveries of a pair, (supplier, recipient)."""
    supplier, recipient = (deliveries[f"{side}_id"] for side in ("supplier", "recipient"))
    return deliveries[(supplier == pair[0]) & (recipient == pair[1])]


def other_pairs(deliveries, pair):
    """Collect the other pairs that share supplier or recipient, those with most volume first.

    Args:
        deliveries: rows of ``arms_deliveries``.
        pair: (supplier, recipient).

    Returns:
        A list of frames.
    """
    supplier, recipient = (deliveries[f"{side}_id"] for side in ("supplier", "recipient"))
    shared = deliveries[(supplier == pair[0]) | (recipient == pair[1])]
    groups = shared.groupby(["supplier_id", "recipient_id"])
    found = [group for key, group in groups if key != tuple(pair)]
    return sorted(found, key=lambda group: -group["volume_tiv_m"].sum())


def meets(total, deliveries):
    """Tell whether a total, or None, has a period that meets the years of some deliveries."""
    if total is None or deliveries.empty or any(pd.isna(total[key]) for key in PERIOD):
        return False
    first, last = deliveries["year"].min(), deliveries["year"].max()
    return total["period_to"] >= first and total["period_from"] <= last
