"""Arms: totals, contracts and deliveries draw what their rows say, each in its own unit."""

import re

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED, marks

import dossier as ds
from dossier.charts import arms
from dossier.i18n.language import LANGUAGES
from dossier.story import sums, yearly

ACCOUNTS = ("article", "checked", "both")
EVIDENCE = {"sources": ("S53",), "publishers": ("A paper",), "claims": (), "wordings": ()}
PAIR = {"payer_id": "VEN", "payee_id": "RUS", "status": "reported", "verdict": ""}


def total(id, amount, first, last, **other):
    facts = {
        "id": id,
        "account": "checked",
        "amount": amount,
        "currency": "USD",
        "scale": "billion",
        "comparator": "=",
        "basis": "signed",
        "period_from": first,
        "period_to": last,
        "part_count": None,
        "said_by": f"Speaker {id}",
        "said_on": pd.Timestamp("2008-09-25"),
        "said_on_precision": "day",
        "source_id": "S53",
    }
    return PAIR | EVIDENCE | facts | other


def totals(*rows):
    whole = dict.fromkeys(("period_from", "period_to", "part_count"), "Int64")
    return pd.DataFrame(rows).astype(whole)


ARTICLE = total(
    "F01", 2.5, 2001, 2004, account="article", basis="bought", verdict="refined", source_id="S01"
)
TOTALS = totals(
    ARTICLE,
    total("F02", 2.5, 2001, 2003, part_count=7),
    total("F03", 2.5, 2001, 2003, part_count=7, comparator=">", source_id="S54"),
    total("F04", 9, None, None, source_id="S57"),
    total("F05", 1, 2004, 2004, basis="credit", source_id="S58"),
)


def contract(id, signed, low, high, status="signed"):
    facts = {"id": id, "item": f"Item {id}", "quantity": None, "signed": pd.Timestamp(signed)}
    facts |= {"signed_precision": "month", "value_low": low, "value_high": high}
    facts |= {"currency": "USD", "scale": "million"}
    return PAIR | EVIDENCE | facts | {"status": status}


CONTRACTS = pd.DataFrame(
    [
        contract("K02", "2003-05-01", 300.0, 900.0),
        contract("K01", "2002-01-01", 500.0, 500.0),
        contract("K03", "2003-06-01", 40.0, 40.0, status="reported"),
        contract("K04", "2004-06-01", 60.0, 60.0),
    ]
)


def delivery(id, year, volume, supplier="RUS", recipient="VEN"):
    pair = {"from_id": supplier, "to_id": recipient, "label": "Volume", "unit": "million TIV"}
    return PAIR | EVIDENCE | pair | {"id": id, "year": year, "value": volume}


DELIVERIES = pd.DataFrame(
    [
        delivery("D001", 2003, 30.0),
        delivery("D002", 2004, 0.0),
        delivery("D003", 2005, 10.0),
        delivery("D004", 2003, 3.0, supplier="CHN"),
        delivery("D005", 2003, 0.0, supplier="USA", recipient="BRA"),
    ]
)


@pytest.fixture(scope="module")
def story():
    return ds.open()


def patches(figure):
    found = figure.canvas.axes[0].patches
    return {
        patch.get_gid().removeprefix(f"{figure.name}-"): patch for patch in found if patch.get_gid()
    }


def test_reprints_of_one_statement_are_one_voice(story):
    rows = sums.with_origin(TOTALS, story)
    assert list(rows["origin"].iloc[1:3]) == ["kremlin-2008-09-25"] * 2
    said = [list(voice["id"]) for voice in sums.voices(rows)]
    assert ["F02", "F03"] in said and len(said) == 4
    later = rows["said_on"].mask(rows["id"] == "F02", rows["said_on"] + pd.Timedelta(days=1))
    turned = [list(voice["id"]) for voice in sums.voices(rows.assign(said_on=later))]
    assert ["F03", "F02"] in turned, "the one that was said first is in front"


