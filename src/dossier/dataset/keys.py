"""The tables of facts, their keys, and the order in which keys are sorted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.dataset.schema import key_fields

if TYPE_CHECKING:
    import pandas as pd

FACTS = {
    "accords": "accord_id",
    "tour_stops": "stop_id",
    "money": "money_id",
    "parts": "part_id",
    "series": "series_id",
    "relations": "relation_id",
    "postures": "posture_id",
    "events": "event_id",
}


# Sentences stand in reading order, which their keys do not give: HS1 comes before P1S1.
ORDER = {"sentences": ["position"]}


def sorting(table: str, schema: dict) -> list[str]:
    """List the columns by which the rows of a table are sorted."""
    return ORDER.get(table) or key_fields(schema.get("primaryKey"))


def grouped(frame: pd.DataFrame, *columns: str) -> dict[tuple, list[dict]]:
    """Collect rows, each a dict, by what they have in some columns; the frame is read but once."""
    found = {}
    for row in frame.to_dict("records"):
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def natural(text: str) -> list[tuple[int, int, str]]:
    """Give the place of a key in natural order: S2 before S10."""
    place = []
    for part in re.findall("[0-9]+|[^0-9]+", text):
        # Without its zeros a number is the greater the longer it is, however long.
        digits = part.lstrip("0") if part.isdecimal() and part.isascii() else None
        place.append((0, 0, part) if digits is None else (1, len(digits), digits))
    return place
