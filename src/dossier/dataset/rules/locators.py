"""Rules on where evidence stands in its source, and on the copy of a source that was read."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Tables, rule

MOST = 8  # words of a passage that a package may hold, first and last together


@rule("evidence.starts", "evidence.ends")
def rule_both_ends(tables: Tables) -> Iterator[Problem]:
    """A passage has its first and its last words, few of each."""
    for row in tables["evidence"]:
        yield from row.together("starts", "ends")
        count = len(row["starts"].split()) + len(row["ends"].split())
        if count > MOST:
            message = f"{count} words with those of starts; allowed: {MOST}, as few as find it"
            yield row.problem("ends", message)


@rule("evidence.starts", "evidence.place", "evidence.read")
def rule_found_where_read(tables: Tables) -> Iterator[Problem]:
    """A passage that was found was read, in a text that was opened."""
    for row in tables["evidence"]:
        found = row["starts"] or row["place"]
        if found and row["read"] not in ("full", "part"):
            message = f'"{row["read"]}", but the passage has its place ({found})'
            yield row.problem("read", f"{message}; allowed: full, part")


@rule("sources.text_length", "sources.text_sha256")
def rule_text_measured(tables: Tables) -> Iterator[Problem]:
    """A text that was measured has its length and its digest."""
    for row in tables["sources"]:
        yield from row.together("text_length", "text_sha256")


@rule("sources.archived", "sources.archived_on")
def rule_archived(tables: Tables) -> Iterator[Problem]:
    """The day of a copy is that of one in an archive."""
    for row in tables["sources"]:
        if row["archived_on"] and not row["archived"]:
            message = f"{row['archived_on']} without an archived copy; allowed: an empty cell"
            yield row.problem("archived_on", message)
