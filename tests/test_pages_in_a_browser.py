"""The pages in a real browser: nothing leaves, nothing is lost, all of it works."""

import json
import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser import visit
from shared import unheld
from told_site import PLACES, SOME

from dossier.story import story

TICK = 0.02  # seconds until a server that is to end hears it


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def served(folder):
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(TICK,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


QUERIED = "Accessibility.queryAXTree"


def pictures_missing(page):
    return page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)")


def test_the_pages_from_a_server_ask_for_nothing_elsewhere(browser, told_site):
    with served(told_site) as address:
        for name in ("index", "02-tour", "claims", *SOME[:1]):
            with visit(browser, f"{address}/{name}.html") as seen:
                assert not pictures_missing(seen.page)
            # A browser asks any server for an icon, unasked.
            errors = [each for each in seen.errors if "404" not in each and "favicon" not in each]
            assert not seen.left and not errors, name


def told_as_shown(page):
    """Give the number that the page says: a counter, so as one hears it."""
    session = page.context.new_cdp_session(page)
    asked = {"nodeId": session.send("DOM.getDocument")["root"]["nodeId"], "selector": ".shown"}
    asked = session.send("DOM.querySelector", asked) | {"role": "StaticText"}
    heard = [each["name"]["value"] for each in session.send(QUERIED, asked)["nodes"]]
    session.detach()
    return int(re.search(r"shown:\s*(\d+)", " ".join(heard))[1])


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.item')].filter(e => e.checkVisibility()).map(e => e.id)"
    )


def test_claims_can_be_filtered_without_scripts(browser, made_site):
    opened = story.open()
    choices = {
        "verdict": ("verdict", opened.words.verdict),
        "status": ("status", opened.words.status),
        "speaker": ("speaker_id", opened.actor),
    }
    with visit(browser, f"file://{made_site}/claims.html", java_script_enabled=False) as seen:
        for choice, (column, words) in choices.items():
            for value in sorted(opened.claims[column].dropna().unique()):
                seen.page.select_option(f"#by-{choice}", label=words(value))
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


def test_no_control_of_a_list_covers_another_on_a_phone(browser, made_site):
    wide = """() => [...document.querySelectorAll('.filters label :is(input, select)')].map(each =>
        each.getBoundingClientRect().right - each.closest('label').getBoundingClientRect().right)"""
    with visit(browser, f"file://{made_site}/claims.html", width=360) as seen:
        beyond = seen.page.evaluate(wide)
    assert len(beyond) > 1 and max(beyond) < 1


@pytest.mark.parametrize("place", PLACES.values())
def test_the_controls_of_a_list_stand_in_one_line_where_there_is_room(browser, told_site, place):
    ends = "all => all.map(each => Math.round(each.getBoundingClientRect().bottom))"
    with visit(browser, f"file://{told_site / place}/claims.html") as seen:
        controls = seen.page.locator(".filters :is(input, select, button)")
        bottoms = controls.evaluate_all(ends)
    assert len(bottoms) > 2 and len(set(bottoms)) == 1, bottoms


ROWS = """list => [...document.querySelectorAll(list)].map(own => {
    const tops = [...own.children].map(each => Math.round(each.getBoundingClientRect().top));
    return Object.values(Object.groupBy(tops, top => top)).map(row => row.length); })"""


def test_rows_of_pictures_counts_and_ways_are_full(browser, made_site):
    for page, lists in {"index": ".gallery, .tally, .ways ul", "claims": ".tally"}.items():
        with visit(browser, f"file://{made_site}/{page}.html") as seen:
            for width in (1280, 1024, 768, 600):
                seen.page.set_viewport_size({"width": width, "height": 900})
                rows = seen.page.evaluate(ROWS, lists)
                assert rows and all(len(set(each)) == 1 for each in rows), f"{width}: {rows}"


def test_each_row_of_the_list_of_pages_begins_at_the_left(browser, told_site):
    first = """() => { const all = [...document.querySelectorAll('header.site .home + ul > li')];
        const left = each => each.getBoundingClientRect().left;
        return all.filter((each, place) => !place || left(each) < left(all[place - 1]))
            .map(left) }"""
    broken = 0
    with visit(browser, f"file://{told_site}/es/claims.html") as seen:
        for width in range(560, 900, 20):
            seen.page.set_viewport_size({"width": width, "height": 600})
            rows = seen.page.evaluate(first)
            broken += len(rows) > 1
            assert len(set(rows)) == 1, f"{width}: {rows}"
    assert broken, "more than one row somewhere"


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
        typed = []
        for words in ("peru's", "peru’s"):
            seen.page.fill("#by-words", words)
            typed.append(shown(seen.page))
        assert typed[0] and typed[0] == typed[1], "whichever apostrophe a keyboard has"


