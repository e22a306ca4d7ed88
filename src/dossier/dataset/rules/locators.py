"""Rules on where evidence stands in its source."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, row_rule

MOST = 8  # words of a passage that a package may hold, first and last together


@row_rule("evidence", "starts", "ends")
def rule_few_words(row: Row) -> Iterator[Problem]:
    """A passage has its first and its last words, few of each."""
    count = len(row["starts"].split()) + len(row["ends"].split())
    if count > MOST:
        wrong = f"{count} words with those of starts"
        yield row.problem("ends", wrong, f"{MOST}, as few as find it")


@row_rule("evidence", "starts", "place", "read")
def rule_found_where_read(row: Row) -> Iterator[Problem]:
    """A passage that was found was read, in a text that was opened."""
    found = row["starts"] or row["place"]
    if found and row["read"] not in ("full", "part"):
        wrong = f'"{row["read"]}", but the passage has its place ({found})'
        yield row.problem("read", wrong, "full, part")
