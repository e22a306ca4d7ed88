"""The tour's map and strip draw what their rows say."""

import re

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED, marks

import dossier as ds
from dossier.charts import tour
from dossier.i18n.language import LANGUAGES
from dossier.plot import style
from dossier.plot.ledger import narrow
from dossier.plot.ledger.columns import TICK
from dossier.plot.typesetting import text_width
from dossier.story import tour as days


def stop(id, account, position, place, arrive=None, depart=None, **other):
    facts = {
        "id": id,
        "account": account,
        "position": position,
        "place_id": place,
        "arrive": pd.Timestamp(arrive),
        "depart": pd.Timestamp(depart),
        "inferred": False,
        "arrived_by": "flight",
        "status": "reported",
        "verdict": "contradicted" if account == "article" else "",
        "claims": ("C20",),
        "wordings": ("A claim.",),
        "sources": ("S01",),
        "publishers": ("A paper",),
    }
    return facts | other


ROWS = pd.DataFrame(
    [
        stop("T01", "article", 1, "lima", "2008-11-21"),
        stop("T02", "checked", 1, "cascais", "2008-11-21"),
        stop("T03", "checked", 2, "lima", "2008-11-22", "2008-11-24"),
        stop("T04", "checked", 3, "la-guaira", "2008-11-24", arrived_by="road"),
    ]
)


@pytest.fixture(scope="module")
def story():
    return ds.open()


def test_legs_follow_the_positions_whatever_the_ids(story):
    turned = ROWS.assign(position=[1, 3, 2, 1])
    assert list(days.legs(turned, story)["id"]) == ["T03", "T02"]


def test_each_stop_and_each_leg_is_a_mark(story):
    drawn = marks(tour.route_map(ROWS, story))
    assert set(drawn) == {"T01", "T02", "T03", "T04", "T03-leg", "T04-leg"}
    assert drawn["T03-leg"].label == "Cascais to Lima"
    assert drawn["T03-leg"].unit == "km" and drawn["T03-leg"].value == pytest.approx(8982, abs=15)
    assert drawn["T01"].verdict == "contradicted" and drawn["T01"].value == "arrival Fri 21 Nov"


def test_a_way_that_no_source_reports_is_dotted(story):
    for way, solid in {"flight": True, "road": True, "ship": True, "unknown": False}.items():
        figure = tour.route_map(ROWS.assign(arrived_by=way, inferred=False), story)
        lines = {line.get_gid(): line for line in figure.canvas.axes[0].lines}
        assert (lines["02-map-T04-leg"].get_linestyle() == "-") == solid, way


def test_the_title_names_what_the_article_leaves_out(story):
    assert tour.route_map(ROWS, story).title.endswith(
        "in 4 days, from Cascais to La Guaira; the article leaves out Cascais"
    ), "its stop in Caracas counts, though no row here is of it"


def test_a_title_counts_many_places_that_the_article_leaves_out(story):
    towns = ["balboa", "cascais", "mayport", "georgia", "poland", "china"]
    days = [f"2008-11-{day}" for day in range(10, 10 + len(towns))]
    for count, said in ((len(towns) - 1, "Poland"), (len(towns), "leaves out 6 places")):
        there = enumerate(list(zip(towns, days, strict=True))[:count], 1)
        rows = [stop(f"T1{n}", "checked", n, *where) for n, where in there]
        title = tour.route_map(pd.DataFrame([*ROWS.head(1).to_dict("records"), *rows]), story).title
        assert title.endswith(said), title


def test_home_is_not_left_out(story):
    back = pd.DataFrame([stop("T05", "checked", 4, "moscow", "2008-11-26")])
    title = tour.route_map(pd.concat([ROWS, back], ignore_index=True), story).title
    assert title.endswith("to Moscow; the article leaves out Cascais")


def test_the_way_is_told_as_the_least_that_it_can_be(story):
    figure = tour.route_map(ROWS, story)
    legs = sum(mark.value for mark in figure.marks if mark.unit == "km")
    told = int(re.match(r"The tour covered at least ([\d,]+) km", figure.title)[1].replace(",", ""))
    assert legs - 100 < told <= legs