def test_what_the_amount_stands_for():
    assert sums.headline(TOTALS)["id"] == "F01"
    assert sums.explained(TOTALS)["id"] == "F02"
    assert sums.explained(TOTALS.iloc[:1]) is None and sums.headline(TOTALS.iloc[1:]) is None
    other = totals(ARTICLE, total("F02", 2.6, 2001, 2003, part_count=7))
    assert sums.explained(other) is None, "another amount explains nothing"
    assert list(sums.sales(TOTALS)["id"]) == ["F01", "F02", "F03", "F04"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_totals_known_that_day_lie_clear_in_each_language(lang):
    story = ds.open(lang=lang, as_of="2008-11-25")
    assert crowding(arms.totals_chart(story["money"], story)) == []


def test_each_total_is_an_interval(story):
    figure = arms.totals_chart(TOTALS, story)
    drawn, bars = marks(figure), patches(figure)
    assert set(drawn) == set(TOTALS["id"]) == set(bars)
    assert drawn["F01"].value == 2.5 and drawn["F01"].unit == "USD bn"
    assert drawn["F01"].verdict == "refined" and drawn["F02"].verdict == ""
    assert "more than $2.5bn, 2001–2003" in drawn["F03"].label
    assert "USD" not in figure.description, "a sum is said once, as money is written"
    year = bars["F05"].get_width() + 0.04
    assert bars["F01"].get_width() + 0.04 == pytest.approx(4 * year)
    assert bars["F02"].get_width() + 0.04 == pytest.approx(3 * year)
    assert bars["F02"].get_height() < bars["F01"].get_height(), "reprints share a row"
    assert bars["F04"].get_x() > bars["F01"].get_x() + bars["F01"].get_width(), "undated apart"


def test_the_article_is_dashed_and_contracts_are_solid(story):
    bars = patches(arms.totals_chart(TOTALS, story))
    assert bars["F01"].get_linestyle() != "-" and bars["F02"].get_linestyle() == "-"
    assert bars["F05"].get_hatch() and not bars["F02"].get_hatch()


def test_what_is_only_expected_is_dotted_and_no_sale(story):
    rows = totals(ARTICLE, total("F02", 9, None, None, basis="ordered", status="expected"))
    figure = arms.totals_chart(rows, story)
    bars = patches(figure)
    assert bars["F02"].get_linestyle() != "-" and bars["F02"].get_facecolor()[:3] == (1, 1, 1)
    drawn = marks(figure)["F02"]
    assert drawn.status == "expected" and "counts: orders" in drawn.label
    assert figure.subtitle.endswith("dotted: expected") and list(sums.sales(rows)["id"]) == ["F01"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (TOTALS, "The article’s $2.5bn stands for 7 contracts signed in 2001–2003 (Speaker F02)"),
        (TOTALS.iloc[:1], "The article gives a sum of $2.5bn (2001–2004)"),
        (TOTALS.iloc[1:], "2 independent sources name sums from $2.5bn to $9bn"),
        (TOTALS.iloc[1:3], "1 source names a sum of $2.5bn"),
        (TOTALS.iloc[4:], "No sum of money to show, only credits"),
    ],
)
def test_the_title_is_true_of_its_rows(story, rows, title):
    assert arms.totals_chart(rows, story).title == title


def test_contracts_add_up_in_the_order_of_signing():
    added = sums.counted(CONTRACTS, sums.explained(TOTALS))
    assert set(added["id"]) == {"K01", "K02"}, "neither the reported one nor that of another year"
    steps = sums.ladder(added).set_index("id")
    assert steps.loc["K01", ["low_from", "low_to", "high_from", "high_to"]].to_list() == [
        0,
        500,
        0,
        500,
    ]
    assert steps.loc["K02", ["low_from", "low_to", "high_from", "high_to"]].to_list() == [
        500,
        800,
        500,
        1400,
    ]
    assert sums.unexplained(added, sums.explained(TOTALS)) == (1100, 1700)
    assert sums.unexplained(added, TOTALS.iloc[4]) == (0, 200), "never below nothing"


def test_each_contract_is_a_range_and_the_rest_is_one(story):
    figure = arms.contracts_chart(CONTRACTS, TOTALS, story)
    drawn, bars = marks(figure), patches(figure)
    steps = {"K01-low", "K01-high", "K02-low", "K02-high"}
    assert set(drawn) == steps | {"K03-high", "K04-high", "F02-rest-low", "F02-rest-high"}
    assert drawn["K02-high"].value == 900 and drawn["K02-high"].unit == "USD m"
    assert drawn["F02-rest-low"].value == 1700 and drawn["F02-rest-high"].value == 1100
    scale = bars["K01-low"].get_width() / 500
    assert bars["K02-high"].get_width() == pytest.approx(900 * scale)
    assert bars["K02-low"].get_x() == pytest.approx(bars["K01-low"].get_x() + 500 * scale)
    assert bars["K03-high"].get_x() == pytest.approx(bars["K01-low"].get_x()), "not added"
    rest = "The parts added up leave at least $1.1bn of the $2.5bn unexplained"
    assert figure.title == rest


