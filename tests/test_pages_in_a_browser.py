"""The pages in a real browser: nothing leaves, nothing is lost, everybody can use them."""

import json
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser import overflow, visit
from made_site import NAMES, PAGES

from dossier import story

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


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


@pytest.mark.parametrize("name", PAGES)
def test_a_page_from_a_file_asks_for_nothing_elsewhere(browser, made_site, name):
    with visit(browser, f"file://{made_site}/{name}.html") as seen:
        assert not pictures_missing(seen.page) and not fonts_missing(seen.page)
        assert seen.page.locator("h1").is_visible()
    assert not seen.left and not seen.errors


def test_the_pages_from_a_server_ask_for_nothing_elsewhere(browser, made_site):
    with served(made_site) as address:
        for name in PAGES:
            with visit(browser, f"{address}/{name}.html") as seen:
                assert not pictures_missing(seen.page)
            # A browser asks any server for an icon, unasked.
            errors = [each for each in seen.errors if "404" not in each and "favicon" not in each]
            assert not seen.left and not errors, name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_alone_in_an_empty_folder_is_complete(browser, made_site, name, tmp_path):
    shutil.copy(made_site / f"{name}.html", tmp_path)
    with visit(browser, f"file://{tmp_path}/{name}.html") as seen:
        assert not pictures_missing(seen.page) and not fonts_missing(seen.page)
        drawn = seen.page.locator("figure.drawing svg").count()
    assert not seen.left and not seen.errors
    assert drawn or name not in NAMES


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_without_scripts(browser, made_site, name):
    address = f"file://{made_site}/{name}.html"
    texts = []
    for scripts in (True, False):
        with visit(browser, address, java_script_enabled=scripts) as seen:
            texts.append(seen.page.locator("body").inner_text())
    assert texts[0] == texts[1] and len(texts[0]) > 500


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_kept_out(browser, made_site, name):
    """Hold each page against axe-core, in light and dark, on a phone and on a desk."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = []
    with visit(browser, f"file://{made_site}/{name}.html") as seen:
        for width in (360, 1280):
            seen.page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                seen.page.emulate_media(color_scheme=scheme)
                for broken in Axe().run(seen.page, options=options).response["violations"]:
                    where = [node["html"][:160] for node in broken["nodes"][:3]]
                    found.append(f"{width} {scheme} {broken['id']}: {where}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_no_page_scrolls_sideways(browser, made_site, width):
    wide = {}
    for name in PAGES:
        with visit(browser, f"file://{made_site}/{name}.html", width=width) as seen:
            seen.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            wide[name] = overflow(seen.page)
    assert not {name: by for name, by in wide.items() if by > 0}


@pytest.mark.parametrize("name", PAGES)
def test_focus_is_visible(browser, made_site, name):
    look = """() => { const e = document.activeElement, s = getComputedStyle(e);
        const b = e.getBoundingClientRect();
        return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), b.width, b.left] }"""
    with visit(browser, f"file://{made_site}/{name}.html") as seen:
        for _ in range(25):
            seen.page.keyboard.press("Tab")
            tag, style, thick, wide, left = seen.page.evaluate(look)
            assert tag == "BODY" or (style != "none" and thick >= 2 and wide and left >= 0), tag
        if name in NAMES:
            mark = seen.page.locator("figure.drawing svg a").first
            mark.focus()
            seen.page.keyboard.press("Shift+Tab")
            seen.page.keyboard.press("Tab")
            assert seen.page.evaluate(look)[1] != "none", "a mark"


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.item')].filter(e => e.checkVisibility()).map(e => e.id)"
    )


@pytest.mark.parametrize(
    ("choice", "column"), [("verdict", "verdict"), ("status", "status"), ("speaker", "speaker_id")]
)
def test_claims_can_be_filtered_without_scripts(browser, made_site, choice, column):
    opened = story.open()
    words = {"verdict": opened.words.verdict, "status": opened.words.status, "speaker": opened.actor}
    values = sorted(opened.claims[column].dropna().unique())
    with visit(browser, f"file://{made_site}/claims.html", java_script_enabled=False) as seen:
        for value in values:
            seen.page.select_option(f"#by-{choice}", label=words[choice](value))
            rows = opened.claims[opened.claims[column] == value]
            assert shown(seen.page) == list(rows.sort_values("claim_id")["claim_id"])
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
        seen.page.select_option("#by-sentence", label="Headline")
        assert shown(seen.page) == list(claims.loc[claims["sentence_id"] == "HS1", "claim_id"])


def test_sources_can_be_filtered(browser, made_site):
    sources = story.open().sources
    with visit(browser, f"file://{made_site}/sources.html") as seen:
        seen.page.select_option("#by-language", label="Spanish")
        assert len(shown(seen.page)) == (sources["language"] == "es").sum()


@pytest.mark.parametrize("name", NAMES)
def test_figures_follow_the_readers_light(browser, made_site, name):
    paper = """() => [...document.querySelectorAll('figure.drawing svg')].map(svg =>
        [svg.querySelector('path[fill]'), svg.querySelector('text[fill]')]
            .map(e => getComputedStyle(e).fill))"""
    with visit(browser, f"file://{made_site}/{name}.html", color_scheme="light") as seen:
        light = seen.page.evaluate(paper)
        seen.page.emulate_media(color_scheme="dark")
        dark = seen.page.evaluate(paper)
        seen.page.emulate_media(media="print", color_scheme="dark")
        printed = seen.page.evaluate(paper)
    assert all(figure[0] == "rgb(255, 255, 255)" for figure in light)
    assert all(figure[0] == "rgb(19, 24, 30)" for figure in dark)
    assert all(one[1] != other[1] for one, other in zip(light, dark, strict=True))
    assert printed == light


def test_figures_are_wider_than_the_text_and_lines_are_read_with_ease(browser, made_site):
    measure = """() => { const p = [...document.querySelectorAll('article > p')]
            .filter(p => p.textContent.length > 150)[0];
        const r = document.createRange(); r.selectNodeContents(p);
        const lines = new Set([...r.getClientRects()].map(b => Math.round(b.bottom)));
        return [p.textContent.length / lines.size, p.getBoundingClientRect().width,
            document.querySelector('figure.drawing').getBoundingClientRect().width] }"""
    with visit(browser, f"file://{made_site}/05-postures.html") as seen:
        letters, text, figure = seen.page.evaluate(measure)
    assert 55 <= letters <= 80 and figure > text


def test_the_paper_copy_shows_evidence_and_no_controls(browser, made_site):
    with visit(browser, f"file://{made_site}/claims.html") as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator(".filters").is_visible()
        assert not seen.page.locator("header.site").is_visible()
        assert seen.page.locator(".evidence li").first.is_visible()
    with visit(browser, f"file://{made_site}/02-tour.html") as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("details.code").first.is_visible()
        assert len(seen.page.pdf()) > 20_000


def test_metadata_is_read_as_data(browser, made_site):
    with visit(browser, f"file://{made_site}/claims.html") as seen:
        text = seen.page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(text)["@graph"] and not seen.errors


def test_a_link_lands_on_its_claim(browser, made_site):
    with visit(browser, f"file://{made_site}/02-tour.html") as seen:
        seen.page.locator('figure.drawing svg a[*|href="claims.html#C20"]').first.click()
        assert seen.page.url.endswith("claims.html#C20")
        assert seen.page.evaluate("document.querySelector(':target').id") == "C20"
        back = seen.page.locator("#C20 .drawn a").first
        back.click()
        assert seen.page.evaluate("document.querySelector(':target').matches('figure')")