def test_a_list_that_shows_a_part_gives_way_to_links_and_to_the_way_back(browser, made_site):
    claims = story.open().claims
    falls = claims["verdict"] == "contradicted"
    wrong = list(claims.loc[falls, "claim_id"])
    holding = ~claims["sentence_id"].isin(claims.loc[falls, "sentence_id"])
    stands = claims.loc[holding, "claim_id"].iloc[-1]
    with visit(browser, f"file://{made_site}/claims.html") as seen:
        seen.page.locator('.tally a[href$="=contradicted"]').click()
        seen.page.click("#glance")
        seen.page.locator(f'.chip[href="#{stands}"]').click()
        assert {*shown(seen.page)} == {*wrong, stands}, "a link leads to what was left out"
        assert 0 <= seen.page.locator(f"#{stands}").bounding_box()["y"] < 600
        seen.page.go_back()
        assert shown(seen.page) == wrong
        seen.page.go_back()
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
        said = unheld(seen.page.locator(f"#{key}").inner_text())
        assert evidence.at[key, "finding"] in said and evidence.at[key, "source_id"] in said


FIRST = """wanted => wanted.map(one => [...document.querySelectorAll(one)].map(each => {
    const box = each.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom] }))"""

LINES = "all => all.map(each => each.getClientRects().length)"


@pytest.mark.parametrize("place", ["", "es/", "ru/"])
def test_the_first_screen_says_what_the_story_is_and_what_was_found(browser, told_site, place):
    with visit(browser, f"file://{told_site}/{place}index.html") as seen:
        for width, height in ((1280, 800), (360, 780)):
            seen.page.set_viewport_size({"width": width, "height": height})
            wanted = [".lead .question", ".leads li", ".strip"]
            (story_told,), leads, (strip,) = seen.page.evaluate(FIRST, wanted)
            assert story_told[3] < height and len(leads) == 3
            assert all(bottom < height for *_, bottom in leads), "to the side on a phone, not below"
            assert strip[1] < height
            assert min(right - left for left, _, right, _ in leads) > 300, "large"
            lines = seen.page.locator(".finding .held").evaluate_all(LINES)
            assert lines and set(lines) == {1}, "no line breaks between a number and its noun"


def test_a_citation_names_the_day_as_the_texts_do(browser, told_site):
    with visit(browser, f"file://{told_site}/index.html") as seen:
        said = seen.page.locator(".today").first.text_content()
        assert re.fullmatch(r"\d{1,2} \w+ \d{4}", said)


def test_sources_can_be_filtered(browser, made_site):
    sources = story.open().sources
    with visit(browser, f"file://{made_site}/sources.html") as seen:
        seen.page.select_option("#by-language", label="Spanish")
        spanish = (sources["language"] == "es").sum()
        assert len(shown(seen.page)) == told_as_shown(seen.page) == spanish


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


def test_the_switch_keeps_the_place(browser, told_site):
    """Go round all languages; each page's links to all others are held as text elsewhere."""
    with visit(browser, f"file://{told_site}/sources.html#S02") as seen:
        for lang, place in (("es", "es/"), ("ru", "ru/"), ("en", "")):
            seen.page.click(f".languages a[lang={lang}]")
            seen.page.wait_for_url(f"file://{told_site}/{place}sources.html#S02")
            assert seen.page.evaluate("document.querySelector(':target').id") == "S02"
            assert seen.page.evaluate("document.documentElement.lang") == lang and not seen.errors
    address = f"file://{told_site}/02-tour.html#02-map"
    with visit(browser, address, java_script_enabled=False) as seen:
        seen.page.click(".languages a[lang=ru]")
        seen.page.wait_for_url(f"file://{told_site}/ru/02-tour.html**")


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
        seen.page.wait_for_url("**/0*.html#*")
        assert seen.page.evaluate("document.querySelector(':target').matches('figure')")