def test_contracts_without_a_total(story):
    figure = arms.contracts_chart(CONTRACTS, TOTALS.iloc[:0], story)
    assert figure.title == "The parts of known value add up to $0.86–1.46bn"
    assert "F02-rest-low" not in marks(figure)


def test_currencies_never_share_an_axis(story):
    euros = CONTRACTS.assign(id="K09", currency="EUR", scale="billion", value_high=9000.0)
    both = pd.concat([CONTRACTS, euros.head(1)], ignore_index=True)
    assert (
        marks(arms.contracts_chart(both, TOTALS, story)).keys()
        == marks(arms.contracts_chart(CONTRACTS, TOTALS, story)).keys()
    )
    drawn = arms.contracts_chart(both, TOTALS.assign(currency="EUR", scale="million"), story)
    assert {mark.unit for mark in drawn.marks} == {"EUR bn"}
    other = TOTALS.assign(currency="EUR", id=TOTALS["id"] + "0")
    sums = arms.totals_chart(pd.concat([TOTALS, other], ignore_index=True), story)
    assert {mark.unit for mark in sums.marks} == {"USD bn", "EUR bn"}
    assert (
        sums.title
        == "The article’s $2.5bn stands for 7 contracts signed in 2001–2003 (Speaker F02)"
    )


def test_an_equal_sum_in_another_currency_or_scale(story):
    same = total("F02", 2500, 2001, 2003, part_count=7, scale="million")
    assert sums.explained(totals(ARTICLE, same))["id"] == "F02"
    assert sums.explained(totals(ARTICLE, same | {"currency": "EUR"})) is None


def test_contracts_that_exceed_the_total(story):
    dear = CONTRACTS.assign(value_high=3000.0)
    figure = arms.contracts_chart(dear, TOTALS, story)
    assert figure.title.endswith("add up to $0.8–6bn, of a total of $2.5bn")
    assert marks(figure)["F02-rest-high"].value == 0 and crowding(figure) == []


def test_a_year_of_few_digits_is_one(story):
    drawn = arms.totals_chart(totals(ARTICLE, total("F02", 2.5, 33, 2003)), story)
    assert (marks(drawn)["F02"].since, "33–" in drawn.alt) == ("0033", True)


@pytest.mark.parametrize("most", [3e9, 3e15])
def test_a_scale_of_long_numbers_names_those_that_have_room(story, most):
    figure = arms.contracts_chart(CONTRACTS.assign(value_high=most), TOTALS, story)
    assert crowding(figure) == []


def test_each_year_is_a_bar_in_tiv(story):
    figure = arms.deliveries_chart(DELIVERIES, TOTALS, story, year_from=2000, year_to=2010)
    drawn, bars = marks(figure), patches(figure)
    assert set(drawn) == {"D001", "D002", "D003", "D004", "F01-years", "F02-years"}
    assert {drawn[key].unit for key in ("D001", "D002", "D003", "D004")} == {"million TIV"}
    levels = [line.get_ydata()[0] for line in figure.canvas.axes[0].lines]  # the first is zero
    assert bars["D001"].get_y() == pytest.approx(min(levels)), "the line at 30"
    assert bars["D001"].get_height() == pytest.approx(levels[0] - min(levels))
    assert bars["D002"].get_height() == 0
    assert drawn["D004"].label == "China to Venezuela, 2003"
    assert drawn["F01-years"].value == "2001–2004" and drawn["F01-years"].verdict == "refined"
    assert figure.title.startswith("Volume, 2003–2005: 75% came in the article’s")
    assert "$" not in figure.svg(), "money and volume never share a figure"


def test_a_total_of_other_years_than_the_large_bars_has_no_span(story):
    later = DELIVERIES.replace({"year": {2004: 2006}})[1:]
    figure = arms.deliveries_chart(later, TOTALS, story, year_from=2000, year_to=2010)
    assert set(marks(figure)) == {"D002", "D003", "D004"}


def test_small_bars_are_to_the_scale_of_the_large(story):
    figure = arms.deliveries_chart(DELIVERIES, TOTALS, story, year_from=2000, year_to=2010)
    inches = {mark: bar.get_height() for mark, bar in patches(figure).items()}
    assert inches["D001"] == pytest.approx(3 * inches["D003"]), "both are large"
    assert inches["D001"] == pytest.approx(10 * inches["D004"]), "one of them is small"


