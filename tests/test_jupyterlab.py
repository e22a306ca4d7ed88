"""JupyterLab as a reader meets it: a notebook runs, answers to its controls, says no error.

Amounts keep their dollar signs wherever two of them could pass for the ends of a formula: there,
and in other programs that show a notebook.
"""

import csv
import json
import re
import shutil
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter
from lab import Screen, keep, server
from nbconvert.filters import markdown2html
from pictures import misset
from shown import AMOUNT, bundle, plain, svg_texts, values

from dossier.dataset import paths, session
from dossier.i18n import dollars
from dossier.pages import markup
from dossier.plot import palette
from dossier.plot.figure import Figure
from dossier.story import story
from dossier.story.tables import Prose

SAVED = paths.ROOT / "build" / "explored" / "account-article"
PICTURE = ".dossier-picture svg"


@pytest.fixture(scope="module")
def screen(browser, tmp_path_factory):
    """A JupyterLab that runs, before a reader; with two notebooks kept: one's own, and a strange.

    One screen is for all tests: to load JupyterLab takes longer than most of them.
    """
    folder = tmp_path_factory.mktemp("lab")
    for name, own in (("own", True), ("strange", False)):
        keep(folder, name, [data for *_, data in risky()], trusted=own)
    with server(folder) as home:
        opened = Screen(browser, home)
        yield opened
        opened.close()


def change(screen, control, value):
    """Move a control, and wait until another picture stands there."""
    before = screen.page.locator(PICTURE).evaluate("svg => svg.outerHTML")
    screen.page.locator(f".dossier-control-{control} select").select_option(value)
    changed = "([css, before]) => document.querySelector(css)?.outerHTML != before"
    screen.wait(changed, [PICTURE, before])


def explored(screen, name):
    """Open a notebook, run all of it, and go to its controls."""
    screen.open(name)
    cells = screen.run_all()
    errors = [each for cell in cells for each in cell["outputs"] if each["output_type"] == "error"]
    assert errors == []
    assert all(cell["count"] for cell in cells), "a cell was not run"
    screen.show("explore")
    screen.page.wait_for_selector(PICTURE)


def test_a_notebook_runs_and_its_figure_answers(screen):
    explored(screen, "03-arms")
    assert screen.page.locator("mjx-container").count() == 0, "an amount became a formula"
    said = screen.page.locator(".dossier-said").inner_text()
    title = screen.page.locator(f"{PICTURE} > title").text_content()
    assert title in said
    assert misset(screen.page, ".dossier-figure") == []
    _look_at_it_in_the_dark(screen)
    change(screen, "account", "the article")
    assert screen.page.locator(f"{PICTURE} > title").text_content() != title
    screen.page.get_by_role("button", name="Reset").click()
    again = """([css, title, said]) => document.querySelector(css).textContent == title
        && document.querySelector('.dossier-said').innerText == said"""
    screen.wait(again, [f"{PICTURE} > title", title, said])
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


def test_a_map_is_changed_marked_and_saved_by_hand(screen):
    shutil.rmtree(SAVED, ignore_errors=True)
    explored(screen, "02-tour")
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
    screen.wait("() => document.querySelector('.dossier-saved').innerText")
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


def test_a_question_of_ones_own_is_asked_and_its_drawing_saved(screen):
    own = SAVED.parent / "own"
    shutil.rmtree(own, ignore_errors=True)
    screen.open("explore")
    screen.edit("choice", 'word = "arms"', 'word = "arms ("')
    cells = screen.run_all()
    assert not [each for cell in cells for each in cell["outputs"] if each.get("ename")]
    screen.show("draw")
    screen.page.wait_for_selector(PICTURE)
    assert screen.page.locator(".dossier-command").inner_text() == "", "no build would draw it"
    screen.page.get_by_role("button", name="Save this figure").click()
    screen.wait("() => document.querySelector('.dossier-saved').innerText")
    assert "explored/own/figures" in screen.page.locator(".dossier-saved").inner_text()
    assert (own / "figures" / "en" / "02-map.svg").exists() and screen.said == []
    shutil.rmtree(own)


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
    screen.wait(other, [f"{PICTURE} > title", title])
    _wait_for_command(screen, "as_of=")


def _wait_for_command(screen, words, there=True):
    """Wait for the command, which comes after the picture, to name a parameter or to leave it."""
    told = """([words, there]) => there ==
        document.querySelector('.dossier-command code').innerText.includes(words)"""
    screen.wait(told, [words, there])


