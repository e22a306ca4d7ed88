"""The tables of facts: their keys, and the claims and sources that link tables add to a row."""

import re

import pandas as pd

FACTS = {
    "accords": "accord_id",
    "tour_stops": "stop_id",
    "arms_totals": "total_id",
    "arms_contracts": "contract_id",
    "arms_deliveries": "delivery_id",
    "relations": "relation_id",
    "postures": "posture_id",
    "events": "event_id",
}


def natural(text: str) -> list[tuple[int, int, str]]:
    """Give the place of a key in natural order: S2 before S10."""
    place = []
    for part in re.findall("[0-9]+|[^0-9]+", text):
        # Without its zeros a number is the greater the longer it is, however long.
        digits = part.lstrip("0") if part.isdecimal() and part.isascii() else None
        place.append((0, 0, part) if digits is None else (1, len(digits), digits))
    return place


def linked(facts, column, links, allowed=None):
    """Collect the key in the row and the further keys in a link table, in that order.

    Args:
        facts: rows with ``id`` and the column.
        column: ``claim_id`` or ``source_id``.
        links: rows of the link table, with ``fact_id`` and the column.
        allowed: the keys that may be named; all of them by default.

    Returns:
        A tuple of keys for each row.
    """
    further = links.groupby("fact_id")[column].agg(tuple)
    return [
        tuple(
            key
            for key in dict.fromkeys((own, *further.get(fact, ())))
            if not pd.isna(key) and (allowed is None or key in allowed)
        )
        for fact, own in zip(facts["id"], facts[column], strict=True)
    ]
