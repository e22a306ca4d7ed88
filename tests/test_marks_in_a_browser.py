"""Clicking and tabbing to marks of each figure, in a browser without network, finds claims."""

import csv
import json

import pytest
from browser import PATIENCE, found
from drawing import NAMES
from shared import unheld

from dossier.dataset.paths import DATA, FIGURES

FIGURE_NAMES = sorted(file.stem for file in FIGURES.glob("en/*.json"))
FOLLOWED = NAMES[::3]
# A link that is followed is noted, and the page stays: the next mark needs no new load.
NOTE = """window.followed = null;
addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link || window.leave) return;
    window.followed = link.href.baseVal ?? link.getAttribute("href");
    event.preventDefault();
});"""

# The nearest thing before an element at which the Tab key stops.
BEFORE = """link => {
    const stops = [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
        .filter(each => each.getClientRects().length);
    stops[stops.indexOf(link) - 1].focus();
}"""
# A point of a mark that the pointer can reach: on its line, in its area or on its letter.
POINT = """link => {
    link.scrollIntoView({block: "center"});
    function* spots(shape) {
        const box = shape.getBoundingClientRect();
        yield [box.x + box.width / 2, box.y + box.height / 2];
        for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++)
            yield [box.x + box.width * i / 20, box.y + box.height * j / 20];
        if (!shape.getTotalLength) return;
        const toScreen = shape.getScreenCTM(), length = shape.getTotalLength();
        for (let i = 0; i <= 40; i++) {
            const point = shape.getPointAtLength(length * i / 40).matrixTransform(toScreen);
            yield [point.x, point.y];
        }
    }
    for (const shape of link.querySelectorAll("path, use, text, rect, circle"))
        for (const spot of spots(shape)) {
            const [x, y] = spot.map(Math.round);
            if (link.contains(document.elementFromPoint(x, y))) return [x, y];
        }
    return null;
}"""
NAME = """link => link.getAttribute("aria-labelledby").split(" ")
    .map(id => document.getElementById(id).textContent).join(" ")"""
LANDED = """id => {
    const target = document.querySelector(":target"), top = target.getBoundingClientRect().top;
    return target.id == id && top >= 0 && top < innerHeight && target.innerText;
}"""


def spread(figure):
    """Pick marks with a claim: the first, the middle and the last as they are read."""
    marks = [mark for mark in figure["marks"] if mark["claims"]]
    chosen = {0, len(marks) // 2, len(marks) - 1}
    assert len(chosen) == 3, f"{figure['name']} has too few marks with a claim"
    return [marks[place] for place in sorted(chosen)]


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def followed(page):
    """Give the link that was followed since the last time, and forget it."""
    return page.evaluate("() => { const l = window.followed; window.followed = null; return l }")


def answer_of(mark):
    """Give the place that answers a mark, and words that stand there.

    That is what its one source says of its claim, where one says something; else its claim.
    """
    evidence = csv.DictReader((DATA / "evidence.csv").open(encoding="utf-8"))
    ids = {row["evidence_id"]: row for row in evidence}
    if mark["id"] in ids:
        return mark["id"], ids[mark["id"]]["finding"].partition("{")[0]
    for claim in mark["claims"] if len(mark["sources"]) == 1 else ():
        for key, row in sorted(ids.items()):
            if (row["claim_id"], row["source_id"]) == (claim, mark["sources"][0]):
                return key, row["finding"].partition("{")[0]
    return mark["claims"][0], mark["wordings"][0]


def assert_landed(page, mark):
    place, words = answer_of(mark)
    page.wait_for_url(lambda url: url.endswith(f"/claims.html#{place}"))
    landed = page.wait_for_function(LANDED, arg=place).json_value()  # a page scrolls when drawn
    assert words in " ".join(landed.split())


@pytest.mark.parametrize("notebook", NAMES)
def test_click_and_keyboard_find_the_claim_of_a_mark(page, told_site, notebook):
    """Open a page once for all its figures; of some, the last mark is followed for good."""
    names = [name for name in FIGURE_NAMES if name[:2] == notebook[:2]]
    assert names
    page.goto((told_site / f"{notebook}.html").as_uri())
    page.evaluate(NOTE)
    for name in names:
        marks = spread(json.loads((FIGURES / "en" / f"{name}.json").read_text("utf-8")))
        for mark in marks:
            _find(page, name, mark)
    if notebook in FOLLOWED:
        page.evaluate("() => { window.leave = true }")
        page.keyboard.press("Enter")
        assert_landed(page, marks[-1])


def _find(page, name, mark):
    """Follow a mark by pointer and by keyboard."""
    link = page.locator(f'[id="{name}-{mark["id"]}"] > a')
    wanted = f"claims.html#{answer_of(mark)[0]}"
    assert link.count() == 1
    point = link.evaluate(POINT)
    assert point, f"the pointer cannot reach {mark['id']}"
    page.mouse.click(*point)
    assert followed(page) == wanted
    link.evaluate(BEFORE)
    page.keyboard.press("Tab")
    assert link.evaluate("link => document.activeElement === link"), "Tab passes the mark by"
    assert unheld(mark["label"]) in unheld(link.evaluate(NAME))
    page.keyboard.press("Enter")
    assert followed(page) == wanted


@pytest.mark.parametrize(
    ("wanted", "end"),
    [
        ({}, pytest.skip.Exception),
        ({"CI": "true"}, pytest.fail.Exception),
        ({"DOSSIER_BROWSER": "required"}, pytest.fail.Exception),
    ],
)
def test_a_missing_browser_is_a_skip_and_in_ci_a_failure(wanted, end, monkeypatch, tmp_path):
    for name in ("CI", "DOSSIER_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**wanted, "PATH": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(end, match="pages not looked at in a browser: no chromium"):
        found()
