"""The map and the order of events draw each move once, and hold answers against the calendar."""

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED, marks
from matplotlib.figure import Figure

import dossier as ds
from dossier.charts import postures as charts
from dossier.plot import maps
from dossier.story.postures import by_mover


def move(id, actor, place, start=None, end=None, status="reported", verdict="", **other):
    facts = {
        "id": id,
        "account": "article" if verdict else "checked",
        "actor_id": actor,
        "label": f"Label {id}",
        "from_place_id": None,
        "place_id": place,
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(end),
        "status": status,
        "verdict": verdict,
        "claim_id": "C73" if actor == "USA" else "C65",
        "claims": ("C73", "C76") if actor == "USA" else ("C65",),
        "wordings": ("A claim.",),
        "sources": (f"S{id[1:]}",),
        "publishers": ("A paper",),
    }
    return facts | other


POSTURES = pd.DataFrame(
    [
        move("M01", "RUS", "venezuela", status="planned", verdict="refined"),
        move("M02", "USA", "united-states", verdict="corroborated"),
        move("M03", "RUS", "el-libertador", "2008-09-10", "2008-09-18"),
        move("M04", "RUS", "venezuela", "2008-09-10", "2008-09-15", "planned"),
        move("M05", "USA", "mayport", "2008-07-12"),
        move("M06", "RUS", "off-la-guaira", "2008-12-01", from_place_id="severomorsk"),
    ]
)
EVENTS = pd.DataFrame(
    [
        move("V01", "USA", None, "2008-04-24", precision="day"),
        move("V02", "USA", "mayport", "2008-07-12", precision="day", sources=("S05",)),
        move("V03", "RUS", None, "2008-11-01", precision="month"),
    ]
).drop(columns=["account", "from_place_id"])
RELATIONS = pd.DataFrame(
    [
        {
            "id": "R24",
            "account": "article",
            "from_id": "USA",
            "to_id": "RUS",
            "sign": -1,
            "label": "A reply",
            "status": "interpretation",
            "verdict": "contradicted",
            "claims": ("C76",),
            "wordings": ("A claim.",),
            "sources": ("S01",),
            "publishers": ("A paper",),
        }
    ]
)


@pytest.fixture(scope="module")
def story():
    return ds.open()


def artists(figure):
    found = (artist for axes in figure.canvas.axes for artist in (*axes.lines, *axes.patches))
    return {artist.get_gid(): artist for artist in found}


def test_each_move_is_a_mark_and_so_is_a_way(story):
    drawn = marks(charts.move_map(POSTURES, story))
    assert set(drawn) == {*POSTURES["id"], "M06-way"}
    assert drawn["M01"].label == "Russia, Venezuela: Label M01" and drawn["M01"].value == (
        "no day given"
    )
    assert drawn["M03"].value == "10–18 Sept"
    assert drawn["M06-way"].unit == "km"
    assert drawn["M06-way"].value == pytest.approx(9340, abs=120)
    assert drawn["M06-way"].label.endswith("the shortest way")
    assert drawn["M06-way"].status == "interpretation", "no source gives the way"


def test_a_country_is_an_area_waters_are_a_ring_and_a_place_is_a_dot(story):
    drawn = artists(charts.move_map(POSTURES, story))
    names = {id: type(drawn[f"05-map-{id}"]).__name__ for id in POSTURES["id"]}
    assert names == {
        "M01": "PathPatch",
        "M02": "PathPatch",
        "M03": "Line2D",
        "M04": "PathPatch",
        "M05": "Line2D",
        "M06": "Ellipse",
    }


def test_moves_that_share_a_country_stand_side_by_side(story):
    drawn = artists(charts.move_map(POSTURES, story))
    first, second = (drawn[f"05-map-{id}"].get_path().get_extents() for id in ("M01", "M04"))
    assert min(first.x1, second.x1) == pytest.approx(max(first.x0, second.x0), abs=1)


def test_places_too_close_together_are_drawn_in_a_map_of_their_own(story):
    rows = POSTURES[POSTURES["id"].isin(["M03", "M05", "M06"])]
    figure = charts.move_map(rows, story)
    drawn = artists(figure)
    main = drawn["05-map-M05"].axes
    assert drawn["05-map-M03"].axes is drawn["05-map-M06"].axes is not main
    alone = charts.move_map(rows[rows["id"] != "M06"], story)
    assert artists(alone)["05-map-M03"].axes is artists(alone)["05-map-M05"].axes


def test_places_upon_one_another_need_no_larger_map(story):
    def near(*spots):
        axes = Figure(figsize=(4, 4)).add_axes((0, 0, 1, 1))
        ground = maps.Map.around(axes, "flat", dict(zip("ab", spots, strict=True)), None)
        return maps.crowded(ground, "ab")

    assert near((-67, 10), (-67, 10)) == [] and near((-67, 10), (-67, 10.1)) == ["a", "b"]


def test_the_list_gives_day_and_verdict(story):
    figure = charts.move_map(POSTURES, story)
    written = [text.get_text() for axes in figure.canvas.axes for text in axes.texts]
    assert {"≈\u00a0Label M01: refined", "10–18 Sept: Label M03"} <= set(written)
    assert {"United States", "Russia: Venezuela"} <= set(written)


