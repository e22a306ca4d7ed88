"""The pages in each language: the same parts, the way between them, and no word left behind."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from made_site import PAGES
from test_site import Reader
from told_site import OTHERS, PLACES

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n.language import LANGUAGES, OWN, Words

VOID = {"meta", "link", "br", "img", "input", "hr", "path", "use", "image"}
SPOKEN = ("aria-label", "title", "alt", "placeholder", "label")
UNSPOKEN = {"script", "style", "pre", "code"}
CLIP = re.compile(r"-p[0-9a-f]{10}$")  # matplotlib's ids of what it cuts off at
GLUED = re.compile(r"(?<![.…])\.\.(?!\.)|[?!…]\.(?!\w)|[,;:],")


class Text(HTMLParser):
    """Collects what a page says: (language, text), with the texts of attributes."""

    def __init__(self, text):
        super().__init__()
        self.said, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        outer = self.open[-1][1:] if self.open else ("", True)
        spoken = outer[1] and tag not in UNSPOKEN
        inner = (tag, attrs.get("lang") or outer[0], spoken)
        if tag not in VOID:
            self.open.append(inner)
        names = [*SPOKEN, "content"] if attrs.get("name") == "description" else SPOKEN
        self.said += [(inner[1], attrs[name]) for name in names if attrs.get(name) and spoken]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and self.open[-1][2] and data.strip():
            self.said.append((self.open[-1][1], data.strip()))


def said(folder, name, lang):
    """List what a page says in its own language, each text once."""
    text = (folder / f"{name}.html").read_text("utf-8")
    return list(dict.fromkeys(words for each, words in Text(text).said if each == lang))


def parts(folder, name):
    """Count what a page is made of, whatever it says: anchors, links, figures, elements."""
    page = Reader((folder / f"{name}.html").read_text("utf-8"))
    way = [link.removeprefix("../") for link in page.links]
    own = [
        link for link in way if not re.fullmatch(rf"(({'|'.join(LANGUAGES)})/)?{name}.html", link)
    ]
    return {
        "anchors": Counter(each for each in page.ids if not CLIP.search(each)),
        "links": Counter(own),
        "elements": Counter(
            tag for tag in page.tags if re.fullmatch("h[1-6]|figure|table|tr", tag)
        ),
    }


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_same_parts_in_each_language(told_site, lang, name):
    own, other = parts(told_site, name), parts(told_site / lang, name)
    for kind, counted in own.items():
        assert other[kind] == counted, (counted - other[kind], other[kind] - counted)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_same_page_in_another_language_is_one_step_away(told_site, lang, name):
    folder = PurePosixPath("" if lang == OWN else lang)
    text = (told_site / folder / f"{name}.html").read_text("utf-8")
    assert re.findall('<html lang="(.*?)"', text) == [lang]
    alternate = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="(.*?)">', text)
    switch = re.search(r'<nav class="languages".*?</nav>', text, re.S)[0]
    links = re.findall(r'<a href="(.*?)" lang="(\w+)" hreflang="(\w+)"', switch)
    assert [each for _, *both in links for each in both] == [x for x in LANGUAGES for _ in "ab"]
    assert [each for each, _ in alternate] == [OWN, "x-default", *OTHERS]
    for other, address in [*alternate, *((other, address) for address, other, _ in links)]:
        place = "" if other in (OWN, "x-default") else other
        led = (told_site / folder / address).resolve()
        assert led == told_site.resolve() / place / f"{name}.html" and led.is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "choice"), [("sources", "language"), ("claims", "speaker")])
def test_lists_are_in_the_order_of_the_language(told_site, lang, name, choice):
    text = (told_site / ("" if lang == OWN else lang) / f"{name}.html").read_text("utf-8")
    options = re.search(rf'<select id="by-{choice}".*?</select>', text, re.S)[0]
    names = re.findall(r'<option value="\d+"[^>]*>(.*?)</option>', options)
    names = [each for each in names if each != Words(lang).say("nobody named")]
    assert names == sorted(names, key=Words(lang).order) and len(names) > 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_points_and_commas_stand_alone(told_site, lang, name):
    texts = said(told_site / ("" if lang == OWN else lang), name, lang)
    found = [found[0] for text in texts for found in GLUED.finditer(text)]
    assert found == [], [text for text in texts if GLUED.search(text)][:3]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_of_sources_say_their_language(told_site, lang):
    text = (told_site / ("" if lang == OWN else lang) / "sources.html").read_text("utf-8")
    shown = re.findall(r'<a class="address" href="[^"]*" lang="(\w+)"', text)
    assert shown == list(Package(DATA).load("sources")["language"])


def test_no_page_is_heavy(told_site):
    heavy = {file.name: file.stat().st_size for file in told_site.rglob("*.html")}
    assert {name: size for name, size in heavy.items() if size > 600_000} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_holds_claims_against_sources_other_than_the_article(lang, told_site):
    text = unescape((told_site / PLACES[lang] / "index.html").read_text("utf-8"))
    question = re.search(r'<p class="question">(.*?)</p>', text, re.DOTALL)[1]
    others = len(Package(DATA).load("sources")) - 1
    assert str(others) in re.findall(r"\d+", question)
