"""JupyterLab as a reader meets it: each notebook runs, answers to its controls, says no error."""

import json
import os
import shutil
import statistics
import time

import pytest
import redraw
from drawing import NAMES
from lab import Screen, server

from dossier.dataset import paths

SAVED = paths.ROOT / "build" / "explored" / "account-article"
PICTURE = ".dossier-picture svg"


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory):
    """The addresses of the notebooks on a JupyterLab that runs."""
    with server(tmp_path_factory.mktemp("lab")) as at:
        yield at


@pytest.fixture
def screen(browser, address):
    """A page of the browser; its kernel ends with the test."""
    opened = Screen(browser)
    yield opened
    opened.close()


def change(screen, control, value):
    """Move a control; return the seconds until another picture stands there."""
    before = screen.page.locator(PICTURE).evaluate("svg => svg.outerHTML")
    start = time.perf_counter()
    screen.page.locator(f".dossier-control-{control} select").select_option(value)
    changed = "([css, before]) => document.querySelector(css)?.outerHTML != before"
    screen.page.wait_for_function(changed, arg=[PICTURE, before], polling=20)
    return time.perf_counter() - start


def explored(screen, address, name):
    """Open a notebook, run all of it, and go to its controls."""
    screen.open(address(name))
    cells = screen.run_all()
    errors = [each for cell in cells for each in cell["outputs"] if each["output_type"] == "error"]
    assert errors == []
    assert all(cell["count"] for cell in cells), "a cell was not run"
    screen.show("explore" if name in NAMES else "draw")
    screen.page.wait_for_selector(PICTURE, timeout=60_000)


def slack():
    """Tell how much slower than its own this machine is just now."""
    return max(1, os.getloadavg()[0] / os.cpu_count()) * redraw.slack()


@pytest.mark.parametrize("name", [*NAMES, "explore"])
def test_a_notebook_runs_and_its_figure_answers(name, screen, address, record_property):
    explored(screen, address, name)
    said = screen.page.locator(".dossier-said").inner_text()
    title = screen.page.locator(f"{PICTURE} > title").text_content()
    assert title in said
    seconds = [change(screen, "account", value) for value in ("article", "checked", "both")]
    record_property("seconds", seconds)
    kind = "map" if name in ("02-tour", "04-relations", "05-postures", "explore") else "chart"
    print(f"{name}: {kind}, redrawn in {statistics.median(seconds):.2f} s")
    assert statistics.median(seconds) < redraw.LIMITS[kind] * slack()
    assert screen.page.locator(".dossier-said").inner_text() == said
    _pick_by_click(screen)
    assert screen.said == []


def _pick_by_click(screen):
    """Click on a mark that nothing covers, and see its card."""
    mark = screen.page.locator(f"{PICTURE} g[id] > a").last
    mark.scroll_into_view_if_needed()
    mark.dispatch_event("click")
    screen.page.wait_for_selector(".dossier-answer .dossier-card")
    card = screen.page.locator(".dossier-answer").inner_text()
    assert "Sentence" in card or "Sources" in card
    assert screen.page.locator(".dossier-picked").count() == 1


def test_a_map_is_changed_marked_and_saved_by_hand(screen, address):
    shutil.rmtree(SAVED, ignore_errors=True)
    explored(screen, address, "02-tour")
    page = screen.page
    _drag_the_days(screen)
    page.locator(".dossier-control-as_of input[type=date]").fill("")
    change(screen, "account", "article")
    page.locator(f"{PICTURE} a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".dossier-answer .dossier-card")
    assert "Said by" in page.locator(".dossier-answer").inner_text()
    assert page.locator(".dossier-marks select").input_value() != ""
    page.get_by_role("button", name="Save this figure").click()
    page.wait_for_function("() => document.querySelector('.dossier-saved').innerText")
    where = page.locator(".dossier-saved").inner_text()
    assert "account-article/figures/en/02-map" in where
    made = json.loads((SAVED / "figures" / "en" / "02-map.json").read_text())
    assert made["title"] == page.locator(f"{PICTURE} > title").text_content()
    line = page.locator(".dossier-command code").inner_text()
    assert line == "dossier build --notebooks 02-tour -p account=article"
    assert screen.said == []
    shutil.rmtree(SAVED)


def _drag_the_days(screen):
    """Drag the slider of days to its first, and see another map."""
    title = screen.page.locator(f"{PICTURE} > title").text_content()
    handle = screen.page.locator(".dossier-control-as_of .noUi-handle").bounding_box()
    track = screen.page.locator(".dossier-control-as_of .noUi-base").bounding_box()
    mouse, middle = screen.page.mouse, handle["y"] + handle["height"] / 2
    mouse.move(handle["x"] + handle["width"] / 2, middle)
    mouse.down()
    mouse.move(track["x"] + 2, middle, steps=8)
    mouse.up()
    other = "([css, before]) => document.querySelector(css)?.textContent != before"
    screen.page.wait_for_function(other, arg=[f"{PICTURE} > title", title])
    told = "() => document.querySelector('.dossier-command code').innerText.includes('-p as_of=')"
    screen.page.wait_for_function(told)


@pytest.mark.parametrize(
    ("cell", "wrong", "allowed"),
    [
        ('account = "both"', 'account = "rumour"', "article, checked, both"),
        ('package = "data"', 'package = "dta"', "dta"),
    ],
)
def test_a_wrong_parameter_is_answered_in_one_line(cell, wrong, allowed, screen, address):
    screen.open(address("02-tour"))
    screen.page.evaluate(
        """([cell, wrong]) => {
            const own = window.jupyterapp.shell.currentWidget.content.model.cells.get(1);
            own.sharedModel.setSource(own.sharedModel.source.replace(cell, wrong));
        }""",
        [cell, wrong],
    )
    cells = screen.run_all()
    (error,) = [
        each for cell in cells for each in cell["outputs"] if each["output_type"] == "error"
    ]
    assert len(error["traceback"]) == 1 and "\n" not in error["traceback"][0]
    assert wrong.split('"')[1] in error["evalue"] and allowed in error["evalue"]
