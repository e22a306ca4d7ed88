"""Clicking and tabbing to marks of each figure, in a browser without network, finds claims."""

import json
import os
import subprocess
import sys

import pytest
from drawing import NAMES

from dossier.dataset.paths import FIGURES, ROOT

pytest_plugins = ("browser", "committed")

FIGURE_FILES = sorted(FIGURES.glob("en/*.json"))

# The nearest thing before an element at which the Tab key stops.
BEFORE = """link => {
    const stops = [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
        .filter(each => each.getClientRects().length);
    stops[stops.indexOf(link) - 1].focus();
}"""
# A point of a mark that the pointer can reach: on its line, in its area or on its letter.
POINT = """link => {
    link.scrollIntoView({block: "center"});
    const spots = [];
    for (const shape of link.querySelectorAll("path, use, text, rect, circle")) {
        const box = shape.getBoundingClientRect();
        spots.push([box.x + box.width / 2, box.y + box.height / 2]);
        for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++)
            spots.push([box.x + box.width * i / 20, box.y + box.height * j / 20]);
        if (!shape.getTotalLength) continue;
        const toScreen = shape.getScreenCTM(), length = shape.getTotalLength();
        for (let i = 0; i <= 40; i++) {
            const point = shape.getPointAtLength(length * i / 40).matrixTransform(toScreen);
            spots.push([point.x, point.y]);
        }
    }
    const pixels = spots.map(spot => spot.map(Math.round));
    return pixels.find(([x, y]) => link.contains(document.elementFromPoint(x, y))) || null;
}"""
LANDED = """() => {
    const target = document.querySelector(":target"), box = target.getBoundingClientRect();
    return {id: target.id, text: target.innerText, seen: box.top >= 0 && box.top < innerHeight};
}"""


def spread(figure):
    """Pick marks with a claim: the first, the middle and the last as they are read."""
    marks = [mark for mark in figure["marks"] if mark["claims"]]
    chosen = {0, len(marks) // 2, len(marks) - 1}
    assert len(chosen) == 3, f"{figure['name']} has too few marks with a claim"
    return [marks[place] for place in sorted(chosen)]


def cases():
    for file in FIGURE_FILES:
        figure = json.loads(file.read_text("utf-8"))
        for mark in spread(figure):
            yield pytest.param((figure["name"], mark), id=f"{figure['name']}-{mark['id']}")


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.fixture(params=cases())
def found(request, page, site):
    """A mark on the page of its notebook: the page, the mark's link, and the mark."""
    name, mark = request.param
    notebook = next(each for each in NAMES if each[:2] == name[:2])
    page.goto((site / f"{notebook}.html").as_uri())
    link = page.locator(f'[id="{name}-{mark["id"]}"] > a')
    assert link.count() == 1
    return page, link, mark


def assert_landed(page, mark):
    page.wait_for_url(lambda url: url.endswith(f"/claims.html#{mark['claims'][0]}"))
    landed = page.evaluate(LANDED)
    assert landed["id"] == mark["claims"][0] and landed["seen"]
    assert mark["wordings"][0] in " ".join(landed["text"].split())


def test_a_click_lands_on_the_claim(found):
    page, link, mark = found
    point = link.evaluate(POINT)
    assert point, "the pointer cannot reach the mark"
    page.mouse.click(*point)
    assert_landed(page, mark)


def test_the_keyboard_lands_on_the_claim(found):
    page, link, mark = found
    link.evaluate(BEFORE)
    page.keyboard.press("Tab")
    assert link.evaluate("link => document.activeElement === link"), "Tab passes the mark by"
    assert mark["label"] in link.get_attribute("aria-label")
    page.keyboard.press("Enter")
    assert_landed(page, mark)


@pytest.mark.parametrize(
    ("wanted", "code", "said"),
    [
        ({}, 0, "2 skipped"),
        ({"CI": "true"}, 1, "2 errors"),
        ({"DOSSIER_BROWSER": "required"}, 1, "2 errors"),
    ],
)
def test_a_missing_browser_is_a_skip_and_in_ci_a_failure(wanted, code, said, tmp_path):
    kept = {key: os.environ[key] for key in os.environ if key not in ("CI", "DOSSIER_BROWSER")}
    command = [sys.executable, "-m", "pytest", "-q", __file__]
    command += ["-k", "on_the_claim and coverage-C01"]
    command += ["-p", "no:cacheprovider", "-p", "no:xdist"]
    alone = kept | wanted | {"PATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=alone, cwd=ROOT)
    assert done.returncode == code and said in done.stdout, done.stdout
    assert "pages not looked at in a browser" in done.stdout
