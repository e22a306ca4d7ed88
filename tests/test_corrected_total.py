"""Correct the arms total and other cells in a copy of the package: what hangs on them changes.

Nothing says the old total any more, and the gate names the marks that changed, and no others.
"""

import csv
import json
import re
import shutil
from functools import cache

import pytest
from drawing import NAMES, Drawn, draw, save, usual
from typed_numbers import shown_texts

from dossier.dataset.paths import DATA
from dossier.run.baseline import read_folder
from dossier.run.diff import compare
from dossier.story import story
from dossier.story.gallery import hangs_on

OLD, NEW = "4.4", "5.7"
SAYS_OLD = re.compile(rf"(?<![\d.,]){re.escape(OLD)}(?![\d])")
SUM = "money", "amount", NEW, {"value", "position", "label"}
# By row: table, column, new value, and the fields of its marks that may change; the total is
# corrected whoever said it.
CELLS = {
    "T01": ("tour_stops", "arrive", "2008-11-22", {"value", "position", "since", "until"}),
    "D008": ("series", "value", "777", {"value", "position"}),
}
WORDS_OF_FIGURES = {"title", "subtitle", "alt", "description", "description moved", "order"}


def cells():
    """Give the cells to correct, those with the old total among them."""
    with (DATA / "money.csv").open(encoding="utf-8", newline="") as stream:
        return CELLS | {
            row["money_id"]: SUM for row in csv.DictReader(stream) if row["amount"] == OLD
        }


def change_cell(package, table, key, column, value):
    file = package / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    row = next(row for row in rows if row[0] == key)
    assert row[header.index(column)] != value
    row[header.index(column)] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """A copy of the package with the new total, whoever said the old one, and some other cells."""
    folder = tmp_path_factory.mktemp("corrected") / "data"
    shutil.copytree(DATA, folder)
    for key, (table, column, value, _) in cells().items():
        change_cell(folder, table, key, column, value)
    return str(folder)


@cache
def redrawn(name, package):
    """Draw a notebook of the copy, once for all tests."""
    return draw(name, package=package)


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_csv_or_sentence_says_the_old_total(corrected, name):
    for said in _texts(redrawn(name, corrected)):
        assert not SAYS_OLD.search(said), said[:300]


def test_the_search_would_find_the_old_total():
    said = [text for text in _texts(usual("03-arms")) if SAYS_OLD.search(text)]
    assert len(said) > 5


def test_no_claim_or_source_says_the_old_total(corrected):
    told = story.open(package=corrected)
    for table in (told.claims, told.sources):
        assert not SAYS_OLD.search(table.to_csv())
    assert NEW in told.claims.to_csv()


def _texts(drawn):
    """Collect what is shown and what is saved."""
    saved = [text for figure in drawn.figures.values() for text in (figure.csv(), figure.json())]
    return [*shown_texts(drawn).values(), *saved]


def test_a_cell_changes_the_marks_that_hang_on_it(told, corrected, tmp_path):
    """Find the marks changed that hang on one of the cells, or quote the total, and no others."""
    wanted, figures = cells(), {}
    for name in NAMES:
        figures |= redrawn(name, corrected).figures
    drawn = {p: t for p, t in read_folder(told / "figures").items() if p.startswith("en/")}
    changes = compare(drawn, read_folder(save(Drawn(figures), tmp_path / "after")))
    hanging = {}
    for path, text in drawn.items():
        for mark in json.loads(text)["marks"] if path.endswith(".json") else ():
            for key in filter(lambda each: hangs_on(mark, each), wanted):
                hanging.setdefault((path.removesuffix(".json"), mark["id"]), set()).add(key)
    assert set.union(*hanging.values()) == set(wanted), f"drawn in none of {', '.join(NAMES)}"
    found = [change for change in changes if change.mark and change.kind != "moved"]
    assert hanging.keys() <= {(change.figure, change.mark) for change in found}
    for change in found:
        keys = hanging.get((change.figure, change.mark), ())
        allowed = set().union(*(wanted[key][-1] for key in keys))
        quotes = SAYS_OLD.sub(NEW, str(change.old)) == str(change.new)
        assert change.field in allowed or quotes, change
    assert {change.field for change in changes if not change.mark} <= WORDS_OF_FIGURES
