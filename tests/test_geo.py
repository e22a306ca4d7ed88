"""Maps: what is measured on the earth, what is in sight, and what is drawn of it."""

import numpy as np
import pytest
import shapely
from matplotlib.figure import Figure
from pyproj import Geod, Transformer

import dossier as ds
from dossier.dataset import earth
from dossier.dataset.boundaries import centre, corners, position
from dossier.plot import maps
from dossier.plot.maps import land as module
from dossier.plot.maps.land import land
from dossier.plot.plane import Plane

LIMA, CASCAIS, SUVA, APIA = (-77.03, -12.04), (-9.42, 38.7), (178.44, -18.14), (-171.76, -13.83)
VIEWS = [
    maps.View(kind, *centre)
    for kind in ("globe", "flat")
    for centre in ((-40, 10), (-35, 50), (140, -20), (0, 90), (179, 0), (-77, -35))
]
WHOLE = (-2e7, -2e7, 2e7, 2e7)


@pytest.fixture(scope="module")
def boundaries():
    return ds.open().boundaries


def named(view):
    return f"{view.kind} {view.longitude} {view.latitude}"


def opened(kind, positions, boundaries=None, **how):
    canvas = Figure(figsize=(4, 3))
    axes = canvas.add_axes(Plane(canvas, (0, 0, 1, 1)))
    return maps.Map.around(axes, kind, dict(enumerate(positions)), boundaries, **how)


def test_a_great_circle_is_as_long_as_the_ellipsoid_says():
    assert earth.kilometres((0, 0), (90, 0)) == pytest.approx(10018.75, abs=0.01)
    assert earth.kilometres((0, 0), (0, 90)) == pytest.approx(10001.97, abs=0.01)


def test_a_great_circle_begins_and_ends_at_its_places_and_is_the_shortest():
    view = maps.View("flat", -40, 10)
    x, y = view.great_circle(LIMA, CASCAIS)
    assert np.allclose((x[0], y[0]), view.project(*LIMA))
    assert np.allclose((x[-1], y[-1]), view.project(*CASCAIS))
    back = Transformer.from_crs(view.crs, earth.WGS84, always_xy=True).transform(x, y)
    assert Geod(ellps="WGS84").line_length(*back) / 1000 == pytest.approx(
        earth.kilometres(LIMA, CASCAIS), rel=1e-6
    )


@pytest.mark.parametrize("kind", ["globe", "flat"])
def test_a_path_across_the_antimeridian_does_not_run_around_the_world(kind):
    view = maps.View(kind, 180, -15)
    x, y = view.great_circle(SUVA, APIA)
    assert np.hypot(np.diff(x), np.diff(y)).max() < 30_000
    assert np.hypot(*np.ptp([x, y], axis=1)) == pytest.approx(1_160_000, rel=0.05)


def test_a_globe_hides_its_far_side():
    view = maps.View("globe", -40, 10)
    assert np.isnan(view.project(140, -10)).all()
    x, _ = view.project(*np.transpose([LIMA, CASCAIS, SUVA]))
    assert list(np.isnan(x)) == [False, False, True]
    x, _ = view.great_circle(LIMA, (100, 10))
    assert np.isnan(x).any() and not np.isnan(x[0])


@pytest.mark.parametrize("view", VIEWS, ids=named)
def test_a_place_projected_and_brought_back_is_where_it_was(view):
    back = Transformer.from_crs(view.crs, earth.WGS84, always_xy=True).transform
    for place in (LIMA, CASCAIS, SUVA):
        if view.distance(*place) <= view.horizon:
            assert back(*view.project(*place)) == pytest.approx(place, abs=1e-6)


@pytest.mark.parametrize("view", VIEWS, ids=named)
def test_land_is_valid_within_the_horizon_and_as_large_as_it_should_be(view, boundaries):
    drawn = land(view, boundaries, WHOLE, 5_000)
    radius = earth.RADIUS_KM * 1000
    limb = radius if view.kind == "globe" else 2 * radius * np.sin(np.radians(view.horizon / 2))
    points = shapely.get_coordinates(drawn.geometry)
    assert drawn.geometry.is_valid.all()
    assert np.hypot(*points.T).max() < limb * 1.003
    if view.kind == "flat":  # equal-area: most of the land, but for the far side and simplifying
        assert 0.7 * 135e12 < drawn.geometry.area.sum() < 149e12


def test_a_country_on_both_sides_of_the_antimeridian_is_no_band_around_the_world(boundaries):
    russia = boundaries[boundaries["iso3"] == "RUS"]
    area = russia.to_crs("+proj=cea").geometry.area.iloc[0]
    assert area == pytest.approx(17.0e12, rel=0.02)
    assert not russia.geometry.iloc[0].contains(shapely.Point(0, 68))
    assert boundaries.geometry.is_valid.all()


