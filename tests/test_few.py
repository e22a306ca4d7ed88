"""What a story with few claims says of them: one holds, two hold, and 21 as Russian has them."""

import pandas as pd
import pytest
from test_charts_overview import SENTENCES, claim, claims
from test_charts_postures import move

import dossier as ds
from dossier.charts import captions, overview
from dossier.charts.accords.documents_words import _about
from dossier.charts.arms.money_words import contracts_title
from dossier.charts.postures.move_words import map_title
from dossier.charts.verdicts.speakers_ledger import speaker_matrix
from dossier.i18n.language import LANGUAGES, Words
from dossier.run.sweep import Combination, _write_index, report
from dossier.story.tally import held_in_words

VERDICTS = {"✓": "corroborated", "✗": "contradicted", "◐": "partly", "○": "unchecked"}
TITLES = {  # by the verdicts of the claims
    "✓": (
        "The one claim that sources could settle holds",
        "Se sostiene la única afirmación que las fuentes permiten resolver",
        "Единственное утверждение, о котором источники позволяют судить, верно",
    ),
    "○": (
        "The article’s one claim is not checked yet",
        "Aún no se ha comprobado la única afirmación del artículo",
        "Единственное утверждение статьи пока не проверено",
    ),
    "○" * 21: (
        "None of the 21 claims is checked yet",
        "Aún no se ha comprobado ninguna de las 21 afirmaciones",
        "Ни одно из 21 утверждения пока не проверено",
    ),
    "✓○": (
        "The one claim that sources could settle holds; 1 more stays open",
        "Se sostiene la única afirmación que las fuentes permiten resolver; "
        "1 más sigue sin resolver",
        "Единственное утверждение, о котором источники позволяют судить, верно; еще 1 без ответа",
    ),
    "✓◐": (
        "Of 2 claims that sources could settle, 1 holds and none is contradicted",
        "De 2 afirmaciones que las fuentes permiten resolver, 1 se sostiene y ninguna queda "
        "contradicha",
        "Из 2 утверждений, о которых источники позволяют судить, верно 1, ни одно не опровергнуто",
    ),
    "✗✗◐○○": (
        "Of 3 claims that sources could settle, none holds and 2 are contradicted; "
        "2 more stay open",
        "De 3 afirmaciones que las fuentes permiten resolver, ninguna se sostiene y 2 quedan "
        "contradichas; otras 2 siguen sin resolver",
        "Из 3 утверждений, о которых источники позволяют судить, ни одно не верно, "
        "опровергнуто 2; еще 2 без ответа",
    ),
    "✓" * 20 + "✗": (
        "Of 21 claims that sources could settle, 20 hold and 1 is contradicted",
        "De 21 afirmaciones que las fuentes permiten resolver, 20 se sostienen y 1 queda "
        "contradicha",
        "Из 21 утверждения, о которых источники позволяют судить, верно 20, опровергнуто 1",
    ),
    "✓" * 21: (
        "The 21 claims that sources could settle hold",
        "Se sostienen las 21 afirmaciones que las fuentes permiten resolver",
        "Верны все утверждения, о которых источники позволяют судить (21)",
    ),
}


