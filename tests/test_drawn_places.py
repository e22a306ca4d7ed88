"""What is drawn stands where its mark says, and is as long as its value."""

import json
from functools import cache

import numpy as np
import pandas as pd
import pytest
from drawing import NAMES, draw, usual
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from dossier.charts.arms import year_bars
from dossier.dataset.paths import FIGURES
from dossier.plot import style
from dossier.plot.oblong import Oblong

NEAR = 2  # pixels by which a line may pass beside its place
FIGURE_NAMES = sorted(file.stem for file in FIGURES.glob("en/*.json"))


def figure(name):
    return usual(next(each for each in NAMES if each[:2] == name[:2])).figures[name]


def artists(figure):
    """Map the marks of a figure to what is drawn for them."""
    drawn = {artist.get_gid(): artist for artist in figure.canvas.findobj() if artist.get_gid()}
    return {mark: drawn[f"{figure.name}-{mark.id}"] for mark in figure.marks}


@cache
def boxes(name):
    """Map the marks of a figure to what is drawn for them, as boxes in pixels."""
    drawn = figure(name)
    with style.applied():  # other tests look at this figure, too
        renderer = drawn.canvas.canvas.get_renderer()
        drawn.canvas.draw(renderer)
        found = artists(drawn)
        assert all(artist.get_visible() for artist in found.values())
        return {mark: artist.get_window_extent(renderer) for mark, artist in found.items()}


def scaled(name):
    """Tell whether both axes have a scale: a map, or a chart over time."""
    marks = json.loads((FIGURES / "en" / f"{name}.json").read_text("utf-8"))["marks"]
    return all(isinstance(mark["position"][1], int | float) for mark in marks)


DAYS = {"02-days": 1, "05-order": 0.1}  # ledgers over days, and the days by which an end may be off
PAIRS = "03-deliveries"  # bars upon a line for each pair, their years across
OTHER = {PAIRS, *DAYS}
SCALED = [name for name in FIGURE_NAMES if scaled(name) and name not in OTHER]
KEYED = [name for name in FIGURE_NAMES if name not in SCALED and name not in OTHER]
FREE = {("06-evidence", 0)}  # side by side as there is room; days have a test


@pytest.mark.parametrize("name", SCALED)
def test_each_mark_is_drawn_where_it_says(name):
    drawn = artists(figure(name))
    for mark, box in boxes(name).items():
        place = drawn[mark].axes.transData.transform(mark.position)
        assert box.padded(NEAR).contains(*place), f"{mark.id} is drawn elsewhere"


@pytest.mark.parametrize("side", [0, 1], ids=["columns", "rows"])
@pytest.mark.parametrize("name", KEYED)
def test_marks_of_a_column_or_row_stand_together(name, side):
    placed = [
        (mark.position[side], (box.min[side] + box.max[side]) / 2, panel(mark, drawn))
        for drawn in [boxes(name)]
        for mark, box in drawn.items()
        if mark.position[side] != "" and (name, side) not in FREE and mark.unit != "days"
    ]
    for own in {panel for *_, panel in placed}:
        places = {}
        for key, middle, panel_ in placed:
            if panel_ == own:
                places.setdefault(key, []).append(middle)
        assert apart(places) if isinstance(next(iter(places)), str) else straight(places)


def panel(mark, drawn):
    """Tell in which of two panels side by side the claim of a piece of evidence stands."""
    claims = {each.id: box for each, box in drawn.items() if each.position[0] == ""}
    box = claims.get(mark.position[1])
    return box is not None and box.x0 > max(each.x1 for each in drawn.values()) / 2


def apart(places):
    """Tell whether no group of marks reaches into another."""
    ends = sorted((min(middles), max(middles)) for middles in places.values())
    return all(high < low for (_, high), (low, _) in zip(ends, ends[1:], strict=False))


def straight(places):
    """Tell whether marks stand in proportion to their numbers or days."""
    numbers = [(key, middle) for key, middles in places.items() for middle in middles]
    keys, middles = zip(*numbers, strict=True)
    middles, fit = np.array(middles), np.polyfit(keys, middles, 1)
    return np.abs(np.polyval(fit, keys) - middles).max() < NEAR


