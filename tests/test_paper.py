"""Figures on paper: what is higher than a page is cut between lines, and nothing of it is lost."""

import xml.etree.ElementTree as ET
from math import ceil

import pytest
from browser import visit

from dossier.pages import paper

A4, LETTER = {"width": 672, "height": 986}, {"width": 694, "height": 920}  # between the margins

BARE = """() => {  // headings and folds above nothing, and figures without their last lines
    const seen = each => each.checkVisibility({contentVisibilityAuto: true});
    const said = each => /^(svg|img)$/i.test(each.tagName) || [...each.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    const heading = each => each.closest("h1, h2, h3, h4");
    const all = [...document.body.querySelectorAll("*")].filter(seen);
    const bare = all.filter((each, place) => {
        if (each !== heading(each)) return false;
        const rest = all.slice(place + 1).filter(one => !each.contains(one));
        const end = rest.findIndex(one => one === heading(one) && one.tagName <= each.tagName);
        const own = end < 0 ? rest : rest.slice(0, end);
        return !own.some(one => said(one) && !heading(one) && one.tagName !== "SUMMARY");
    });
    const folds = all.filter(each => each.tagName === "DETAILS" && ![...each.children].some(
        one => one.tagName !== "SUMMARY" && seen(one)));
    const feet = [...document.querySelectorAll("figure.drawing .footer")];
    return [...bare, ...folds, ...feet.filter(each => !seen(each))].map(
        each => each.textContent.trim().slice(0, 60)) }"""


def drawing(rows, height):
    """Make a drawing with a line of text in each of some rows."""
    step = height / rows
    texts = "".join(
        f'<text x="0" y="{step * (n + 0.7):.2f}" font-size="10px">row {n}</text>'
        for n in range(rows)
    )
    return ET.fromstring(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {height}">'
        f'<title>t</title><path d="M 0 0"/><g id="a-S1"/>{texts}</svg>'
    )


def test_what_a_page_holds_is_not_cut():
    root = drawing(5, 100)
    assert paper.sheets(root, "a") == () and root.find(".//*[@id='a-all']") is None


@pytest.mark.parametrize("height", [130, 250, 390])
def test_what_is_higher_is_cut_between_lines_of_text(height):
    root = drawing(height // 13, height)
    boxes = [[float(each) for each in box.split()] for box in paper.sheets(root, "a")]
    assert len(boxes) == ceil(height / 100 / paper.TALL)
    ends = [(top, top + high) for _, top, _, high in boxes]
    assert ends[0][0] == 0 and ends[-1][1] == pytest.approx(height, abs=0.02)
    for (_, end), (top, _) in zip(ends, ends[1:], strict=False):
        assert end == pytest.approx(top, abs=0.02), "nothing is left out, nothing is there twice"
        lines = [float(text.get("y")) for text in root.iter(f"{{{paper.SVG}}}text")]
        assert not any(y - 8 < end < y + 2.5 for y in lines)
    whole = root.find(".//*[@id='a-all']")
    assert len(whole) == height // 13 + 1, "all that is drawn, for the sheets to use"


def test_the_heading_of_a_high_figure_stands_above_its_first_sheet(browser, told_site):
    with visit(browser, (told_site / "06-verdicts.html").as_uri()) as seen:
        sheets = seen.page.locator("[id='06-evidence'] .sheets svg")
        assert sheets.count() > 1 and not sheets.first.is_visible()
        seen.page.emulate_media(media="print")
        for page_size in (A4, LETTER):
            seen.page.set_viewport_size(page_size)
            title = seen.page.locator("[id='06-evidence'] .finding").bounding_box()
            for number, sheet in enumerate(sheets.all()):
                box = sheet.bounding_box()
                taken = box["y"] + box["height"] - title["y"] if not number else box["height"]
                assert 0 < taken < page_size["height"]


@pytest.mark.parametrize("name", ["00-overview", "02-tour", "ru/06-verdicts", "data", "index"])
def test_paper_has_what_headings_announce_and_what_figures_rest_on(browser, told_site, name):
    with visit(browser, (told_site / f"{name}.html").as_uri()) as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate(BARE) == []
        assert seen.page.locator("header.site").is_hidden(), "this is how it looks on paper"


@pytest.mark.parametrize("name", ["es/01-accords", "es/03-arms", "ru/01-accords"])
def test_the_figure_that_leads_a_page_is_on_its_first_sheet(browser, told_site, name):
    with visit(browser, (told_site / f"{name}.html").as_uri()) as seen:
        seen.page.emulate_media(media="print")
        seen.page.set_viewport_size(LETTER)
        foot = seen.page.locator("figure.drawing .footer").first.bounding_box()
        assert 0 < foot["y"] + foot["height"] < LETTER["height"]


SHEETS = """({height, width}) => { // columns are filled as sheets of paper are
    document.body.style.cssText = `width: ${width}px; height: ${height}px; columns: ${width}px;
        column-fill: auto; column-gap: 40px`;
    const parts = [...document.querySelectorAll('figure.drawing, .gallery li')];
    const whole = parts.map(each => [...each.querySelectorAll('.finding, .subtitle, .card')]
        .filter(part => part.checkVisibility() && !part.querySelector('.sheets')));
    return whole.map(all => new Set(all.flatMap(part => [...part.getClientRects()])
        .map(box => Math.floor(box.left / (width + 40)))).size); }"""


@pytest.mark.parametrize("name", ["00-overview", "02-tour", "index"])
def test_a_picture_and_its_words_are_on_one_sheet(browser, told_site, name):
    with visit(browser, (told_site / f"{name}.html").as_uri()) as seen:
        seen.page.emulate_media(media="print")
        for height in range(700, 1000, 20):
            sheets = seen.page.evaluate(SHEETS, {"height": height, "width": LETTER["width"]})
            assert sheets and max(sheets) == 1, f"{height}: {sheets}"
