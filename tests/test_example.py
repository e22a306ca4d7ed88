"""The second story: its text is the one described, and what is computed from it is true."""

import pandas as pd
import pytest

import dossier as ds
from dossier.charts import arms
from dossier.cli import main
from dossier.dataset.paths import ROOT

FOLDER = ROOT / "examples" / "clinton-asia-2009"


@pytest.fixture(scope="module")
def tables():
    return {file.stem: pd.read_csv(file, dtype=str).fillna("") for file in FOLDER.glob("*.csv")}


@pytest.fixture(scope="module", params=["en", "es"])
def story(request):
    return ds.open(str(FOLDER), lang=request.param)


def test_the_text_is_the_one_that_is_described(capsys):
    asked = ["check", "--package", str(FOLDER), "--article", str(FOLDER / "article.txt")]
    assert main(asked) == 0
    assert "all 9 sentences found" in capsys.readouterr().out


def test_it_is_checked_broadly(tables):
    told = tables["evidence"][tables["evidence"]["verdict"] != "context"]
    origins = told["source_id"].map(tables["sources"].set_index("source_id")["origin"])
    assert len(told) >= 20 and origins.nunique() >= 12
    assert not set(tables["evidence"]["source_id"]) - set(tables["sources"]["source_id"])


def test_sums_are_told_as_they_were_published(story, tables):
    money = tables["money"]
    dollars = money[(money["currency"] == "USD") & (money["status"] != "expected")]
    origins = dollars["source_id"].map(tables["sources"].set_index("source_id")["origin"])
    figure = arms.totals_chart(story.table("money"), story)
    assert figure.title.startswith(f"{origins.nunique()} ")
    assert len(figure.marks) == len(money) and set(money["currency"]) == {"USD", "JPY"}


def test_parts_add_up_to_the_sum_that_counts_them(story, tables):
    counted = tables["money"][tables["money"]["part_count"] == str(len(tables["parts"]))].iloc[0]
    values = tables["parts"]["value_low"].astype(float)
    assert values.sum() == pytest.approx(float(counted["amount"]))
    figure = arms.contracts_chart(story.table("parts"), story.table("money"), story)
    assert {mark.id.split("-")[0] for mark in figure.marks} >= set(tables["parts"]["part_id"])


def test_yearly_values_of_the_payer_are_drawn(story, tables):
    asked = story.table("series"), story.table("money"), story
    figure = arms.deliveries_chart(*asked, year_from=2000, year_to=2014)
    assert {mark.id for mark in figure.marks} >= set(tables["series"]["series_id"])


def test_every_text_is_there_in_spanish(tables):
    spoken = tables["translations"].set_index(["table", "row_id", "field"]).index
    for table, key, fields in (
        ("claims", "claim_id", ["claim", "label", "why", "ambiguity", "not_drawn"]),
        ("evidence", "evidence_id", ["finding"]),
        ("outcomes", "claim_id", ["finding"]),
        ("tour_stops", "stop_id", ["event"]),
        ("relations", "relation_id", ["label"]),
    ):
        for field in fields:
            rows = tables[table]
            missing = [
                row for row in rows.loc[rows[field] != "", key] if (table, row, field) not in spoken
            ]
            assert missing == [], (table, field)