def test_pairs_that_are_larger_than_that_of_the_totals_set_the_scale(story):
    larger = DELIVERIES.assign(value=[*DELIVERIES["value"][:3], 600.0, 0.0])
    figures = [
        arms.deliveries_chart(rows, TOTALS, story, year_from=2000, year_to=2010)
        for rows in (DELIVERIES, larger)
    ]
    bars = patches(figures[1])
    assert bars["D004"].get_height() == pytest.approx(20 * bars["D001"].get_height())
    low, high = (figure.canvas.get_figheight() for figure in figures)
    assert high < 2 * low and crowding(figures[1]) == []


def test_the_pair_is_that_of_the_totals_or_the_largest():
    rows, pair = yearly.trade(DELIVERIES, TOTALS, (2003, 2003))
    assert list(rows["id"]) == ["D001", "D004", "D005"] and pair == ("RUS", "VEN")
    other = TOTALS.assign(payee_id="CHN")
    assert yearly.trade(DELIVERIES, other, (2003, 2003))[1] == ("CHN", "VEN")
    paid = TOTALS.assign(payer_id="CHN", payee_id="VEN")
    assert yearly.trade(DELIVERIES, paid, (2003, 2003))[1] == ("CHN", "VEN"), "told from the payer"
    assert yearly.trade(DELIVERIES, TOTALS.iloc[:0], (2000, 2010))[1] == ("RUS", "VEN")
    unknown = TOTALS.assign(payer_id=None)
    assert yearly.trade(DELIVERIES, unknown, (2000, 2010))[1] == ("RUS", "VEN"), "no payer named"
    assert yearly.trade(DELIVERIES, TOTALS.iloc[:0], (2010, 2000))[1] is None


def test_share_within_the_years_of_a_total():
    pair = DELIVERIES[DELIVERIES["from_id"] == "RUS"]
    assert yearly.share_within(pair, TOTALS.iloc[0]) == 0.75
    assert yearly.share_within(pair.iloc[:0], TOTALS.iloc[0]) == 0


def test_evidence_is_not_the_articles():
    article, both = ds.open(account="article"), ds.open()
    for table in ("parts", "series", "events", "outcomes", "evidence"):
        assert article[table].empty and len(both[table]), table


def test_no_rows_make_an_empty_figure(story):
    none = TOTALS.iloc[:0]
    years = {"year_from": 2000, "year_to": 2010}
    for figure in (
        arms.totals_chart(none, story),
        arms.contracts_chart(CONTRACTS.iloc[:0], none, story),
        arms.deliveries_chart(DELIVERIES.iloc[:0], none, story, **years),
        arms.deliveries_chart(DELIVERIES, TOTALS, story, year_from=2010, year_to=2000),
    ):
        assert figure.marks == [], figure.name
        assert re.search("There is nothing of this|No value in the years", figure.svg())
        assert crowding(figure) == []


@pytest.mark.parametrize(("account", "day"), [*ASKED, ("both", "2006-08-01")])
def test_texts_keep_apart(account, day):
    story = ds.open(account=account, as_of=day)
    rows = story.table("money")
    contracts = story.table("parts")
    for figure in (arms.totals_chart(rows, story), arms.contracts_chart(contracts, rows, story)):
        assert crowding(figure) == [], figure.name
        assert len({mark.id for mark in figure.marks}) == len(figure.marks)


@pytest.mark.parametrize("rows", [TOTALS, TOTALS.iloc[:1], TOTALS.iloc[3:4], TOTALS.iloc[4:]])
def test_long_names_and_single_rows_keep_apart(story, rows):
    long = rows.assign(said_by="A speaker of a very long name " * 4)
    assert crowding(arms.totals_chart(long, story)) == []
    long = CONTRACTS.assign(item="An item of a very long name " * 3).iloc[-len(rows) :]
    assert crowding(arms.contracts_chart(long, rows, story)) == []


@pytest.mark.parametrize("years", [(2000, 2014), (2006, 2006), (2007, 2010)])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_deliveries_keep_apart_in_any_years(account, years):
    story = ds.open(account=account)
    rows = story.table("series")
    span = {"year_from": years[0], "year_to": years[1]}
    figure = arms.deliveries_chart(rows, story.table("money"), story, **span)
    assert crowding(figure) == []
    assert len({mark.id for mark in figure.marks}) == len(figure.marks)
    assert bool(figure.marks) == (account != "article")


def test_every_total_and_contract_is_drawn(story):
    rows, contracts = story.table("money"), story.table("parts")
    assert {*marks(arms.totals_chart(rows, story))} == set(rows["id"])
    drawn = {key.split("-")[0] for key in marks(arms.contracts_chart(contracts, rows, story))}
    assert set(contracts["id"]) <= drawn
