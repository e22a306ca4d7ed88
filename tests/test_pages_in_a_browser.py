"""The pages in a real browser: nothing leaves, nothing is lost, all of it works."""

import io
import json
import re
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from operator import itemgetter

import numpy as np
import pytest
from browser import visit
from made_site import NAMES, PAGES
from pictures import contrast, luminance
from PIL import Image
from told_site import EVERY, SOME

from dossier.plot import palette
from dossier.story import story


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def served(folder):
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def pictures_missing(page):
    return page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)")


def fonts_missing(page):
    page.evaluate("document.fonts.ready.then(() => null)")
    faces = page.evaluate("[...document.fonts].map(f => [f.family, f.status])")
    return [face for face in faces if face[1] == "error"] or (not faces and ["no font"])


def test_the_pages_from_a_server_ask_for_nothing_elsewhere(browser, told_site):
    with served(told_site) as address:
        for name in ("index", "02-tour", "claims", "sources", *SOME[:2]):
            with visit(browser, f"{address}/{name}.html") as seen:
                assert not pictures_missing(seen.page)
            # A browser asks any server for an icon, unasked.
            errors = [each for each in seen.errors if "404" not in each and "favicon" not in each]
            assert not seen.left and not errors, name


@pytest.mark.parametrize("name", [*PAGES, *SOME])
def test_a_page_alone_in_an_empty_folder_is_complete(browser, told_site, name, tmp_path):
    address = f"file://{shutil.copy(told_site / f'{name}.html', tmp_path)}"
    with visit(browser, address) as seen:
        assert not pictures_missing(seen.page) and not fonts_missing(seen.page)
        assert seen.page.locator("h1").is_visible()
        assert (
            seen.page.locator("figure.drawing svg").count() or name[-len("02-tour") :] not in NAMES
        )
        text = seen.page.locator("body").inner_text()
    assert not seen.left and not seen.errors
    with visit(browser, address, java_script_enabled=False) as without:
        lost = set(text.split("\n")) ^ set(without.page.locator("body").inner_text().split("\n"))
        search = name.endswith(("claims", "sources"))  # its label needs them
        assert len(lost) == search, "lost without scripts"
    assert len(text) > 500 and not without.errors


def told_as_shown(page):
    """Give the number that the page says: a counter, so as one hears it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = " ".join(
        node["name"]["value"] for node in nodes if node["role"].get("value") == "StaticText"
    )
    return int(re.search(r"shown:\s*(\d+)", heard)[1])


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.item')].filter(e => e.checkVisibility()).map(e => e.id)"
    )


@pytest.mark.parametrize(
    ("choice", "column"), [("verdict", "verdict"), ("status", "status"), ("speaker", "speaker_id")]
)
def test_claims_can_be_filtered_without_scripts(browser, made_site, choice, column):
    opened = story.open()
    words = {
        "verdict": opened.words.verdict,
        "status": opened.words.status,
        "speaker": opened.actor,
    }
    values = sorted(opened.claims[column].dropna().unique())
    with visit(browser, f"file://{made_site}/claims.html", java_script_enabled=False) as seen:
        for value in values:
            seen.page.select_option(f"#by-{choice}", label=words[choice](value))
            rows = opened.claims[opened.claims[column] == value]
            assert sorted(shown(seen.page)) == sorted(rows["claim_id"])
            assert told_as_shown(seen.page) == len(rows)
        assert seen.page.locator(".shown").is_visible()
        seen.page.click(".filters button")
        assert len(shown(seen.page)) == len(opened.claims)


def test_two_filters_count_together(browser, made_site):
    claims = story.open().claims
    both = claims[(claims["verdict"] == "contradicted") & (claims["status"] == "expected")]
    with visit(browser, f"file://{made_site}/claims.html#C01") as seen:
        seen.page.select_option("#by-verdict", label="contradicted")
        seen.page.select_option("#by-status", label="expected")
        assert shown(seen.page) == ["C01", *both["claim_id"]], "what was linked to stays"
        seen.page.click(".filters button")
        seen.page.select_option("#by-sentence", label="Headline HS1")
        assert shown(seen.page) == list(claims.loc[claims["sentence_id"] == "HS1", "claim_id"])


def test_a_list_is_searched_by_words_and_its_address_keeps_what_was_asked(browser, made_site):
    claims = story.open().claims
    with visit(browser, f"file://{made_site}/index.html") as seen:
        seen.page.locator('.tally a[href$="=contradicted"]').click()
        seen.page.wait_for_url("**/claims.html#verdict=contradicted")
        wrong = claims[claims["verdict"] == "contradicted"]
        assert shown(seen.page) == list(wrong["claim_id"]), "a count leads to what it counts"
        seen.page.fill("#by-words", "LÍMA friday")
        found = shown(seen.page)
        assert 0 < len(found) < len(wrong) and told_as_shown(seen.page) == len(found)
        headed = seen.page.locator("section.items h2:visible").count()
        assert headed == wrong.set_index("claim_id").loc[found, "sentence_id"].nunique()
        assert seen.page.url.endswith("#words=L%C3%8DMA+friday&verdict=contradicted")
        seen.page.locator(f"#{found[0]} .drawn a").first.click()
        seen.page.wait_for_url("**/0*.html#*")
        seen.page.go_back()
        assert shown(seen.page) == found and seen.page.input_value("#by-words") == "LÍMA friday"
        seen.page.click(".filters button")
        seen.page.wait_for_function("!location.hash")
        assert len(shown(seen.page)) == len(claims) and not seen.errors


def test_a_mark_of_one_source_leads_to_what_that_source_says(browser, made_site):
    evidence = story.open().evidence.set_index("evidence_id")
    with visit(browser, f"file://{made_site}/03-arms.html") as seen:
        link = seen.page.locator('figure.drawing svg a[*|href^="claims.html#E"]').first
        key = link.get_attribute("href").partition("#")[2]
        link.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"**/claims.html#{key}")
        assert seen.page.locator(f"#{key}").is_visible(), "its list is open"
        said = seen.page.locator(f"#{key}").inner_text()
        assert evidence.at[key, "finding"] in said and evidence.at[key, "source_id"] in said


FIRST = """wanted => wanted.map(one => [...document.querySelectorAll(one)].map(each => {
    const box = each.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom] }))"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 780)])
