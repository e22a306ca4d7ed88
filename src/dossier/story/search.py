"""Words and numbers, looked for in all tables: which rows hold them."""

import re

import pandas as pd

from dossier.dataset.keys import FACTS
from dossier.dataset.rows import dicts

TABLES = {"claims": "claim_id", "evidence": "evidence_id", "sources": "source_id"} | FACTS


def find(text, story):
    """Find the rows that hold all words of a text, in any column and in any case.

    Returns:
        Dicts of table, id and the cells that hold a word (dict of column to text), in the
        order of ``TABLES``. A number is found whole: 4.4 is not in 14.4 nor in 4.41.
    """
    wanted = [_pattern(word) for word in text.split()]
    found = []
    there = [table for table in TABLES if wanted and table in story.package.tables]
    for table in there:
        for row in dicts(story.package.load(table)):
            cells = {name: _cell(value) for name, value in row.items() if pd.notna(value)}
            held = [name for name, cell in cells.items() if any(p.search(cell) for p in wanted)]
            if all(any(p.search(cells[name]) for name in held) for p in wanted):
                said = {name: cells[name] for name in held}
                found.append({"table": table, "id": row[TABLES[table]], "cells": said})
    return found


def tell(found, words):
    """List what was found, a line a row, and how many there are."""
    lines = [
        f"{each['id']}  {each['table']}  "
        + "; ".join(f"{name}: {cell}" for name, cell in each["cells"].items())
        for each in found
    ]
    count = words.plural("{n} row holds these words.", "{n} rows hold these words.", len(found))
    return [*lines, count]


def _cell(value):
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def _pattern(word):
    """Match a word where it begins, or a number as it stands alone."""
    if word[0].isdigit():
        return re.compile(rf"(?<![\d.,]){re.escape(word)}(?!\d|[.,]\d)")
    return re.compile(rf"\b{re.escape(word)}" if word[0].isalnum() else re.escape(word), re.I)