@pytest.mark.parametrize("iso3", ["BRA", "CUB", "FJI", "RUS", "USA", "VEN"])
def test_the_centre_of_a_country_lies_in_it(iso3, boundaries):
    shape = boundaries.loc[boundaries["iso3"] == iso3, "geometry"].iloc[0]
    assert shape.contains(shapely.Point(*centre(boundaries, iso3)))
    hull = shapely.Polygon(corners(boundaries, iso3))
    assert hull.contains(shapely.Point(*centre(boundaries, iso3)))


def test_a_code_without_a_country_is_named_in_the_error(boundaries):
    with pytest.raises(KeyError, match="no country XXX"):
        centre(boundaries, "XXX")


def test_a_place_is_where_its_precision_allows(boundaries):
    city = {"precision": "city", "country": "PER", "longitude": -77.0, "latitude": -12.0}
    assert position(city, boundaries) == (-77.0, -12.0)
    country = city | {"precision": "country"}
    assert position(country, boundaries) == centre(boundaries, "PER")
    assert position(country | {"country": "VAT"}, boundaries) == (-77.0, -12.0), "no polygon"


def test_a_view_around_places_sees_them_all():
    far = [(99, 53), (-50, -14), (98, 37), (-76, -9), (-100, 37)]
    view = maps.View.around("globe", far)
    assert np.isfinite(view.project(*np.transpose(far))).all()
    assert view == maps.View.around("globe", far[::-1])
    assert maps.View.around("flat", [(10, 20)]) == maps.View("flat", 10, 20)


def test_a_view_across_the_antimeridian_looks_at_the_ocean_between():
    view = maps.View.around("globe", [(170, 0), (-170, 0)])
    assert abs(view.longitude) == 180 and view.latitude == 0


def test_a_frame_holds_its_places_and_keeps_the_scale_of_both_sides():
    ground = opened("globe", [LIMA, CASCAIS])
    x0, y0, x1, y1 = ground.window
    for x, y in map(ground.at, (0, 1)):
        assert x0 < x < x1 and y0 < y < y1
    assert (x1 - x0) / (y1 - y0) == pytest.approx(4 / 3)
    assert ground.point == pytest.approx((x1 - x0) / (4 * 72))


def test_a_frame_holds_ways_and_countries(boundaries):
    far = (-120, 40), (60, 60)
    whole = opened("globe", far, ways=[(0, 1)])
    _, low, _, high = whole.window
    assert low < np.nanmin(whole.path(0, 1)[1]) and np.nanmax(whole.path(0, 1)[1]) < high
    brazil = opened("flat", [(-50, -14)], boundaries, countries=["BRA"])
    assert brazil.window[0] < brazil.view.project(-74, -8)[0]


def test_a_single_place_still_shows_where_it_is():
    assert np.ptp(opened("flat", [LIMA]).window[1::2]) >= 3e6
    assert np.ptp(opened("flat", [LIMA], closest=1e5).window[1::2]) < 2e5


def test_stripes_share_the_area_of_a_country(boundaries):
    ground = opened("flat", [(-66, 7)], boundaries, countries=["VEN"])
    whole = ground.draw_country("VEN").get_path().get_extents()
    parts = [ground.draw_country("VEN", part=(n, 3)).get_path().get_extents() for n in range(3)]
    assert parts[0].x0 == pytest.approx(whole.x0) and parts[2].x1 == pytest.approx(whole.x1)
    assert parts[0].x1 == pytest.approx(parts[1].x0) and parts[1].x1 == pytest.approx(parts[2].x0)


def test_a_country_too_small_to_see_has_no_area(boundaries):
    assert opened("flat", [(7.4, 43.7)], boundaries).draw_country("MCO") is None
    assert opened("flat", [(12.4, 41.9)], boundaries).draw_country("VAT") is None, "no polygon"


def test_the_base_map_stresses_the_countries_of_the_story(boundaries):
    ground = opened("globe", [LIMA, (-60, 10)], boundaries)
    ground.draw_land(stressed={"PER"})
    plain, stressed = ground.axes.patches
    inside = ground.view.project(*centre(boundaries, "PER"))
    assert stressed.get_path().contains_point(inside)
    assert not plain.get_path().contains_point(inside)
    assert not ground.axes.axison


def test_a_small_island_of_the_story_is_drawn(boundaries):
    view, window = maps.View("globe", -170, 0), (-4e6, -4e6, 4e6, 4e6)
    assert "WSM" not in set(land(view, boundaries, window, 40_000)["iso3"])
    assert "WSM" in set(land(view, boundaries, window, 40_000, keep=["WSM"])["iso3"])


def test_land_is_projected_once_for_a_view_and_a_frame(boundaries, monkeypatch):
    asked, real = [], module.projected
    monkeypatch.setattr(module, "projected", lambda *about: asked.append(about) or real(*about))
    own, view = boundaries.copy(), VIEWS[0]
    assert land(view, own, WHOLE, 5_000).equals(land(view, own, WHOLE, 5_000))
    assert len(asked) == 1
    land(view, boundaries.copy(), WHOLE, 5_000)
    assert len(asked) == 2, "another frame may hold other borders"