def test_the_first_screen_says_what_the_story_is_and_what_was_found(
    browser, told_site, width, height
):
    for place in ("", "es/", "ru/"):
        address = f"file://{told_site}/{place}index.html"
        with visit(browser, address, width=width, height=height) as seen:
            wanted = [".lead .question", ".leads li", ".strip"]
            (story_told,), leads, (strip,) = seen.page.evaluate(FIRST, wanted)
        assert story_told[3] < height and len(leads) == 3
        assert all(bottom < height for *_, bottom in leads), "to the side on a phone, not below"
        assert strip[1] < height
        assert min(right - left for left, _, right, _ in leads) > 300, "large"


@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_with_question_answer_and_figure(browser, made_site, name):
    with visit(browser, f"file://{made_site}/{name}.html", height=800) as seen:
        (question,), (answer, *_), (figure, *_), (contents,) = seen.page.evaluate(
            FIRST, ["h1", "figure .finding", "figure svg", ".contents"]
        )
        assert seen.page.locator("article").inner_text().count("JupyterLab") == 0
        assert not seen.page.locator("article table:visible").count() or name == "00-overview"
    assert question[1] < answer[1] < figure[1] < 400, "half of the screen for the figure"
    assert contents[0] >= figure[2], "at the side"


def test_sources_can_be_filtered(browser, made_site):
    sources = story.open().sources
    with visit(browser, f"file://{made_site}/sources.html") as seen:
        seen.page.select_option("#by-language", label="Spanish")
        spanish = (sources["language"] == "es").sum()
        assert len(shown(seen.page)) == told_as_shown(seen.page) == spanish


SHARP = """() => document.querySelectorAll('figure.drawing svg').forEach(svg => {
    svg.style.shapeRendering = 'crispEdges';  // no colours in between
    svg.querySelectorAll('text').forEach(text => { text.style.visibility = 'hidden' }) })"""
FOUND = r"""() => [...document.querySelectorAll('figure.drawing svg')].map(svg => {
    const box = shape => { const b = shape.getBoundingClientRect();
        return [b.left, b.top, b.right, b.bottom].map(Math.round) };
    const shapes = 'path:not(defs *, [stroke-opacity="0"]), use';
    const roles = svg.innerHTML.match(/(?<=var\(--)\w+(?=\))/g);
    const drawn = [...svg.querySelectorAll('a:not(:has(text))')];
    return [box(svg), [...new Set(roles)], drawn.map(link =>
        [link.querySelector('title').textContent.split('\n')[0],
         [...link.querySelectorAll(shapes)].map(box)])] })"""


def photographed(page):
    """Give the pixels of a page as tall as it is."""
    drawn = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    return np.asarray(drawn, dtype=np.uint8)


def coloured(picture, colour):
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return (np.abs(picture.astype(int) - wanted) <= 2).all(axis=2)


