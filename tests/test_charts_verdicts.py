"""The verdicts: evidence by claim, claims by speaker, announcements and what became of them."""

import csv
import re

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED
from matplotlib.text import Text

import dossier as ds
from dossier.charts import verdicts
from dossier.i18n import vocabulary
from dossier.story import independence, outcomes, tally


@pytest.fixture
def story(tiny):
    return ds.open(tiny)


def weighed(*rows):
    names = ["claim_id", "label", "origin", "verdict"]
    return pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows])


def test_evidence_is_joined_to_its_claim(story):
    rows = verdicts.weigh(story.account_claims(), story)
    assert list(rows["id"]) == ["E001", "E002", "E003", "E004"]
    assert list(rows["located"]) == [True, False, False, False]
    assert rows.loc[1, "label"] == "Claim C02" and rows.loc[1, "sources"] == ("S02",)
    assert set(rows["status"]) == {"reported"}


def test_an_origin_stands_where_the_best_of_its_evidence_does(tiny):
    evidence = tiny / "evidence.csv"
    header, *rows = csv.reader(evidence.read_text("utf-8").splitlines())
    verdict, source = header.index("verdict"), header.index("source_id")
    rows[2][verdict] = "partly"  # of the other origin
    more = [*rows[1]]
    more[0], more[verdict] = "E005", "context"
    assert more[source] != rows[2][source]
    with evidence.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows, more])
    story = ds.open(tiny)
    told = verdicts.weigh(story.account_claims(), story)
    assert list(told.loc[told["claim_id"] == "C02", "id"]) == ["E002", "E005", "E003"]


def test_the_article_alone_has_no_evidence(tiny):
    story = ds.open(tiny, account="article")
    rows = verdicts.weigh(story.account_claims(), story)
    figure = verdicts.evidence_matrix(story.account_claims(), rows, story)
    assert rows.empty and figure.marks == []


def test_reprints_of_one_origin_count_once():
    rows = weighed(
        ("C01", "One", "wire", "contradicted"),
        ("C01", "One", "wire", "contradicted"),
        ("C01", "One", "register", "refined"),
        ("C02", "Two", "atlas", "context"),
    )
    counts = independence.dissent(rows)
    assert counts.to_dict("records") == [
        {"claim_id": "C01", "label": "One", "origins": 2, "against": 1, "behind": 1},
        {"claim_id": "C02", "label": "Two", "origins": 1, "against": 0, "behind": 0},
    ]


@pytest.mark.parametrize("order", ["reading", "verdict"])
def test_the_matrix_marks_claims_and_evidence(story, order):
    claims = story.account_claims()
    figure = verdicts.evidence_matrix(claims, verdicts.weigh(claims, story), story, order=order)
    marks = {mark.id: mark for mark in figure.marks}
    assert set(marks) == {"C01", "C02", "C03", "E001", "E002", "E003", "E004"}
    assert marks["E004"].verdict == "contradicted" and marks["E004"].claims == ("C03",)
    assert marks["E004"].value == "It says so" and marks["C03"].value == "contradicted"
    assert figure.title == "1 independent source speaks against the claim “Claim C03”"
    texts = [each.get_text() for each in figure.canvas.findobj(Text)]
    found = sorted(text for text in texts if re.fullmatch(r"\d of \d", text))
    assert found == ["0 of 1", "0 of 2", "1 of 1"]
    assert figure.svg().count("Sources: A publisher.</title>") == 3  # evidence has named it
    assert crowding(figure) == []


def test_speakers_are_named_and_counted(story):
    claims = story.account_claims()
    claims["speaker_id"] = ["wire", "wire", "minister", None, "wire"]
    told = tally.said_by(claims, story)
    counts = tally.standing_by(told, "speaker", "name").set_index("name")
    assert dict(counts["total"]) == {"wire": 3, "minister": 1, "nobody named": 1}
    assert counts.at["minister", "contradicted"] == 1
    assert counts.at["nobody named", "open"] == 1


def test_the_matrix_of_speakers_marks_each_claim(story):
    claims = story.account_claims().assign(speaker_id="wire")
    figure = verdicts.speaker_matrix(tally.said_by(claims, story), story)
    assert {mark.id for mark in figure.marks} == set(claims["id"])
    assert {mark.value for mark in figure.marks} == {"wire"}
    assert figure.title == "wire makes or implies every claim"
    assert crowding(figure) == []


