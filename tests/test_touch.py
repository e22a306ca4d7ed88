"""Figures on a phone: letters to read, a sign that there is more, each mark under a finger."""

import io
from urllib.parse import unquote

import pytest
from browser import visit
from made_site import NAMES
from PIL import Image
from test_marks_in_a_browser import POINT

from dossier.pages.scripts import ALL

PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
LETTERS = """() => [...document.querySelectorAll("figure.drawing svg")].flatMap(svg => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text")]
        .map(text => scale * parseFloat(getComputedStyle(text).fontSize)) })"""
# A mark that a point of it reaches is under a finger there, as is shown by taps on some, and around
# them as far as a finger's target reaches; one that lies under others is tapped in any case.
MISSED = """([point, around]) => {
    const find = eval(point), card = document.getElementById("touched"), missed = [];
    let marks = 0;
    function tapped(x, y) {
        card.hidePopover();
        const at = document.elementFromPoint(x, y);
        if (!at.closest("figure.drawing .card")) return null;
        const tap = {clientX: x, clientY: y, detail: 1, pointerType: "touch"};
        at.dispatchEvent(new PointerEvent("click", {...tap, bubbles: true, cancelable: true}));
        const open = card.matches(":popover-open");
        return open ? [...card.querySelectorAll("section")].map(told => told.innerText) : [];
    }
    function middle(mark) {  // where others lie over all of it
        const line = mark.querySelector(":scope > path");
        if (line) {
            const at = line.getPointAtLength(line.getTotalLength() / 2);
            const seen = at.matrixTransform(line.getScreenCTM());
            return [seen.x, seen.y];
        }
        const box = mark.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
    }
    const plain = text => text.replace(/\\s+/g, " ").trim();
    for (const mark of document.querySelectorAll("figure.drawing svg a")) {
        card.hidePopover();
        const said = plain(mark.querySelector("title").textContent);
        const seen = find(mark), place = seen || middle(mark), some = marks++ % 8 === 0;
        if (seen && !some) continue;
        const told = tapped(...place);
        if (!told || !told.map(plain).includes(said)) missed.push(said);
        if (some) for (const [x, y] of around) {
            const near = tapped(place[0] + x, place[1] + y);
            if (near && !near.length) missed.push(`beside ${said}`);
        }
    }
    card.hidePopover();
    return missed }"""
FITTED = "!document.querySelector('link[media]') || document.querySelector('figure.narrow')"
AROUND = [[11, 0], [-8, -8]]


@pytest.fixture(scope="module")
def phone(browser, told_site):
    def look(name, **options):
        return visit(browser, (told_site / f"{name}.html").as_uri(), **PHONE | options)

    return look


@pytest.mark.parametrize("name", [*NAMES, "02-tour.article", "ru/06-verdicts"])
def test_letters_are_read_and_a_sign_says_that_there_is_more(phone, name):
    with phone(name) as seen:
        seen.page.wait_for_function(FITTED)
        drawn_for_phones = seen.page.locator("link[media]").count()
        assert min(seen.page.evaluate(LETTERS)) >= (10 if drawn_for_phones else 9)
        for card in seen.page.locator("figure.drawing .card").all():
            wide = card.evaluate("e => e.scrollWidth > e.clientWidth")
            assert wide != card.evaluate("e => e.parentNode.classList.contains('narrow')")
        for sign in seen.page.locator("figure.drawing .sideways").all():
            assert sign.is_visible()


def test_a_figure_drawn_for_a_phone_takes_the_place_of_the_wide_one(phone):
    with phone("02-tour", width=840, is_mobile=False) as seen:
        figure, size = seen.page.locator("[id='02-days']"), seen.page.viewport_size
        marks = "e => [...e.querySelectorAll('svg g[id]:has(> a)')].map(each => each.id).sort()"
        wide, box = figure.evaluate(marks), figure.locator("svg").get_attribute("viewBox")
        seen.page.set_viewport_size(size | {"width": 360})
        seen.page.wait_for_selector("[id='02-days'].narrow")
        assert figure.evaluate(marks) == wide
        assert figure.locator("svg").get_attribute("viewBox") != box
        assert figure.locator(".sideways span").is_hidden()
        assert figure.locator(".sideways").is_visible(), "a tap is still to be told of"
        seen.page.set_viewport_size(size)
        seen.page.wait_for_selector("[id='02-days']:not(.narrow)")
        assert figure.locator("svg").get_attribute("viewBox") == box
        assert not seen.errors


