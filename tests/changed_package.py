"""A package with the same rows in the same order, in which every number is another."""

import csv
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from typed_numbers import COUNTS

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA

YEARS, DAYS = 31, 11326  # 31 years and 3 days: years, days and weekdays are all others
KEPT = {"position", "length", "text_length"}  # order, and what the sentences are known by


def change(folder):
    """Write the changed package into a folder; return it.

    Amounts grow by about a third, years and dates move by some 31 years, so that what was
    greater or later still is; digits and number words in texts become others. Keys, addresses,
    digests and words of the vocabulary stay.
    """
    shutil.copytree(DATA, folder)
    package = Package(folder)
    for table in package.tables:
        file, fields = package.file(table), {each["name"]: each for each in package.fields(table)}
        keys = _keys(package.schema(table))
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        changes = [_change_of(fields[name], name in keys) for name in header]
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                writer.writerow([cell and to(cell) for to, cell in zip(changes, row, strict=True)])
    return Path(folder)


def _keys(schema):
    primary = schema["primaryKey"]
    foreign = [each["fields"] for each in schema.get("foreignKeys", ())]
    return {
        key for keys in [primary, *foreign] for key in ([keys] if isinstance(keys, str) else keys)
    }


def _change_of(field, is_key):
    """Choose how the cells of a column change."""
    limits = field.get("constraints", {})
    if is_key or field["name"] in KEPT or {"enum", "pattern"} & set(limits):
        return str
    if field["type"] == "integer":
        return _year if field.get("unit") == "year" else lambda cell: str(2 * int(cell) + 7)
    if field["type"] == "number":
        return _degrees if "maximum" in limits else _amount
    return {"date": _day, "string": _text}.get(field["type"], str)


def _year(cell):
    return str(int(cell) + YEARS)


def _day(cell):
    return (date.fromisoformat(cell) + timedelta(DAYS)).isoformat()


def _amount(cell):
    """Raise an amount; none stays none."""
    return f"{float(cell) * 1.37 + 0.11:.2f}" if float(cell) else cell


def _degrees(cell):
    return f"{float(cell) * 0.93 + 1.5:.4f}"


def _text(cell):
    """Change digits and number words of a text to the third ones after; quotations stay."""
    cell = re.sub(r"\{[^}]*\}|\d", _third_digit, cell)
    return re.sub(rf"\b({'|'.join(COUNTS)})\b", _third_after, cell, flags=re.IGNORECASE)


def _third_digit(found):
    return str((int(found[0]) + 3) % 10) if found[0].isdecimal() else found[0]


def _third_after(found):
    return COUNTS[(COUNTS.index(found[0].lower()) + 3) % len(COUNTS)]
