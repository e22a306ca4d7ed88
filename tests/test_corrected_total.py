"""Correct the arms total in a copy of the package: nothing says the old amount any more."""

import re
import shutil

import pandas as pd
import pytest
from drawing import NAMES, draw, usual
from typed_numbers import shown_texts

from dossier.dataset.paths import DATA
from dossier.story import story

OLD, NEW = "4.4", "5.7"
SAYS_OLD = re.compile(rf"(?<![\d.,]){re.escape(OLD)}(?![\d])")


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """A copy of the package with the new total, whoever said the old one."""
    folder = tmp_path_factory.mktemp("corrected") / "data"
    shutil.copytree(DATA, folder)
    table = folder / "money.csv"
    totals = pd.read_csv(table, dtype=str, keep_default_na=False)
    totals["amount"] = totals["amount"].replace(OLD, NEW)
    totals.to_csv(table, index=False, lineterminator="\n")
    return str(folder)


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_csv_or_sentence_says_the_old_total(corrected, name):
    for said in _texts(draw(name, package=corrected)):
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