def test_announcements_meet_their_outcomes(story):
    rows = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    assert list(rows["id"]) == ["C03", "C04"]
    assert list(rows["outcome"]) == ["partly", "unknown"]
    assert list(rows["when"]) == ["14 Mar 2005", ""]
    assert list(rows["sources"]) == [("S01", "S03"), ("S01",)]
    counts = outcomes.came_true(rows).set_index("status")
    assert list(counts.loc["planned", ["total", "happened", "failed"]]) == [1, 0, 0]
    assert counts.at["aspiration", "unknown"] == 1


@pytest.mark.parametrize("account", ["article", "checked", "both"])
def test_a_deal_and_its_size_are_one_announcement(account):
    story = ds.open(account=account)
    rows = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    joined = rows[rows["claims"].map(len) > 1]
    assert joined["claims"].to_list() == [("C40", "C41")], "the plant and its use came to two ends"
    assert not rows["id"].isin(["C41"]).any()
    said = {mark.id: mark for mark in verdicts.outcome_chart(rows, story).marks}
    mark = said["C40-outcome" if account == "checked" else "C40"]
    assert mark.claims == ("C40", "C41") and len(mark.wordings) == len(mark.claims)


def test_an_outcome_is_drawn_apart_from_its_announcement(story):
    rows = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    figure = verdicts.outcome_chart(rows, story)
    marks = {mark.id: mark for mark in figure.marks}
    assert set(marks) == {"C03", "C03-outcome", "C04", "C04-outcome"}
    assert marks["C03"].value == "next week" and marks["C03"].sources == ("S01",)
    assert marks["C03-outcome"].value == "happened in part, 14 Mar 2005"
    assert marks["C03-outcome"].sources == ("S03",)
    known = "1 plan came true only in part"  # of the wish nothing is known: that is no failure
    assert figure.title == f"{known}; what became of 1 other is not known"
    assert crowding(figure) == []


@pytest.mark.parametrize(
    ("account", "outcomes", "title"),
    [
        ("both", ["happened", "did_not_happen"], "1 plan came true, but 1 wish did not"),
        ("both", ["happened", "unknown"], "1 plan came true; what became of 1 other is not known"),
        ("both", ["did_not_happen"] * 2, "1 plan and 1 wish did not come true"),
        ("both", ["partly"] * 2, "1 plan and 1 wish came true only in part"),
        ("both", ["happened", "partly"], "1 plan came true; 1 wish came true only in part"),
        ("checked", ["happened"], "1 outcome is known: happened"),
    ],
)
def test_one_announcement_is_told_as_one(tiny, account, outcomes, title):
    story = ds.open(tiny, account=account)
    rows = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    figure = verdicts.outcome_chart(rows.assign(outcome=outcomes), story)
    assert figure.title == title


@pytest.mark.parametrize(
    ("account", "ids"), [("article", {"C03", "C04"}), ("checked", {"C03-outcome"})]
)
def test_each_account_has_its_side_of_the_announcements(tiny, account, ids):
    story = ds.open(tiny, account=account)
    rows = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    figure = verdicts.outcome_chart(rows, story)
    assert {mark.id for mark in figure.marks} == ids


def test_an_outcome_known_later_is_not_drawn(tiny):
    cells = tiny / "sources.csv"
    later = cells.read_text("utf-8").replace(
        "S03,Document S03,A publisher,2005-03-02", "S03,Document S03,A publisher,2005-06-01"
    )
    cells.write_text(later, "utf-8")
    story = ds.open(tiny, as_of="2005-03-31")
    rows = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    assert list(rows["outcome"]) == ["unknown", "unknown"] and list(rows["when"]) == ["", ""]


def test_outcomes_look_like_no_verdict():
    assert not set(vocabulary.OUTCOME_GLYPH.values()) & set(vocabulary.GLYPH.values())


def figures(story, **options):
    told = tally.said_by(story.account_claims(), story)
    fates = verdicts.fates(story.table("claims"), story.table("outcomes"), story)
    weighed = verdicts.weigh(told, story)
    yield verdicts.evidence_matrix(told, weighed, story, **options)
    yield verdicts.speaker_matrix(told, story, **options)
    yield verdicts.outcome_chart(fates, story, **options)


@pytest.mark.parametrize(("account", "as_of"), ASKED)
def test_figures_of_the_package_are_uncrowded(account, as_of):
    for figure in figures(ds.open("data", account=account, as_of=as_of)):
        assert crowding(figure) == []
        assert len({mark.id for mark in figure.marks}) == len(figure.marks)


def test_order_by_verdict_is_uncrowded():
    matrix = next(figures(ds.open("data"), order="verdict"))
    assert crowding(matrix) == []
    assert matrix.marks[0].verdict == "contradicted"
