"""The arcs and the matrix draw each relation once, with sign, status and verdict."""

from collections import Counter

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED, marks

import dossier as ds
from dossier.charts import relations as charts
from dossier.story import relations as network


def relation(id, source, target, sign=1, status="reported", verdict="", **other):
    facts = {
        "id": id,
        "account": "article" if verdict else "checked",
        "from_id": source,
        "to_id": target,
        "label": f"Label {id}",
        "sign": sign,
        "status": status,
        "verdict": verdict,
        "claims": ("C01",),
        "wordings": ("A claim.",),
        "sources": ("S01",),
        "publishers": ("A paper",),
    }
    return facts | other


ROWS = pd.DataFrame(
    [
        relation("R01", "RUS", "VEN", status="planned", verdict="refined"),
        relation("R02", "RUS", "VEN"),
        relation("R03", "USA", "RUS", -1, "interpretation", "contradicted"),
        relation("R04", "RUS", "latin-america", status="interpretation", verdict="partly"),
        relation("R05", "VEN", "RUS", status="aspiration", verdict="corroborated"),
    ]
)


@pytest.fixture(scope="module")
def story():
    return ds.open()


def lines(figure):
    return {line.get_gid(): line for line in figure.canvas.axes[-1].lines}


def texts(figure):
    return [text.get_text() for axes in figure.canvas.axes for text in axes.texts]


def footer(figure):
    return " ".join(text.get_text() for text in figure.canvas.texts)


def test_each_relation_between_states_is_an_arc(story):
    drawn = marks(charts.arc_map(ROWS, story))
    assert set(drawn) == {"R01", "R02", "R03", "R05"}
    assert drawn["R01"].label == "Label R01" and drawn["R01"].verdict == "refined"
    assert drawn["R01"].value == "Russia courts Venezuela"
    assert drawn["R03"].value == "the United States opposes Russia"
    assert drawn["R05"].value == "Venezuela courts Russia"


def test_a_relation_without_a_place_on_the_map_is_counted_in_the_footer(story):
    figure = charts.arc_map(ROWS, story)
    foot = footer(figure)
    assert "1 relation has an end without a place on this map" in foot
    none = charts.arc_map(ROWS[ROWS["to_id"] != "latin-america"], story)
    assert "without a place" not in footer(none)


def test_status_is_the_line_and_sign_is_the_marker(story):
    drawn = lines(charts.arc_map(ROWS, story))
    looks = {drawn[f"04-map-{id}"].get_linestyle() for id in ("R01", "R02")}
    assert len(looks) == 2 and drawn["04-map-R02"].get_linestyle() == "-"
    courts, opposes = (drawn[f"04-map-{id}"].get_marker() for id in ("R02", "R03"))
    assert len(courts.vertices) > len(opposes.vertices)
    assert drawn["04-map-R02"].get_color() == "#1d2733"


def test_arcs_of_one_pair_lie_apart(story):
    drawn = lines(charts.arc_map(ROWS, story))
    paths = [drawn[f"04-map-{id}"].get_xydata() for id in ("R01", "R02", "R05")]
    for number, path in enumerate(paths):
        for other in paths[number + 1 :]:
            assert abs(path[40] - other[40]).max() > 30_000  # metres, at the middle


def test_signs_of_one_pair_lie_apart(story):
    placed = [mark.position for mark in charts.arc_map(ROWS, story).marks]
    assert len({tuple(round(v / 100_000) for v in spot) for spot in placed}) == len(placed)


def test_the_list_names_each_relation_with_the_glyph_of_its_verdict(story):
    written = texts(charts.arc_map(ROWS, story))
    assert {"≈\u00a0Label R01", "Label R02", "✗\u00a0Label R03", "✓\u00a0Label R05"} <= set(written)
    heads = {
        "Russia courts Venezuela",
        "The United States opposes Russia",
        "Venezuela courts Russia",
    }
    assert heads <= set(written)
    letters = Counter(text for text in written if len(text) == 1)
    assert letters == {"A": 2, "B": 2, "C": 2}


