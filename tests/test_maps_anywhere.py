"""Maps of stories elsewhere: each stop is inside, no label covers another, no leg runs astray."""

import far_stories as far
import numpy as np
import pytest
from crowding import crowding
from hypothesis import given, settings
from hypothesis import strategies as st

import dossier as ds
from dossier.charts import tour
from dossier.plot import maps

SPOT = st.tuples(
    st.floats(-180, 180, allow_subnormal=False), st.floats(-90, 90, allow_subnormal=False)
)
SPOTS = st.lists(SPOT, min_size=1, max_size=8)
KINDS = st.sampled_from(["globe", "flat"])


@pytest.fixture(scope="module")
def story():
    story = ds.open()
    known = far.places(story)
    story.places = lambda: known
    return story


@pytest.mark.parametrize("name", far.TOURS)
def test_a_tour_anywhere_is_drawn_whole(name, story):
    figure = tour.route_map(far.tour(name), story)
    axes = figure.canvas.axes[-1]
    assert crowding(figure) == []
    for mark in figure.marks:
        assert axes.viewLim.contains(*mark.position), f"{mark.id} is outside"
    drawn = {line.get_gid(): line.get_xydata() for line in axes.lines}
    for mark in figure.marks:
        if mark.unit == "km":
            assert steps(drawn[f"02-map-{mark.id}"]).max() < 1.2e6, "a line across the picture"
    assert "1961" in figure.subtitle and "1961" in tour.day_strip(far.tour(name), story).subtitle


def steps(path):
    """Measure the steps of a path; a break in it is none."""
    found = np.hypot(*np.diff(path, axis=0).T)
    return found[~np.isnan(found)]


def test_a_map_of_the_world_is_cut_where_no_stop_is(story):
    figure = tour.route_map(far.tour("round the world"), story, projection="flat")
    home = tour.route_map(far.tour("pacific"), story, projection="flat")
    broken = [np.isnan(line.get_ydata()).any() for line in figure.canvas.axes[-1].lines[1:]]
    assert sum(broken[:7]) == 1, "the leg to Lima leaves at one edge and comes back at the other"
    assert not any(np.isnan(line.get_ydata()).any() for line in home.canvas.axes[-1].lines[1:])


def test_what_is_planned_is_no_way_that_was_travelled(story):
    title = tour.route_map(far.tour("pacific", status="planned"), story).title
    assert title == "The sources name 3 stops, from Tokyo to Lima"


def test_stops_without_a_day_have_no_days(story):
    stops = far.tour("pacific").assign(arrive=np.datetime64("NaT"))
    figure = tour.route_map(stops, story)
    assert figure.title == "The tour covered at least 15,700 km from Tokyo to Lima"
    assert crowding(figure) == [] and "1961" not in figure.subtitle


@settings(max_examples=60, deadline=None)
@given(KINDS, SPOTS)
def test_a_view_sees_every_place(kind, spots):
    view = maps.View.around(kind, spots)
    x, y = view.project(*np.array(spots).T)
    assert np.isfinite([x, y]).all()


@settings(max_examples=60, deadline=None)
@given(KINDS, SPOTS, st.sampled_from([-360, 360]))
def test_a_view_is_the_same_once_around_the_earth(kind, spots, turn):
    one = maps.View.around(kind, spots)
    other = maps.View.around(kind, [(longitude + turn, latitude) for longitude, latitude in spots])
    for place in ("longitude", "latitude"):  # whole degrees: a hair may be rounded either way
        apart = getattr(one, place) - getattr(other, place)
        assert one.kind != other.kind or abs((apart + 180) % 360 - 180) <= 1


@settings(max_examples=60, deadline=None)
@given(SPOTS)
def test_the_world_is_cut_no_nearer_to_a_place_than_it_must(spots):
    spots = [*spots, (0, 0), (180, 0)]
    view = maps.View.around("flat", spots)
    assert view.kind == "world", "no half of the earth holds the two"
    around = np.sort([(longitude - view.longitude + 180) % 360 for longitude, _ in spots])
    widest = np.diff(around, append=around[0] + 360).max()
    assert min(around[0], 360 - around[-1]) >= widest / 2 - 0.51


@settings(max_examples=60, deadline=None)
@given(SPOT, SPOT)
def test_a_way_is_whole_and_breaks_at_most_at_the_edges_of_the_world(start, end):
    view = maps.View.around("flat", [start, end])
    x, y = view.great_circle(start, end)
    assert np.isnan(x).sum() <= (1 if view.kind == "world" else 0)
    assert np.isfinite(maps.middle((x, y))).all()
    step = steps(np.transpose([x, y])).max()
    assert step < (6e6 if view.kind == "world" else 1e6), "a line across the picture"
