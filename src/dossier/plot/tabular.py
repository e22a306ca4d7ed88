"""A figure as data: its marks as JSON and as rows for a spreadsheet, sorted by their ids."""

import csv
import io
import json

from dossier.dataset.keys import natural

LISTS = ("claims", "wordings", "sources", "publishers")


def as_json(figure):
    """Write the figure's words and marks."""
    about = {
        "name": figure.name,
        "lang": figure.words.lang,
        "kind": figure.kind,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "selection": figure.selection,
        "alt": figure.alt,
        "description": figure.description.splitlines(),
        "marks": [vars(mark) for mark in _sorted(figure.marks)],
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def as_csv(figure):
    """Write the rows drawn, with their claims and sources spelt out."""
    text = io.StringIO()
    rows = [_row(mark) for mark in _sorted(figure.marks)]
    fields = list(rows[0]) if rows else ["id"]
    writer = csv.DictWriter(text, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _sorted(marks):
    """Sort marks by id, so that a row above does not move those below in the files."""
    return sorted(marks, key=lambda mark: natural(mark.id))


def _row(mark):
    row = vars(mark) | {}
    position = row.pop("position")
    lists = {key: "; ".join(row[key]) for key in LISTS}
    return row | lists | {"x": _at(position, 0), "y": _at(position, 1)}


def _at(position, index):
    return position[index] if index < len(position) else ""
