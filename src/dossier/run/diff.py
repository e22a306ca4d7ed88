"""What changed in the figures: the marks and words of two states, never their pixels."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from difflib import ndiff
from operator import itemgetter

from dossier.story.gallery import read_figure

COLUMNS = {"x": "position", "y": "position"}  # columns of the CSV that the JSON names otherwise
WHOLE = ("figure", "json", "mark", "row")  # fields of changes where all of it is new or gone


@dataclass(frozen=True, order=True)
class Change:
    """One thing that differs.

    Attributes:
        figure: language and name, such as ``en/03-totals``.
        mark: id of the mark; empty for the figure's own words.
        field: what differs, such as ``value`` or ``title``; one of ``WHOLE`` where it is new or
            gone; ``csv value`` where the table alone differs; ``moved`` where nothing but the
            position does, as when a row above it was added.
        old, new: plain values; None where there was or is none.
    """

    figure: str
    mark: str
    field: str
    old: object
    new: object

    @property
    def kind(self):
        """``changed``, ``moved``, ``new`` or ``gone``."""
        if self.field not in WHOLE:
            return "moved" if self.field == "moved" else "changed"
        return "new" if self.old is None else "gone"


def compare(old, new):
    """List the changes from one state of the figures, as ``baseline.read_folder`` gives it.

    Returns:
        Changes by figure; in each its own words first, then its marks in their order.

    Raises:
        ParameterError: a JSON that is no figure.
    """
    changes = []
    for name, before, after in sorted(_both(_figures(old), _figures(new)), key=itemgetter(0)):
        changes += _figure_changes(name, before, after)
    return changes


def _figures(files):
    """Pair the JSON and the CSV of each figure: (figure, rows) by language and name."""
    found = {}
    for name in dict.fromkeys(path.rpartition(".")[0] for path in files):
        file = f"{name}.json"
        figure = read_figure(files[file], file) if file in files else None
        found[name] = figure, _rows(files.get(f"{name}.csv", ""))
    return found


def _rows(text):
    """Read the rows of a CSV by id; a further row of an id has a number, and no other row's id."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    ids, found, further = {row.get("id") for row in rows}, {}, Counter()
    for row in rows:
        own = key = row.get("id") or ""
        while key in found or (key != own and key in ids):
            further[own] += 1
            key = f"{own} ({further[own] + 1})"
        found[key] = row
    return found


def _figure_changes(name, old, new):
    if old is None or new is None:
        yield Change(name, "", "figure", old and _title(old), new and _title(new))
        return
    (before, old_rows), (after, new_rows) = old, new
    told = set()
    if before and after:
        yield from _word_changes(name, before, after)
        marks = [{mark["id"]: mark for mark in figure["marks"]} for figure in (before, after)]
        for change in _mark_changes(name, *marks):
            told.add((change.mark, change.field.replace("moved", "position")))
            told.add((change.mark, _cell(change.old), _cell(change.new)))
            yield change
    elif before or after:
        yield Change(name, "", "json", before and before["title"], after and after["title"])
    yield from _row_changes(name, old_rows, new_rows, told)


def _title(figure):
    """Name a figure that is new or gone; one without a JSON by its number of rows."""
    words, rows = figure
    return words["title"] if words else f"{len(rows)} row{'' if len(rows) == 1 else 's'}"


def _word_changes(name, before, after):
    for field, old, new in _both(before, after):
        if field == "description":
            yield from _line_changes(name, old or [], new or [])
        elif old != new and field != "marks":
            yield Change(name, "", field, old, new)
    order = [[mark["id"] for mark in figure["marks"]] for figure in (before, after)]
    common = set(order[0]) & set(order[1])
    old, new = ([key for key in keys if key in common] for keys in order)
    if old != new:
        yield Change(name, "", "order", ", ".join(old), ", ".join(new))


def _line_changes(name, old, new):
    """List the lines of a long description that are only in one of two, and those that moved."""
    lines = list(ndiff(old, new))
    gone, come = ([line[2:] for line in lines if line[:2] == sign] for sign in ("- ", "+ "))
    moved = Counter(gone) & Counter(come)
    before, after = ("\n".join((Counter(each) - moved).elements()) for each in (gone, come))
    if before or after:
        yield Change(name, "", "description", before, after)
    for line in moved:
        places = (f"{lines.index(line) + 1}: {line}" for lines in (old, new))
        yield Change(name, "", "description moved", *places)


def _mark_changes(name, before, after):
    for key, old, new in _both(before, after):
        if old is None or new is None:
            yield Change(name, key, "mark", old and _said(old), new and _said(new))
            continue
        fields = {field: pair for field, *pair in _both(old, new) if pair[0] != pair[1]}
        for field, pair in fields.items():
            yield Change(name, key, "moved" if [*fields] == ["position"] else field, *pair)


def _said(mark):
    """Put a mark that is new or gone on one line."""
    return f"{mark.get('label')}: {mark.get('value')} {mark.get('unit', '')}".rstrip()


def _row_changes(name, before, after, told):
    """List what the CSV alone says: what the JSON of the mark has told is not told twice."""
    for key, old, new in _both(before, after):
        if old is None or new is None:
            if (key, "mark") not in told:
                yield Change(name, key, "row", old and _line(old), new and _line(new))
            continue
        for column, was, now in _both(old, new):
            ways = {(key, COLUMNS.get(column, column)), (key, _cell(was), _cell(now))}
            if was != now and not ways & told:
                yield Change(name, key, f"csv {column}", was, now)


def _both(before, after):
    """List the keys of two dicts, each with what was and what is; None where there is none."""
    return [(key, before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after])]


def _cell(value):
    """Write a value as the CSV has it, so that one change is told once under whatever names."""
    return "" if value is None else str(value)


def _line(row):
    return ", ".join(str(cell) for cell in row.values() if cell)