def test_the_title_says_who_courts_whom(story):
    assert charts.arc_map(ROWS, story).title == "According to the sources, Russia courts Venezuela"
    even = pd.concat([ROWS, pd.DataFrame([relation("R06", "RUS", "CUB")])])
    title = "According to the sources, Russia courts 2 states"
    assert charts.arc_map(even, story).title == title, "what both accounts tell counts once"
    more = pd.concat([even, pd.DataFrame([relation("R07", "RUS", "VEN")])])
    title = "According to the sources, Russia courts 2 states, Venezuela most often"
    assert charts.arc_map(more, story).title == title
    only = ROWS[ROWS["id"] == "R03"]
    assert (
        charts.arc_map(only, story).title
        == "According to the article, the United States opposes Russia"
    )


def test_the_matrix_draws_every_relation_in_its_cell(story):
    figure = charts.sign_matrix(ROWS, story)
    drawn = marks(figure)
    assert set(drawn) == set(ROWS["id"])
    assert drawn["R01"].position[1] == drawn["R02"].position[1] or (
        drawn["R01"].position[0] == drawn["R02"].position[0]
    )
    assert drawn["R04"].value == "Russia courts Latin America"
    chips = {patch.get_gid(): patch for patch in figure.canvas.axes[0].patches}
    assert chips["04-matrix-R04"].get_hatch() and not chips["04-matrix-R02"].get_hatch()
    assert chips["04-matrix-R01"].get_linestyle() != chips["04-matrix-R02"].get_linestyle()


def test_the_matrix_counts_what_is_contradicted_or_only_read(story):
    assert network.unsupported(ROWS)["id"].tolist() == ["R03", "R04"]
    title = charts.sign_matrix(ROWS, story).title
    assert title == "2 of the article’s 4 relations are contradicted or its own interpretation"
    others = charts.sign_matrix(ROWS[ROWS["account"] == "checked"], story).title
    assert others == "The sources name one relation"
    told = pd.DataFrame([relation("R06", "RUS", "VEN"), relation("R07", "VEN", "USA")])
    one = charts.sign_matrix(told, story).title
    assert one == "1 of the 2 relations that the sources name starts from Venezuela"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("R03", "The one relation in the article is contradicted"),
        ("R04", "The one relation in the article is only its interpretation"),
        ("R01", "The one relation in the article holds"),
    ],
)
def test_one_relation_is_not_counted_among_one(story, key, title):
    assert charts.sign_matrix(ROWS[ROWS["id"] == key], story).title == title


def test_actors_stand_in_the_order_of_their_relations():
    assert network.ranked(ROWS, "from_id") == ["RUS", "VEN", "USA"]
    assert network.ranked(ROWS, "to_id") == ["RUS", "VEN", "latin-america"]


def test_those_come_first_who_have_more_at_that_end_whatever_they_have_at_the_other():
    pairs = [("B", "A"), ("A", "B"), ("A", "C"), ("D", "B"), ("E", "B")]
    rows = pd.DataFrame(pairs, columns=["from_id", "to_id"])
    assert network.ranked(rows, "from_id") == ["A", "B", "D", "E"], "B has more at both ends"


def test_bundles_have_one_direction_and_one_sign():
    found = network.bundles(ROWS)
    assert found.iloc[0].to_dict() == {"from_id": "RUS", "to_id": "VEN", "sign": 1, "count": 2}
    assert len(found) == 4


@pytest.mark.parametrize("chart", [charts.arc_map, charts.sign_matrix])
def test_no_rows_make_an_empty_figure(chart, story):
    figure = chart(ROWS.iloc[:0], story)
    assert figure.marks == [] and "There is nothing of this" in figure.svg()
    assert network.leading(ROWS.iloc[:0]) is None


@pytest.mark.parametrize(("account", "day"), ASKED)
def test_texts_keep_apart(account, day):
    story = ds.open(account=account, as_of=day)
    rows = story.table("relations")
    matrix = charts.sign_matrix(rows, story)
    for figure in (matrix, charts.arc_map(rows, story)):
        assert crowding(figure) == [], figure.name
    assert len(marks(matrix)) == len(rows)


def test_texts_keep_apart_on_a_flat_map():
    story = ds.open()
    rows = story.table("relations")
    figure = charts.arc_map(rows, story, projection="flat")
    assert figure.marks and crowding(figure) == []