def test_the_map_counts_plans(story):
    title = charts.move_map(POSTURES, story).title
    assert title == "Of 4 reports of military moves in the sources, 1 told of a plan"
    article = POSTURES[POSTURES["account"] == "article"]
    told = charts.move_map(article, story).title
    assert told == "Of the 2 military moves in the article, 1 was still a plan or wish"


def test_days_are_joined_once_and_in_order():
    days = charts.dated(POSTURES, EVENTS)
    assert days["id"].tolist() == ["V01", "M05", "M03", "M04", "V03", "M06"]
    ends = dict(zip(days["id"], days["end"], strict=True))
    assert ends["V03"] == pd.Timestamp("2008-11-30") and ends["M06"] == pd.Timestamp("2008-12-01")


def test_an_event_of_the_same_day_from_another_source_is_kept():
    other = EVENTS.assign(sources=[("S90",), ("S91",), ("S92",)])
    assert {"V02", "M05"} <= set(charts.dated(POSTURES, other)["id"])


def test_an_answer_is_held_against_the_calendar():
    days = charts.dated(POSTURES, EVENTS)
    found = charts.answers(POSTURES, RELATIONS, days)
    assert found[["id", "first", "answered", "days"]].values.tolist() == [
        ["R24", "V01", "M03", -139]
    ]
    later = charts.dated(
        POSTURES, EVENTS[EVENTS["id"] != "V01"].assign(start=pd.Timestamp("2008-12-24"))
    )
    late = charts.answers(POSTURES, RELATIONS, later[later["id"] != "M05"])
    assert late["days"].tolist() == [105]


def test_no_answer_without_a_claim_in_common_or_without_days():
    days = charts.dated(POSTURES, EVENTS)
    apart = RELATIONS.assign(claims=[("C01",)])
    assert charts.answers(POSTURES, apart, days).empty
    assert charts.answers(POSTURES, RELATIONS.assign(sign=1), days).empty
    assert charts.answers(POSTURES, RELATIONS, days[days["actor_id"] == "USA"]).empty


def test_the_strip_draws_days_and_the_answer(story):
    figure = charts.order_strip(POSTURES, EVENTS, RELATIONS, story)
    drawn = marks(figure)
    assert set(drawn) == {"M01", "M02", "V01", "M05", "M03", "M04", "V03", "M06", "R24"}
    assert drawn["R24"].value == -139 and drawn["R24"].verdict == "contradicted"
    assert drawn["M03"].position[0] == "2008-09-10" and drawn["V03"].value == "Nov 2008"
    before = "Label V01 139 days before the first dated military move by Russia"
    assert figure.title == before
    written = [text.get_text() for axes in figure.canvas.axes for text in axes.texts]
    assert "✗\u00a0A reply: 139 days earlier" in written and "Label M03, 10–18 Sept" in written


def test_a_span_is_a_bar_as_long_as_its_days_and_a_day_is_a_dot(story):
    drawn = artists(charts.order_strip(POSTURES, EVENTS, RELATIONS, story))
    long, short = (drawn[f"05-order-{id}"].get_width() for id in ("M03", "M04"))
    assert long / short == pytest.approx(9 / 6)
    assert drawn["05-order-M05"].get_marker() == "o"


def test_lines_stand_by_who_moved_and_by_claim(story):
    groups = by_mover(POSTURES, charts.dated(POSTURES, EVENTS))
    assert [(story.actor(actor), *map(len, groups[actor, claim])) for actor, claim in groups] == [
        ("United States", 1, 2),
        ("Russia", 1, 4),
    ]


def test_the_article_alone_gives_no_days():
    story = ds.open(account="article")
    article = POSTURES[POSTURES["account"] == "article"]
    figure = charts.order_strip(article, EVENTS, RELATIONS, story)
    assert set(marks(figure)) == {"M01", "M02"}
    assert figure.title == "The article gives no day for any of the 2 moves that it names"


def test_no_rows_make_an_empty_figure(story):
    none = POSTURES.iloc[:0]
    strip = charts.order_strip(none, EVENTS.iloc[:0], RELATIONS, story)
    for figure in (charts.move_map(none, story), strip):
        assert figure.marks == [] and "There is nothing of this" in figure.svg()


@pytest.mark.parametrize(("account", "day"), ASKED)
def test_texts_keep_apart(account, day):
    story = ds.open(account=account, as_of=day)
    postures, relations = story.table("postures"), story.table("relations")
    events = story.table("events")
    events = events[events["topic"] == "postures"]
    drawn = charts.move_map(postures, story)
    for figure in (charts.order_strip(postures, events, relations, story), drawn):
        assert crowding(figure) == [], figure.name
    assert {mark.id for mark in drawn.marks} >= set(postures["id"])


def test_texts_keep_apart_on_a_flat_map():
    story = ds.open()
    postures = story.table("postures")
    figure = charts.move_map(postures, story, projection="flat")
    assert crowding(figure) == []
    assert {mark.id for mark in figure.marks} >= set(postures["id"])