def told(signs):
    """Give claims with the verdicts of some signs."""
    return claims(
        *(claim(f"C{n}", "P1S1", "reported", VERDICTS[sign]) for n, sign in enumerate(signs))
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("signs", TITLES)
def test_the_title_of_few_claims_agrees_with_each_number(signs, lang):
    story = ds.open("data", lang=lang)
    title = overview.coverage(told(signs), SENTENCES, story).title
    assert title == TITLES[signs][LANGUAGES.index(lang)]


@pytest.mark.parametrize(
    ("signs", "count", "title"),
    [
        ("✓", "1 of 1 holds", "The article’s one claim holds, as stated or refined"),
        ("✓✗✗", "1 of 3 holds", "The article is weakest on arms: 2 of 3 claims are wrong or only"),
        ("✓✓✗", "2 of 3 hold", "The article is weakest on arms: 1 of 3 claims is wrong or only"),
        ("✓✓", "2 of 2 hold", "The article’s 2 claims hold, as stated or refined"),
        ("✓○○", "1 of 3 holds, 2 open", "1 of 3 claims is checked, and it holds"),
        ("✓✓○", "2 of 3 hold, 1 open", "2 of 3 claims are checked, and all of these hold"),
    ],
)
def test_one_claim_of_a_topic_holds_and_two_hold(signs, count, title):
    figure = overview.tally(told(signs), SENTENCES, ds.open("data"))
    assert figure.title.startswith(title)
    assert count in [text.get_text() for axes in figure.canvas.axes for text in axes.texts]


@pytest.mark.parametrize("account", ["article", "checked"])
def test_a_single_topic_is_not_the_largest(account):
    story = ds.open("data", account=account)
    said = {n: overview.tally(told("✓" * n), SENTENCES, story).title for n in (1, 2)}
    assert said == {1: "The one claim is about arms", 2: "The 2 claims are about arms"}


REPORTS = "Of 2 reports of military moves in the sources"


@pytest.mark.parametrize(
    ("statuses", "title"),
    [
        (["planned"], "The one report of a military move in the sources told of a plan"),
        (["planned", "reported"], f"{REPORTS}, 1 told of a plan"),
        (["planned"] * 2, f"{REPORTS}, 2 told of plans"),
    ],
)
def test_one_report_tells_of_a_plan_and_two_of_plans(statuses, title):
    rows = [move(f"M{n}", "RUS", "cuba", status=each) for n, each in enumerate(statuses)]
    assert map_title(pd.DataFrame(rows), Words("en")) == title


def test_a_count_of_what_holds_agrees_with_that_count():
    said = [
        captions.held({"total": total, "held": held}, ds.open("data"))
        for held, total in ((0, 2), (1, 1), (1, 2), (2, 2))
    ]
    assert said == ["0 of 2 hold", "1 of 1 holds", "1 of 2 holds", "2 of 2 hold"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 1), "The one document found is about trade"),
        ((2, 2), "The 2 documents found are about trade"),
        ((1, 2), "1 of 2 documents found is about trade"),
        ((2, 3), "2 of 3 documents found are about trade"),
    ],
)
def test_one_document_is_not_one_of_one(counts, said):
    assert _about(*counts, "trade", Words("en")) == said


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ([None], "The one claim has no named speaker"),
        ([None] * 2, "None of the 2 claims has a named speaker"),
        ([None] * 2 + ["medvedev"], "2 of 3 claims have no named speaker"),
        (["medvedev"], "Dmitry Medvedev makes or implies every claim"),
    ],
)
def test_who_is_not_named_makes_no_claim_in_a_title(named, title):
    rows = told("✓" * len(named)).assign(speaker_id=named)
    assert speaker_matrix(rows, ds.open("data")).title == title


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        ("○", None),
        ("✓", "The one claim behind this page that sources could settle held up."),
        ("✗", "The one claim behind this page that sources could settle did not hold up."),
        ("✓✓", "The 2 claims behind this page that sources could settle all held up, as stated or"),
        ("✗✗", "None of the 2 claims behind this page that sources could settle held up."),
        ("✓✗", "Of 2 claims behind this page that sources could settle, 1 held up, as stated or"),
    ],
)
def test_how_many_claims_of_a_page_hold_is_said_as_one_speaks(signs, said):
    sentence = held_in_words(told(signs), ds.open("data"))
    assert sentence is None if said is None else sentence.startswith(said)


@pytest.mark.parametrize(
    ("high", "whole", "title"),
    [
        (900, 0.9, "The parts of known value add up to the total of $0.9bn"),
        (901, 0.9, "The parts of known value add up to $0.9bn, of a total of $0.9bn"),
        (1200, 2.5, "The parts added up leave at least $1.3bn of the $2.5bn unexplained"),
        (1200.5, 2.5, "The parts added up leave at least $1.29bn of the $2.5bn unexplained"),
    ],
)
def test_at_least_is_never_more_than_there_is(high, whole, title):
    steps = pd.DataFrame(
        {"low_to": [900], "high_to": [high], "value_low": [900], "value_high": [high]}
    )
    steps = steps.assign(currency="USD", scale="million")
    total = {"amount": whole, "currency": "USD", "scale": "billion"}
    assert contracts_title(steps, pd.Series(total), Words("en")) == title


@pytest.mark.parametrize(("count", "said"), [(1, "1 combination"), (2, "2 combinations")])
def test_a_sweep_counts_its_combinations(count, said, tmp_path):
    made = [Combination(f"lang-{n}", {"lang": "en"}, ran=7) for n in range(count)]
    _write_index(tmp_path, made, {})
    assert f"<p>{said}." in (tmp_path / "index.html").read_text("utf-8")
    assert f"{said}: {count} made" in report(tmp_path, made)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "The article"), ("es", "El artículo"), ("ru", "Статья")]
)
def test_the_article_of_a_story_in_english_is_named_in_each_language(lang, said):
    names = pd.DataFrame({"name_en": ["The article", "Test Minister"]})
    assert list(Words(lang).name(names)) == [said, "Test Minister"]
    assert Words(lang).name(names.iloc[0]) == said