@pytest.mark.parametrize("name", NAMES)
def test_each_colour_of_a_figure_has_its_pair_after_dark(browser, made_site, name):
    """Hold each pixel after dark against the same by day, and each mark against its ground."""
    with visit(browser, f"file://{made_site}/{name}.html", color_scheme="light") as seen:
        seen.page.evaluate(SHARP)
        figures, light = seen.page.evaluate(FOUND), photographed(seen.page)
        seen.page.emulate_media(color_scheme="dark")
        dark = photographed(seen.page)
        seen.page.emulate_media(media="print", color_scheme="dark")
        paper = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
        assert seen.page.evaluate(paper) == palette.day("ink"), "on paper it is day"
    for (left, top, right, bottom), roles, links in figures:
        by_day, by_night = (each[top:bottom, left:right] for each in (light, dark))
        for role in roles:
            day, night = palette.PAIRS[role]
            kept = coloured(by_night, night)[coloured(by_day, day)]
            assert kept.size < 20 or kept.mean() > 0.95, f"{role}: {1 - kept.mean():.0%} is not"
        for label, boxes in filter(itemgetter(1), links):
            by_day, by_night = (
                max(_contrast_within(picture, box) for box in boxes) for picture in (light, dark)
            )
            assert by_night >= min(3, by_day * 0.85), f"{label}: {by_day:.1f} and {by_night:.1f}"


def _contrast_within(picture, box):
    """Give the greatest contrast of a shape's pixels and the ground, the most usual beside it."""
    left, top, right, bottom = box
    above, before = max(0, top - 4), max(0, left - 4)
    around = luminance(picture[above : bottom + 5, before : right + 5])
    own = around[top - above : bottom + 1 - above, left - before : right + 1 - before]
    beside = np.ones(around.shape, dtype=bool)
    beside[top - above : bottom + 1 - above, left - before : right + 1 - before] = False
    values, counts = np.unique(around[beside].round(4), return_counts=True)
    ground = values[counts.argmax()]
    bright = np.maximum(own, ground) + 0.05
    return (bright / (np.minimum(own, ground) + 0.05)).max() if own.size else 0


PLACED = """e => Object.assign(e.style,
    {position: 'fixed', top: 0, left: 0, width: '900px', height: 'auto', background: 'white',
     minWidth: 0, maxWidth: 'none',
     zIndex: 9})"""


CUT = """() => { const svg = document.documentElement;
    svg.setAttribute('viewBox', svg.querySelector('view').getAttribute('viewBox'));
    for (const side of ['width', 'height']) svg.removeAttribute(side) }"""


def pixels(element):
    element.evaluate(PLACED)
    shot = element.screenshot()
    element.evaluate("e => e.removeAttribute('style')")
    # In small: a text may sit half a pixel higher in one than in the other.
    drawn = Image.open(io.BytesIO(shot)).convert("RGB").reduce(5)
    return np.asarray(drawn, dtype=float)[:-1]


@pytest.mark.parametrize("name", NAMES)
def test_figures_look_as_their_files_do(browser, made_site, name):
    with visit(browser, f"file://{made_site}/{name}.html", height=1200) as seen:
        inside = {
            svg.evaluate("e => e.closest('figure').id"): pixels(svg)
            for svg in seen.page.locator("figure.drawing svg").all()
        }
    for figure, here in inside.items():
        with visit(browser, f"file://{made_site}/figures/{figure}.svg", height=1200) as alone:
            alone.page.evaluate(CUT)
            there = pixels(alone.page.locator("svg").first)
        assert here.shape == there.shape
        off = np.abs(here - there).max(axis=2)
        assert (off > 80).mean() < 0.001, f"{figure}: {(off > 80).mean():.2%} of it"


GROUNDS = """() => { document.querySelectorAll('figure.drawing svg *').forEach(each => {
        each.style.pointerEvents = 'all' });  // what is pointed at is not all that is drawn
    return [...document.querySelectorAll('figure.drawing text')].map(text => {
    const b = text.getBoundingClientRect();
    const under = document.elementsFromPoint(b.left + b.width / 2, b.top + b.height / 2)
        .filter(e => e.tagName === 'path')
        .map(e => getComputedStyle(e).fill).filter(fill => fill.startsWith('rgb('))[0];
    return [text.textContent, getComputedStyle(text).fill, under] }).filter(each => each[2]) }"""


def as_hex(colour):
    return "#" + "".join(f"{int(channel):02x}" for channel in re.findall(r"\d+", colour))


