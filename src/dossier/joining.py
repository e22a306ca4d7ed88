"""The claims and sources that link tables add to the one that a row of facts names."""

import pandas as pd


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
