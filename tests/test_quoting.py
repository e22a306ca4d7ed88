"""A number stands in one cell, and the texts that quote it follow."""

import shutil

import pytest

import dossier as ds
from dossier.dataset.paths import DATA
from dossier.dataset.rules import check


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def swap(folder, table, old, new):
    file = folder / f"{table}.csv"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


def test_a_changed_total_changes_every_text_that_quotes_it(copy):
    swap(
        copy,
        "money",
        "F01,article,arms,VEN,RUS,4.4,USD,billion,=,bought,2005,2008",
        "F01,article,arms,VEN,RUS,5.7,USD,billion,=,bought,2004,2009",
    )
    assert check(copy) == []
    claims = ds.open(copy).table("claims").set_index("id")
    assert claims.at["C61", "claim"] == "These arms were worth $5.7bn."
    assert claims.at["C61", "label"] == "Arms worth $5.7bn" and claims.at["C61", "quantity"] == 5.7
    assert claims.at["C62", "label"] == "Purchases fall into 2004–2009"
    assert claims.at["C61", "wordings"] == (claims.at["C61", "claim"],)


def test_evidence_quotes_the_total_of_its_own_source():
    evidence = ds.open().evidence.set_index(["claim_id", "source_id"])
    assert evidence.at[("C61", "S53"), "figure"] == "more than $4.4bn"


@pytest.mark.parametrize("wrong", ["{F99}", "{F11.years}", "{", "{name}", "{F01.amount}"])
def test_a_quotation_of_nothing_is_a_problem(copy, wrong):
    swap(copy, "claims", "{F01}.", wrong)
    (problem,) = (each for each in check(copy) if each.file.endswith("claims.csv"))
    assert problem.column == "claim"
    assert "quotes no total; allowed: {F01} or {F01.years}" in problem.message
