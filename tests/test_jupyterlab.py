"""JupyterLab as a reader meets it: a notebook runs, answers to its controls, says no error."""

import json
import shutil

import pytest
from lab import Screen, server

from dossier.dataset import paths
from dossier.plot import palette

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
    """Move a control, and wait until another picture stands there."""
    before = screen.page.locator(PICTURE).evaluate("svg => svg.outerHTML")
    screen.page.locator(f".dossier-control-{control} select").select_option(value)
    changed = "([css, before]) => document.querySelector(css)?.outerHTML != before"
    screen.page.wait_for_function(changed, arg=[PICTURE, before], polling=20)


def explored(screen, address, name):
    """Open a notebook, run all of it, and go to its controls."""
    screen.open(address(name))
    cells = screen.run_all()
    errors = [each for cell in cells for each in cell["outputs"] if each["output_type"] == "error"]
    assert errors == []
    assert all(cell["count"] for cell in cells), "a cell was not run"
    screen.show("explore")
    screen.page.wait_for_selector(PICTURE)


def test_a_notebook_runs_and_its_figure_answers(screen, address):
    explored(screen, address, "03-arms")
    assert screen.page.locator("mjx-container").count() == 0, "an amount became a formula"
    said = screen.page.locator(".dossier-said").inner_text()
    title = screen.page.locator(f"{PICTURE} > title").text_content()
    assert title in said
    _look_at_it_in_the_dark(screen)
    change(screen, "account", "the article")
    assert screen.page.locator(f"{PICTURE} > title").text_content() != title
    screen.page.get_by_role("button", name="Reset").click()
    again = """([css, title, said]) => document.querySelector(css).textContent == title
        && document.querySelector('.dossier-said').innerText == said"""
    screen.page.wait_for_function(again, arg=[f"{PICTURE} > title", title, said])
    _pick_by_click(screen)
    assert screen.said == []
    _restart(screen)


def _look_at_it_in_the_dark(screen):
    """Change the theme and see paper and title change, of figures shown and of the explored."""
    looks = """() => [...document.querySelectorAll('.dossier-figure svg')].map(svg =>
        [...svg.querySelectorAll('svg > path, text')].map(each => getComputedStyle(each).fill))"""
    for theme, dark in (("dark", True), ("light", False)):
        screen.theme(theme)
        paper, ink = (_rgb(palette.PAIRS[role][dark]) for role in ("paper", "ink"))
        seen = screen.page.evaluate(looks)
        assert len(seen) == 4, "three figures, and the one explored"
        assert all(each[0] == paper and ink in each for each in seen), theme


def _rgb(colour):
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def _restart(screen):
    """Restart the kernel, and be told what to do about the panel."""
    screen.restart()
    note = screen.page.locator(".dossier-note")
    note.filter(has_text="run this cell again").wait_for()
    assert note.is_visible()


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
    _wait_for_command(screen, "as_of=", there=False)
    change(screen, "account", "the article")
    page.locator(f"{PICTURE} a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".dossier-answer .dossier-card")
    assert "Said by" in page.locator(".dossier-answer").inner_text()
    assert page.locator(".dossier-marks select").input_value() != ""
    page.get_by_role("button", name="Save this figure").click()
    page.wait_for_function("() => document.querySelector('.dossier-saved').innerText")
    where = page.locator(".dossier-saved").inner_text()
    assert "account-article/figures/en/02-map" in where
    assert (
        page.get_by_role("link", name="svg", exact=True).get_attribute("download") == "02-map.svg"
    )
    made = json.loads((SAVED / "figures" / "en" / "02-map.json").read_text())
    assert made["title"] == page.locator(f"{PICTURE} > title").text_content()
    line = page.locator(".dossier-command code").inner_text()
    assert line == "dossier build --notebooks 02-tour -p account=article"
    assert screen.said == []
    shutil.rmtree(SAVED)
    account = 'account = "rumour"'
    told = "'rumour' is not allowed; allowed: article, checked, both"
    _be_told_what_is_allowed(screen, 'account = "both"', account, told)
    _be_told_what_is_allowed(screen, account, 'account = "both"\npackage = "dta"', 'package "dta"')


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
    _wait_for_command(screen, "as_of=")


def _wait_for_command(screen, words, there=True):
    """Wait for the command, which comes after the picture, to name a parameter or to leave it."""
    told = """([words, there]) => there ==
        document.querySelector('.dossier-command code').innerText.includes(words)"""
    screen.page.wait_for_function(told, arg=[words, there])


def _be_told_what_is_allowed(screen, right, wrong, allowed):
    """Put a wrong value into the cell of parameters, and read one line on it."""
    screen.page.evaluate(
        """([right, wrong]) => {
            const own = window.jupyterapp.shell.currentWidget.content.model.cells.get(1);
            own.sharedModel.setSource(own.sharedModel.source.replace(right, wrong));
        }""",
        [right, wrong],
    )
    cells = screen.run_all()
    (error,) = [
        each for cell in cells for each in cell["outputs"] if each["output_type"] == "error"
    ]
    assert len(error["traceback"]) == 1 and "\n" not in error["traceback"][0]
    assert allowed in error["evalue"]
