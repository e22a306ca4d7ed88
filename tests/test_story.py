"""A story shows only what was known on its day, on its account."""

from functools import cache

import pandas as pd
import pytest

import dossier as ds
from dossier.dataset.errors import ParameterError
from dossier.dataset.keys import FACTS
from dossier.story.story import Story

DAYS = ["2006-12-31", "2008-11-22", "2008-11-25", "2008-12-01"]
opened = cache(ds.open)  # the story of this repository, which no test here changes


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("table", FACTS)
def test_no_fact_is_older_than_its_source(table, day):
    story, latest = opened(as_of=day), opened()
    rows = story.table(table)
    known = latest.sources["known"]
    assert (rows["source_id"].map(known) <= pd.Timestamp(day)).all()
    assert all(known[key] <= pd.Timestamp(day) for row in rows["sources"] for key in row)


@pytest.mark.parametrize("day", DAYS)
def test_no_verdict_is_older_than_its_evidence(day):
    story = opened(as_of=day)
    known = opened().sources["known"]
    evidence = story.package.load("evidence")
    for claim in story.table("claims").to_dict("records"):
        if claim["verdict"] in ("unchecked", "not_checkable"):
            continue
        own = evidence[
            (evidence["claim_id"] == claim["claim_id"]) & (evidence["verdict"] == claim["verdict"])
        ]
        assert (own["source_id"].map(known) <= pd.Timestamp(day)).any(), claim["claim_id"]


def test_evidence_of_one_origin_counts_once_for_a_claim_and_the_article_knows_no_outcome(tiny):
    sources = tiny / "sources.csv"
    assert list(ds.open(tiny)["claims"].set_index("id")["origins"])[:3] == [1, 2, 1]
    text = sources.read_text("utf-8")
    sources.write_text(text.replace(",ministry,", ",register,"), "utf-8")
    assert list(ds.open(tiny)["claims"].set_index("id")["origins"])[:3] == [1, 1, 1]
    assert len(ds.open(tiny)["outcomes"]) == 2
    assert ds.open(tiny, account="article")["outcomes"].empty


def test_the_article_is_unknown_before_its_day():
    assert opened(as_of="2008-11-24").table("claims").empty
    assert len(opened(as_of="2008-11-25").table("claims")) == len(opened().table("claims"))


def test_a_reason_is_withheld_until_all_its_evidence_is_known():
    now, then = (opened(as_of=day).table("claims").set_index("id") for day in ("latest", DAYS[2]))
    story = opened(as_of=DAYS[2])
    later = set(story.package.load("evidence")["evidence_id"]) - set(story.evidence["evidence_id"])
    evidence = story.package.load("evidence").set_index("evidence_id")
    waiting = set(evidence.loc[list(later), "claim_id"])
    assert waiting and (then.loc[list(waiting), "why"] != now.loc[list(waiting), "why"]).all()
    settled = now.index.difference(list(waiting))
    assert (then.loc[settled, "why"] == now.loc[settled, "why"]).all()


def test_an_outcome_is_not_known_before_its_source():
    then = opened(as_of="2008-11-25").table("outcomes").set_index("claim_id")
    now = opened().table("outcomes").set_index("claim_id")
    assert set(then.index) == set(now.index)
    assert (then["outcome"] == "unknown").sum() > (now["outcome"] == "unknown").sum()


def test_a_month_counts_as_known_at_its_end():
    sources = opened().sources
    months = sources[sources["published_precision"] == "month"]
    assert len(months) and (months["known"] == months["published"] + pd.offsets.MonthEnd(0)).all()
    undated = sources[sources["published"].isna()]
    assert len(undated) and (undated["known"] == undated["accessed"]).all()


def test_a_departure_is_not_known_before_its_source():
    then, now = (opened(as_of=day).table("tour_stops").set_index("id") for day in DAYS[2:])
    assert pd.notna(now.at["T07", "depart"]) and pd.isna(then.at["T07", "depart"])


@pytest.mark.parametrize("account", ["article", "checked"])
def test_an_account_shows_only_its_rows(account):
    rows = opened(account=account).table("tour_stops")
    assert set(rows["account"]) == {account}


def test_rows_of_the_article_carry_the_verdict_on_their_claim():
    story = opened()
    verdicts = story.table("claims").set_index("claim_id")["verdict"]
    rows = story.table("tour_stops")
    for row in rows.to_dict("records"):
        assert row["verdict"] == (verdicts[row["claim_id"]] if row["account"] == "article" else "")


def test_link_tables_add_claims_and_sources():
    story = opened()
    links = story.package.load("fact_sources")
    row = story.table("tour_stops").set_index("id").loc["T06"]
    further = links.loc[links["fact_id"] == "T06", "source_id"]
    assert row["sources"] == (row["source_id"], *further)


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"lang": "xx"}, "lang: 'xx' is not allowed; allowed: en"),
        ({"as_of": "yesterday"}, "allowed: a date such as 2008-11-25, or latest"),
        ({"colur": "blue"}, "colur: no such parameter; allowed: lang"),
        ({"acount": "both"}, "did you mean account?"),
        ({"year_from": "many"}, "allowed: a year from 1900 to 2100"),
        ({"sectors": "energi"}, "none (= all), or any of"),
    ],
)
def test_a_wrong_parameter_says_what_is_allowed(wrong, said):
    with pytest.raises(ParameterError) as error:
        ds.open(**wrong)
    assert said in str(error.value)


def test_a_wrong_parameter_shows_no_traceback_in_a_notebook():
    error = ParameterError("lang: 'xx' is not allowed")
    assert error._render_traceback_() == ["ParameterError: lang: 'xx' is not allowed"]


def test_a_story_names_itself():
    assert repr(opened(account="article")).startswith("Story(")
    assert isinstance(opened(), Story)


def test_a_table_that_shows_some_rows_says_of_how_many():
    story = opened()
    told = story["claims"]
    table = story.show(told, "claim", rows=3)
    note = f"The first 3 of {len(told)} rows."
    assert len(table) == 3 and repr(table).endswith(note) and note in table._repr_html_()
    assert "rows." not in repr(story.show(told.head(3), "claim", rows=3))


def test_a_sentence_takes_the_form_of_its_number():
    forms = ("The article names {n} stop of the tour.", "The article names {n} stops of the tour.")
    story = opened()
    assert story.plural(*forms, 1, about=[[1]]) == "The article names 1 stop of the tour."
    assert story.plural(*forms, 0, about=[[]]) is None, "none is not zero"
