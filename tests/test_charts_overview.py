"""The overview: claims by sentence and by topic, and the article’s dates against the sources'."""

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED

import dossier as ds
from dossier.charts import overview
from dossier.story import tally

SENTENCES = pd.DataFrame({"sentence_id": ["HS1", "P1S1"], "position": [0, 1]})


def claim(key, sentence, status, verdict, topic="arms", **cells):
    row = {"id": key, "claim_id": key, "sentence_id": sentence, "status": status}
    row |= {"verdict": verdict, "topic": topic, "label": f"Label {key}", "claim": f"Says {key}"}
    row |= {"claims": (key,), "wordings": (f"Says {key}",)}
    dates = dict.fromkeys(("stated_from", "stated_to", "resolved_from", "resolved_to"))
    dates |= {"date_precision": "day", "quantity": None, "quantity_unit": None}
    return row | {"sources": ("S01",), "publishers": ("A paper",)} | dates | cells


def claims(*rows):
    frame = pd.DataFrame(rows)
    days = [name for name in frame if name.endswith(("_from", "_to"))]
    frame[days] = frame[days].apply(pd.to_datetime)
    return frame


@pytest.fixture
def three():
    return claims(
        claim("C02", "P1S1", "planned", "contradicted"),
        claim("C01", "HS1", "signed", "corroborated", topic="tour"),
        claim("C03", "P1S1", "reported", "refined"),
    )


@pytest.fixture(scope="module")
def story():
    return ds.open("data")


def test_claims_are_arranged_as_printed_or_worst_first(three):
    assert list(tally.arrange(three, SENTENCES)["id"]) == ["C01", "C02", "C03"]
    assert list(tally.arrange(three, SENTENCES, "verdict")["id"]) == ["C02", "C03", "C01"]


def test_standing_counts_each_claim_once(three):
    counts = tally.standing(three)
    assert counts == {
        **{"total": 3, "held": 2, "fallen": 1, "open": 0},
        **{"contradicted": 1, "partly": 0},
    }


def test_topics_are_counted_in_the_order_of_the_claims(three):
    topics = tally.standing_by(three, "topic")
    assert topics[["topic", "total", "held", "fallen"]].to_dict("records") == [
        {"topic": "arms", "total": 2, "held": 1, "fallen": 1},
        {"topic": "tour", "total": 1, "held": 1, "fallen": 0},
    ]


def test_verdicts_or_statuses_in_words(three, story):
    said = tally.in_words(three, story.words)
    assert said == "1 corroborated, 1 refined and 1 contradicted"
    said = tally.in_words(three.assign(verdict=""), story.words)
    assert said == "1 signed, 1 reported and 1 planned"


def test_headline_facts_set_dates_side_by_side(story):
    days = {"stated_from": "2005-03-04", "stated_to": "2005-03-04"}
    found = {"resolved_from": "2005-03-05", "resolved_to": "2005-03-06"}
    rows = claims(
        claim("C01", "HS1", "reported", "contradicted", **days, **found),
        claim("C02", "HS1", "reported", "refined", quantity=2.5, quantity_unit="USD bn"),
        claim("C03", "HS1", "reported", "refined"),
    )
    facts = tally.headline_facts(rows, story.words)
    assert list(facts["id"]) == ["C01", "C02"]
    assert list(facts["said"]) == ["4 Mar 2005", "$2.5bn"]
    assert list(facts["found"]) == ["5–6 Mar 2005", ""]
    assert list(facts["differs"]) == [True, False]
    assert "Of the article’s 2 quantities" in tally.facts_in_words(facts, story)
    assert "put 1 at another time" in tally.facts_in_words(facts, story)
    again = claims(claim("C04", "HS1", "reported", "contradicted", **days, **found))
    twice = tally.headline_facts(pd.concat([rows, again]), story.words)
    said = tally.facts_in_words(twice, story)
    assert said == tally.facts_in_words(facts, story), "one period, told twice, counts once"


