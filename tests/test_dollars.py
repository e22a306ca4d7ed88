"""Amounts keep their dollar signs wherever two of them could pass for the ends of a formula."""

import csv
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter
from lab import Screen, keep, server
from nbconvert.filters import markdown2html
from shown import AMOUNT, bundle, plain, svg_texts, values

from dossier.dataset import session
from dossier.dataset.paths import DATA
from dossier.i18n import dollars
from dossier.pages import markup
from dossier.plot.figure import Figure
from dossier.story import story
from dossier.story.tables import Prose


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


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Open one of two notebooks with amounts and figures: one's own, and one from elsewhere."""
    folder = tmp_path_factory.mktemp("lab")
    for name, own in (("own", True), ("strange", False)):
        keep(folder, name, [data for *_, data in risky()], trusted=own)

    def see(name):
        screen = Screen(browser)
        screen.open(address(name))
        seen = screen.shown(len(risky()))
        screen.close()
        return seen

    with server(folder) as address:
        yield see


@pytest.fixture(scope="module")
def rendered(opened):
    """What a JupyterLab makes of the amounts and figures that the notebooks show."""
    return opened("own")


def test_a_figure_that_is_not_trusted_says_so_and_scatters_no_words(opened):
    for (name, value, _), seen in zip(risky(), opened("strange"), strict=True):
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
    with (DATA / "money.csv").open(encoding="utf-8") as file:
        sums = {f"${float(row['amount']):g}bn" for row in csv.DictReader(file)}
    said = "\n".join(text for seen in rendered for text in seen["svg"])
    assert sums and sums <= set(AMOUNT.findall(said))