def test_a_mark_in_a_wrong_place_is_told():
    assert apart({"a": [1, 2], "b": [3]}) and not apart({"a": [1, 4], "b": [3]})
    assert straight({1: [10], 2: [20], 4: [40]}) and not straight({1: [10], 2: [30], 4: [40]})


def inches(artist):
    """Measure a bar: width and height in inches."""
    box = artist.axes.transData.transform(artist.get_bbox().get_points()) / artist.figure.dpi
    return box[1] - box[0]


def uneven(figure, unit, side):
    """List the bars whose length is not in the same proportion to their value as the others'."""
    bars = {mark: bar for mark, bar in artists(figure).items() if mark.unit == unit and mark.value}
    assert len(bars) > 5 and all(isinstance(bar, Rectangle) for bar in bars.values())
    shares = {mark.id: abs(inches(bar)[side]) / mark.value for mark, bar in bars.items()}
    usual = np.median(list(shares.values()))
    return [key for key, share in shares.items() if abs(share / usual - 1) > 1e-3]


@pytest.mark.parametrize(
    ("name", "unit", "side"), [("03-contracts", "USD m", 0), ("03-deliveries", "million TIV", 1)]
)
def test_bars_are_as_long_as_their_values(name, unit, side):
    assert uneven(figure(name), unit, side) == []


def test_a_bar_of_a_wrong_height_is_told(monkeypatch):
    class Wrong(Oblong):
        def __init__(self, corner, width, height, **look):
            super().__init__(corner, width, height * (0.8 if height > 2.3 else 1), **look)

    monkeypatch.setattr(year_bars, "Oblong", Wrong)
    drawn = draw("03-arms").figures["03-deliveries"]
    highest = max(mark.value for mark in drawn.marks if mark.unit)
    assert uneven(drawn, "million TIV", 1) == [
        mark.id for mark in drawn.marks if mark.value == highest
    ]


def test_totals_reach_over_their_years():
    ends = []
    for mark, bar in artists(figure("03-totals")).items():
        if mark.since:
            ends += [(int(mark.since), bar.get_x()), (int(mark.until) + 1, sum(edges(bar)))]
    years, x = zip(*ends, strict=True)
    step, first = np.polyfit(years, x, 1)
    assert step > 0 and np.abs(np.array(x) - first - step * np.array(years)).max() < 0.05  # inches


def edges(bar):
    return bar.get_x(), bar.get_width()


def test_bars_of_a_pair_stand_on_their_years_upon_a_line():
    pairs, feet = {}, {}
    for mark, bar in artists(figure(PAIRS)).items():
        pair = mark.label.rpartition(", ")[0] if mark.unit else "Russia to Venezuela"
        middle = bar.get_x() + bar.get_width() / 2
        pairs.setdefault(pair, {}).setdefault(mark.position[0], []).append(100 * middle)
        if mark.unit:
            feet.setdefault(pair, []).append(bar.get_y() + bar.get_height())
    several = [places for places in pairs.values() if len(places) > 1]
    assert len(several) > 2 and all(map(straight, several))
    assert all(np.ptp(levels) < 1e-6 for levels in feet.values())


@pytest.mark.parametrize("name", DAYS)
def test_marks_stand_on_their_days(name):
    ends = []
    for mark, artist in artists(figure(name)).items():
        if not mark.since or mark.unit:
            continue
        since, until = (pd.Timestamp(day).toordinal() for day in (mark.since, mark.until))
        if isinstance(artist, Line2D):
            ends.append((since + 0.5, artist.get_xdata()[0]))
        else:
            ends += [(since, artist.get_x()), (until + 1, sum(edges(artist)))]
    days, x = map(np.array, zip(*ends, strict=True))
    step, _ = fit = np.polyfit(days - days.min(), x, 1)
    assert len(ends) > 10 and step > 0
    assert np.abs((x - np.polyval(fit, days - days.min())) / step).max() <= DAYS[name]


def test_legs_end_at_their_stops():
    drawn = {mark.id: (mark, artist) for mark, artist in artists(figure("02-map")).items()}
    legs = [key for key in drawn if key.endswith("-leg")]
    assert legs
    for key in legs:
        stop, _ = drawn[key.removesuffix("-leg")]
        last = drawn[key][1].get_xydata()[-1]
        assert last == pytest.approx(stop.position, abs=1), key