def test_without_scripts_a_link_leads_to_the_figure_drawn_for_a_phone(phone):
    with phone("ru/02-tour", java_script_enabled=False) as seen:
        seen.page.locator("[id='02-days'] .sideways a").click()
        seen.page.wait_for_url("**/02-tour.narrow.html#02-days")
        card = seen.page.locator("[id='02-days'] .card")
        assert card.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_there_is_no_sign_where_all_is_seen(phone):
    with phone("02-tour", width=1280, is_mobile=False) as seen:
        assert not seen.page.locator("figure.drawing .sideways").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_edge_beyond_which_there_is_more_lies_in_shadow(phone, scheme):
    with phone("02-tour.article", media={"color_scheme": scheme}) as seen:
        card = seen.page.locator("[id='02-map'] .card")
        card.scroll_into_view_if_needed()
        at_start = edges(card)
        card.evaluate("e => { e.scrollLeft = e.scrollWidth }")
        at_end = edges(card)
    assert at_start == (False, True) and at_end == (True, False)


def edges(card):
    """Tell whether the left and the right edge of a card are in shadow, at its top."""
    drawn = Image.open(io.BytesIO(card.screenshot())).convert("L")
    ground = drawn.getpixel((drawn.width // 2, 6))
    return tuple(abs(drawn.getpixel((x, 6)) - ground) > 30 for x in (2, drawn.width - 3))


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_under_a_finger(phone, name):
    with phone(name, width=840, is_mobile=False) as seen:  # of the same size, and all in sight
        assert seen.page.evaluate(MISSED, [POINT, AROUND]) == []
        assert not seen.errors


def test_a_tap_stays_on_the_page_and_a_mouse_goes_to_the_claim(phone):
    with phone("02-tour") as seen:
        mark = seen.page.locator('figure.drawing svg a[*|href^="claims.html#"]').first
        said, wanted = mark.locator("title").first.text_content(), mark.get_attribute("href")
        card = seen.page.locator("#touched")
        seen.page.touchscreen.tap(*mark.evaluate(POINT))
        card.wait_for()  # the click comes after the touch
        assert seen.page.url.endswith("02-tour.html")
        assert [line.strip() for line in said.split("\n")][0] in card.inner_text()
        link = card.locator("section").first.locator("a")
        assert link.get_attribute("href") == wanted
        assert link.evaluate("e => e.getBoundingClientRect().height") >= 24
        card.locator("button").tap()
        seen.page.wait_for_selector("svg a.chosen", state="detached")  # told after it has closed
        assert not card.is_visible()
        seen.page.touchscreen.tap(*mark.evaluate(POINT))
        link.tap()
        seen.page.wait_for_url(f"**/{wanted}")
    with phone("02-tour", java_script_enabled=False) as seen:
        assert mark_address(seen) == wanted, "without script it is a plain link"


def test_a_card_reports_an_error_with_its_mark_claim_and_state(browser, tmp_path):
    """On a page of its own: none of the collection's has an address to report to."""
    drawn = (
        '<figure class="drawing"><div class="card"><svg width="90" height="90"><g id="06-x-M1">'
        '<a href="claims.html#C20"><title>M1\nC20: said</title><rect width="90" height="90"/></a>'
        '</g></svg></div><p><a class="report" href="https://example.org/new?body=PLACE%0A'
        'MARK%3A%20">Report an error</a></p></figure><div id="touched" popover><div></div></div>'
    )
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html>{drawn}<script>{ALL['touch']}</script><script>{ALL['report']}</script>",
        "utf-8",
    )
    with visit(browser, f"{page.as_uri()}#account=checked", **PHONE) as seen:
        link = seen.page.locator("#touched .report")
        seen.page.touchscreen.tap(40, 40)
        link.wait_for()
        link.evaluate("e => e.addEventListener('click', event => event.preventDefault())")
        link.click()
        said = unquote(link.get_attribute("href"))
        assert said.endswith("page.html#account=checked\nMARK: 06-x-M1 (claims.html#C20)")
        assert "PLACE" not in said and not seen.errors


def mark_address(seen):
    return seen.page.locator('figure.drawing svg a[*|href^="claims.html#"]').first.get_attribute(
        "href"
    )