def test_a_conflict_is_found_and_told(story):
    found = days.elsewhere(ROWS, story.places())
    assert found[["said", "found", "id", "other"]].values.tolist() == [
        ["lima", "cascais", "T01", "T02"]
    ]
    apart = "the article puts the tour in Lima; the sources put it in Cascais"
    assert apart in tour.day_strip(ROWS, story).title


def test_of_a_day_in_two_places_the_later_is_told(story):
    said = ROWS.assign(
        place_id=ROWS["place_id"].where(ROWS["id"] != "T01", "havana"),
        arrive=ROWS["arrive"].where(ROWS["id"] != "T01", pd.Timestamp("2008-11-24")),
    )
    found = days.elsewhere(said, story.places())
    assert found[["id", "other", "found"]].values.tolist() == [["T01", "T04", "la-guaira"]]


def test_no_conflict_where_both_are_in_one_place(story):
    agreed = ROWS.assign(arrive=ROWS["arrive"].where(ROWS["id"] != "T01", "2008-11-22"))
    assert days.elsewhere(agreed, story.places()).empty


def test_stops_share_the_days_they_touch():
    checked = ROWS[ROWS["account"] == "checked"]
    laid = days.stays(checked, pd.Timestamp("2008-11-21"), 4)
    assert [(stay["left"], stay["right"]) for stay in laid] == [(0, 1), (1, 3.5), (3.5, 4)]


def test_bars_are_as_long_as_the_stay(story):
    figure = tour.day_strip(ROWS, story)
    bars = {bar.get_gid(): bar for bar in figure.canvas.axes[0].patches}
    long, short = (bars[f"02-days-{id}"].get_width() for id in ("T03", "T02"))
    assert long / short == pytest.approx(2.5, abs=0.05)


def test_a_tour_of_years_names_some_days_with_their_year(story, monkeypatch):
    """As much work as for a year, however long it is."""
    asked = []
    date = story.words.date
    monkeypatch.setattr(story.words, "date", lambda *day: asked.append(day) or date(*day))
    for years in (3, 30):
        asked.clear()
        last = ROWS["arrive"].max() + pd.DateOffset(years=years)
        figure = tour.day_strip(ROWS.assign(depart=ROWS["depart"].fillna(last)), story)
        texts = [text.get_text() for text in figure.canvas.axes[0].texts]
        named = [text for text in texts if re.search(r"\b20\d\d$", text)]
        assert 2 <= len(named) == len(set(named)) <= 15, named
        assert len(asked) < 1000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_names_as_many_days_as_there_is_room_for(lang):
    story = ds.open(lang=lang)
    with narrow():
        figure = tour.day_strip(story.table("tour_stops"), story)
    named = [text for text in figure.canvas.axes[0].texts if text.get_label() == TICK]
    days = [text for text in named if re.search(r"\d", text.get_text())]
    (left, first), (right, second) = (
        (day.get_position()[0], int(re.search(r"\d+", day.get_text())[0])) for day in days[1:3]
    )
    wide = max(text_width(day.get_text(), style.SIZE["note"]) for day in days) + 0.05
    fewer = (right - left) * (1 - 1 / (second - first))
    assert fewer < wide < right - left, "there is room for more"


@pytest.mark.parametrize("chart", [tour.route_map, tour.day_strip])
def test_no_rows_make_an_empty_figure(chart, story):
    figure = chart(ROWS.iloc[:0], story)
    assert figure.marks == [] and "There is nothing of this" in figure.svg()


@pytest.mark.parametrize(("account", "day"), ASKED)
def test_texts_keep_apart(account, day):
    story = ds.open(account=account, as_of=day)
    stops = story.table("tour_stops")
    for figure in (tour.day_strip(stops, story), tour.route_map(stops, story)):
        assert crowding(figure) == [], figure.name


@pytest.mark.parametrize("how", [{"projection": "flat"}, {"extent": "region"}], ids=str)
def test_texts_keep_apart_on_other_maps(how):
    story = ds.open()
    assert crowding(tour.route_map(story.table("tour_stops"), story, **how)) == []