def _be_told_what_is_allowed(screen, right, wrong, allowed):
    """Put a wrong value into the cell of parameters, and read one line on it."""
    screen.edit("parameters", right, wrong)
    cells = screen.run_all()
    (error,) = [
        each for cell in cells for each in cell["outputs"] if each["output_type"] == "error"
    ]
    assert len(error["traceback"]) == 1 and "\n" not in error["traceback"][0]
    assert allowed in error["evalue"]


@cache
def shown():
    """Pair what the notebooks show with how they hand it over."""
    return [(name, value, bundle(value)) for name, value in values()]


@cache
def risky():
    """Leave out what has no sign of a formula: JupyterLab takes long to look for one."""
    signs = re.compile(r"[$\\]|&#36;")
    return [
        (name, value, data)
        for name, value, data in shown()
        if isinstance(value, Figure) or any(map(signs.search, data.values()))
    ]


class Texts(HTMLParser):
    """The texts between the tags of some HTML, but for titles of an SVG, which are set aside."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"title", "desc", "style"} & set(self.open):
            self.texts.append(data)


def paired(html):
    """List the texts in which something could find a formula."""
    return [text for text in Texts(html).texts if "$" in text and text != "$"]


def test_amounts_are_shown_at_all():
    kinds = {type(v).__name__ for _, v, _ in shown() if AMOUNT.search(plain(v))}
    assert kinds >= {"Figure", "Prose", "Table", "Claim", "DataFrame", "Styler"}


def test_a_notebook_keeps_amounts_of_frames_once_a_story_is_open(monkeypatch):
    shell = SimpleNamespace(display_formatter=DisplayFormatter(), user_ns={})
    monkeypatch.setattr(session, "shell", lambda: shell)
    story.open()
    data, _ = shell.display_formatter.format(pd.DataFrame({"amount": ["$1 of $4"]}))
    assert "<td><span>&#36;</span>1 of <span>&#36;</span>4</td>" in data["text/html"]


def test_no_sign_shares_its_element_with_a_letter():
    for name, _, data in shown():
        assert paired(data.get("text/html", "")) == [], name


def test_markdown_has_no_bare_sign_and_none_after_a_stock_template():
    for name, value, data in shown():
        if isinstance(value, Prose):
            assert "$" not in data["text/markdown"], name
            assert paired(markdown2html(data["text/markdown"])) == [], name


@pytest.mark.parametrize("text", ["$1 of the $4", "[a $1 b](https://example.org/?x=1) and $2"])
def test_a_page_of_our_own_shows_the_signs_as_they_are(text):
    told = markup.render(dollars.in_markdown(text), markup.Renderer())
    assert told == markup.render(text, markup.Renderer()) and "span" not in told


def test_an_address_keeps_its_signs():
    link = '<a href="https://example.org/?a=$1&amp;b=$2">$1 &gt; $2</a>'
    assert dollars.in_html(link) == (
        '<a href="https://example.org/?a=$1&amp;b=$2"><span>&#36;</span>1 &gt; '
        "<span>&#36;</span>2</a>"
    )


def kept(screen, name):
    """Open a notebook that was kept, and give what stands there."""
    screen.open(name)
    return screen.shown(len(risky()))


@pytest.fixture(scope="module")
def rendered(screen):
    """What a JupyterLab makes of the amounts and figures that the notebooks show."""
    return kept(screen, "own")


def test_a_figure_that_is_not_trusted_says_so_and_scatters_no_words(screen):
    for (name, value, _), seen in zip(risky(), kept(screen, "strange"), strict=True):
        assert seen["formulas"] == 0, name
        if isinstance(value, Figure):
            assert seen["text"].strip("\n𝑥 ").startswith("Trust this notebook, or run it"), name
            assert value.title not in seen["text"], name


def test_jupyterlab_shows_each_amount_letter_by_letter(rendered):
    for (name, value, _), seen in zip(risky(), rendered, strict=True):
        assert seen["formulas"] == 0, name
        if isinstance(value, Figure):
            written = svg_texts(value)
            assert seen["svg"] == written["text"] and seen["titles"] == written["title"], name
        wanted = Counter(AMOUNT.findall(plain(value)))
        said = seen["text"] if not seen["svg"] else "\n".join(seen["svg"])
        assert wanted <= Counter(AMOUNT.findall(said)), name


def test_the_sums_of_the_tables_stand_on_the_screen(rendered):
    with (paths.DATA / "money.csv").open(encoding="utf-8") as file:
        sums = {f"${float(row['amount']):g}bn" for row in csv.DictReader(file)}
    said = "\n".join(text for seen in rendered for text in seen["svg"])
    assert sums and sums <= set(AMOUNT.findall(said))
