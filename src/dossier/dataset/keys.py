"""The tables of facts, their keys, and the order in which keys are sorted."""

import re

from dossier.dataset.model import model
from dossier.dataset.schema import key_fields

FACTS = {table: model()["tables"][table]["key"][0] for table in model()["facts"]}
# Sentences stand in reading order, which their keys do not give: HS1 comes before P1S1.
ORDER = {"sentences": ["position"]}
PARTS = re.compile("[0-9]+|[^0-9]+")


def sorting(table: str, schema: dict) -> list[str]:
    """List the columns by which the rows of a table are sorted."""
    return ORDER.get(table) or key_fields(schema.get("primaryKey"))


def natural(text: str) -> list[tuple[int, int, str]]:
    """Give the place of a key in natural order: S2 before S10."""
    place = []
    for part in PARTS.findall(text):
        # Without its zeros a number is the greater the longer it is, however long.
        digits = part.lstrip("0") if part.isdecimal() and part.isascii() else None
        place.append((0, 0, part) if digits is None else (1, len(digits), digits))
    return place