def test_coverage_marks_each_claim_in_its_sentence(three, story):
    figure = overview.coverage(three, SENTENCES, story)
    assert [mark.id for mark in figure.marks] == ["C01", "C02", "C03"]
    assert [mark.value for mark in figure.marks] == ["HS1", "P1S1", "P1S1"]
    assert [mark.verdict for mark in figure.marks] == ["corroborated", "contradicted", "refined"]
    decided = "Of 3 claims that sources could settle, 2 hold and 1 is contradicted"
    assert figure.title == decided
    assert crowding(figure) == []


def test_coverage_keeps_open_claims_apart(three, story):
    open_ones = [claim("C04", "P1S1", "planned", key) for key in ("unchecked", "not_checkable")]
    open_ones[1]["id"] = open_ones[1]["claim_id"] = "C05"
    figure = overview.coverage(pd.concat([three, claims(*open_ones)]), SENTENCES, story)
    decided = "Of 3 claims that sources could settle, 2 hold and 1 is contradicted"
    assert figure.title == f"{decided}; 2 more stay open"


def test_coverage_names_what_fails_and_says_what_is_left_out(story):
    label = "A label as long as labels may be, so 48 letters."
    rows = [claim(f"C{i:02}", "HS1", "signed", "contradicted", label=label) for i in range(9)]
    figure = overview.coverage(claims(*rows), SENTENCES, story)
    texts = [text.get_text() for text in figure.canvas.axes[0].texts]
    assert f"✗\u00a0{label}" in texts and "and 8 more" in texts
    assert crowding(figure) == []


def test_order_puts_the_weakest_sentence_first(three, story):
    figure = overview.coverage(three, SENTENCES, story, order="verdict")
    assert [mark.id for mark in figure.marks] == ["C02", "C03", "C01"]


def test_tally_marks_each_claim_in_its_topic(three, story):
    figure = overview.tally(three, SENTENCES, story)
    places = {mark.id: mark.value for mark in figure.marks}
    assert places == {"C01": "the tour", "C02": "arms", "C03": "arms"}
    assert figure.title.startswith("The article is weakest on arms: 1 of 2 claims is wrong")
    assert crowding(figure) == []


def test_one_claim_alone_makes_no_topic_the_weakest(three, story):
    lone = claims(claim("C04", "HS1", "reported", "contradicted", topic="tour"))
    both = pd.concat([three[three["topic"] == "arms"], lone])
    title = overview.tally(both, SENTENCES, story).title
    assert title.startswith("The article is weakest on arms: 1 of 2")
    title = "The article is weakest on the tour: its one claim is wrong or only partly right"
    assert overview.tally(lone, SENTENCES, story).title == title


def test_the_article_alone_has_no_verdicts():
    story = ds.open("data", account="article")
    rows = story.account_claims()
    assert len(rows) == len(story.claims) and set(rows["verdict"]) == {""}
    assert {len(found) for found in rows["sources"]} == {1}
    assert rows["resolved_from"].isna().all()


def test_the_sources_alone_have_only_claims_that_hold():
    story = ds.open("data", account="checked")
    rows = story.account_claims()
    assert set(rows["verdict"]) == {"corroborated", "refined"}
    assert len(rows) == tally.standing(story.claims)["held"]


def test_nothing_known_is_said_in_the_figure(three, story):
    for draw in (overview.coverage, overview.tally):
        figure = draw(three.iloc[:0], SENTENCES, story)
        assert figure.marks == [] and figure.title == "Nothing of the article to show"


@pytest.mark.parametrize(("account", "as_of"), [("both", "latest"), *ASKED])
def test_figures_of_the_package_are_uncrowded_and_complete(account, as_of):
    story = ds.open("data", account=account, as_of=as_of)
    rows, sentences = story.account_claims(), story.table("sentences")
    for draw in (overview.coverage, overview.tally):
        figure = draw(rows, sentences, story)
        assert crowding(figure) == []
        assert sorted(mark.id for mark in figure.marks) == sorted(rows["id"])