@pytest.mark.parametrize("name", NAMES)
def test_words_in_figures_are_as_clear_after_dark(browser, made_site, name):
    with visit(browser, f"file://{made_site}/{name}.html", color_scheme="light") as seen:
        high = seen.page.evaluate("document.documentElement.scrollHeight")
        seen.page.set_viewport_size({"width": 1280, "height": high})
        light = seen.page.evaluate(GROUNDS)
        seen.page.emulate_media(color_scheme="dark")
        dark = seen.page.evaluate(GROUNDS)
    assert len(light) == len(dark) > 10
    for (text, *by_day), (_, *by_night) in zip(light, dark, strict=True):
        enough = min(4.5, contrast(*map(as_hex, by_day)))
        assert contrast(*map(as_hex, by_night)) >= enough, f"{text}: {by_day} {by_night}"


def test_figures_are_wider_than_the_text_and_lines_are_read_with_ease(browser, made_site):
    measure = """() => { const p = [...document.querySelectorAll('article > p')]
            .filter(p => p.textContent.length > 150 && !p.children.length)[0];
        const r = document.createRange(); r.selectNodeContents(p);
        const lines = new Set([...r.getClientRects()].map(b => Math.round(b.bottom)));
        return [p.textContent.length / lines.size, p.getBoundingClientRect().width,
            document.querySelector('figure.drawing').getBoundingClientRect().width] }"""
    with visit(browser, f"file://{made_site}/05-postures.html") as seen:
        letters, text, figure = seen.page.evaluate(measure)
    assert 55 <= letters <= 75 and figure > text


CUT_OFF = """() => [...document.querySelectorAll('.table, table, pre, .card, main')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollWidth > innerWidth)
    .map(e => [e.tagName, e.scrollWidth, e.clientWidth, e.innerText.slice(0, 60)])"""
PAPERS = {"A4": 210, "Letter": 215.9}  # width in millimetres
BORDERS = 32


@pytest.mark.parametrize("name", EVERY)
def test_no_column_is_lost_on_paper(browser, told_site, name):
    with visit(browser, f"file://{told_site}/{name}.html") as seen:
        seen.page.emulate_media(media="print")
        for paper, width in PAPERS.items():
            pixels_wide = int((width - BORDERS) / 25.4 * 96)
            seen.page.set_viewport_size({"width": pixels_wide, "height": 900})
            assert seen.page.evaluate(CUT_OFF) == [], paper


def test_the_paper_copy_shows_evidence_and_no_controls(browser, made_site):
    with visit(browser, f"file://{made_site}/claims.html") as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator(".filters").is_visible()
        assert not seen.page.locator("header.site").is_visible()
        assert seen.page.locator(".evidence li").first.is_visible()
    with visit(browser, f"file://{made_site}/02-tour.html") as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("details.worked").first.is_visible()
        assert len(seen.page.pdf()) > 20_000


def test_metadata_is_read_as_data(browser, made_site):
    with visit(browser, f"file://{made_site}/claims.html") as seen:
        text = seen.page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(text)["@graph"] and not seen.errors


@pytest.mark.parametrize("start", ["", "es/", "ru/"])
def test_the_switch_keeps_the_place(browser, told_site, start):
    address = f"file://{told_site}/{start}claims.html#C20"
    for lang, place in (("es", "es/"), ("ru", "ru/"), ("en", "")):
        with visit(browser, address) as seen:
            seen.page.click(f".languages a[lang={lang}]")
            seen.page.wait_for_url(f"file://{told_site}/{place}claims.html#C20")
            assert seen.page.evaluate("document.querySelector(':target').id") == "C20"
            assert seen.page.evaluate("document.documentElement.lang") == lang and not seen.errors
        with visit(browser, address, java_script_enabled=False) as seen:
            seen.page.click(f".languages a[lang={lang}]")
            seen.page.wait_for_url(f"file://{told_site}/{place}claims.html**")


def test_the_switch_leaves_links_to_sources_alone(browser, told_site):
    with visit(browser, f"file://{told_site}/sources.html#S02") as seen:
        links = "[...document.querySelectorAll('a.address')].map(a => a.href)"
        assert not [link for link in seen.page.evaluate(links) if link.endswith("#S02")]


def test_a_link_lands_on_its_claim(browser, made_site):
    with visit(browser, f"file://{made_site}/02-tour.html") as seen:
        seen.page.locator('figure.drawing svg a[*|href="claims.html#C20"]').first.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/claims.html#C20")
        assert seen.page.evaluate("document.querySelector(':target').id") == "C20"
        back = seen.page.locator("#C20 .drawn a").first
        back.click()
        assert seen.page.evaluate("document.querySelector(':target').matches('figure')")
