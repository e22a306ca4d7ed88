"""The pages for whoever reads them: by eye or ear, by keyboard, on phone, screen and paper."""

import shutil
from itertools import cycle

import pytest
from browser import overflow, visit
from made_site import NAMES, PAGES
from told_site import EVERY, OTHERS, SOME

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
COLOUR = ["color-contrast", "link-in-text-block"]
EVERY_RULE = {"runOnly": {"type": "tag", "values": WCAG}}
OF_SHAPE = EVERY_RULE | {"rules": {rule: {"enabled": False} for rule in COLOUR}}
OF_COLOUR = {"runOnly": {"type": "rule", "values": COLOUR}}
# How a page is looked at: width, colours, rules. A rule of colour has nothing to do with the width,
# nor another with the colours.
WHOLE = (360, "light", OF_SHAPE)
USUAL = (1280, "light", EVERY_RULE)
DARK = (1280, "dark", OF_COLOUR)
CHOSEN = ("02-tour", "index")
# A page in each other language has its words looked at, not its colours, focus and way without
# scripts: one template makes them, and test_pages_in_languages holds their parts together.
LOOKED = [*PAGES, *(f"{lang}/{name}" for lang, name in zip(OTHERS, cycle(CHOSEN), strict=False))]
# Notebooks' pages, which have one template, too, but for the one with tables in sight and one with
# states: their figures are new, and are looked at as most readers see them.
ALIKE_PAGES = set(NAMES) - {"00-overview", "02-tour"}
# One for each rule of the style sheets: what fits the least width of it fits the others, too.
LEAST, *WIDER = (320, 768, 1280)
# Ears need a name of whatever they stop at; axe looks for it in one entry of each kind.
NAMELESS = """() => [...document.querySelectorAll("a, button, summary, h1, h2, h3, h4, label")]
    .filter(e => !e.textContent.trim() && !e.ariaLabel && !e.hasAttribute("aria-labelledby"))
    .map(e => `nameless: ${e.outerHTML.slice(0, 160)}`)"""
BROKEN = """rules => axe.run(rules).then(told => told.violations.map(broken =>
    [broken.id, broken.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]))"""
# Takes away each entry whose every class stands in one before it, and each mark of a figure that is
# written as one before it.
ONE_OF_A_KIND = """() => {
    const known = new Set();
    for (const item of document.querySelectorAll(".item")) {
        const classed = [item, ...item.querySelectorAll("[class]")];
        const classes = classed.flatMap(each => [...each.classList]);
        if (classes.every(each => known.has(each))) item.remove();
        classes.forEach(each => known.add(each));
    }
    for (const mark of document.querySelectorAll("figure.drawing svg g[id]:has(> a)")) {
        const written = mark.outerHTML.replace(/"[^"]*"|>[^<]+</g, "");
        if (known.has(written)) mark.remove();
        known.add(written);
    }
}"""
UNFOLD = """unfold => { for (const each of document.querySelectorAll("details"))
    if (unfold && !each.open) each.open = each.unfolded = true;
    else if (!unfold && each.unfolded) each.open = each.unfolded = false }"""
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e);
    const b = e.getBoundingClientRect();
    return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), b.width, b.left] }"""
CUT_OFF = """() => [...document.querySelectorAll('.table, table, pre, .card, main')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollWidth > innerWidth)
    .map(e => [e.tagName, e.scrollWidth, e.clientWidth, e.innerText.slice(0, 60)])"""
PAPER = 210  # width of A4 in millimetres; what fits it fits Letter, which is wider
BORDERS = 32
PICTURES_MISSING = "[...document.images].filter(i => !i.naturalWidth).map(i => i.src)"
FACES = """document.fonts.ready.then(() => [...document.fonts].map(f => [f.family, f.status]))"""


@pytest.mark.parametrize("name", LOOKED)
def test_nobody_is_kept_out(browser, told_site, name, tmp_path):
    """Visit a page once, alone in an empty folder: see that it is whole and open to everybody.

    All entries of a list are held to the least width and to paper; then one of each kind, and one
    mark, stands for those like it.
    """
    address = f"file://{shutil.copy(told_site / f'{name}.html', tmp_path)}"
    own, closely = name in PAGES, name not in ALIKE_PAGES
    with visit(browser, address) as seen:
        text = seen.page.locator("body").inner_text()
        found = [*_missing(seen.page, name), *seen.left, *seen.errors]
        found += [*_cut_off(seen.page), *_too_wide(seen.page, LEAST)]
        seen.page.evaluate(ONE_OF_A_KIND)
        for look in [*[WHOLE] * closely, *[USUAL] * own, *[DARK] * (own and closely)]:
            found += _violations(seen.page, *look)
        _show(seen.page, 1280)
        found += _unseen_focus(seen.page, marks=name in NAMES) if own and closely else []
        found += _too_wide(seen.page, *WIDER)
    assert not found, "\n".join(map(str, found))
    assert len(text) > 500
    if own and closely:
        _lose_nothing_without_scripts(browser, address, text)


def _lose_nothing_without_scripts(browser, address, text):
    with visit(browser, address, java_script_enabled=False) as without:
        lost = set(text.split("\n")) ^ set(without.page.locator("body").inner_text().split("\n"))
    search = address.endswith(("claims.html", "sources.html"))  # its label needs them
    assert len(lost) == search, "lost without scripts"
    assert not without.errors


@pytest.mark.parametrize("lang", OTHERS)
def test_words_of_another_language_find_room(browser, told_site, lang):
    """No column is lost on paper, and no page of those with most words scrolls sideways."""
    names = [name for name in EVERY if name.startswith(f"{lang}/") and name not in LOOKED]
    found = {}
    with visit(browser, "about:blank") as seen:
        for name in names:
            seen.page.goto(f"file://{told_site}/{name}.html")
            found[name] = []
            if name in SOME:
                found[name] += _too_wide(seen.page, LEAST)
                seen.page.evaluate(ONE_OF_A_KIND)
                found[name] += _too_wide(seen.page, *WIDER)
            found[name] += _cut_off(seen.page)
    assert names and {name: faults for name, faults in found.items() if faults} == {}


def _show(page, width, scheme="light"):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)


def _missing(page, name):
    """List what a page alone lacks: pictures, letters, names, its heading, its figures."""
    yield from page.evaluate(PICTURES_MISSING)
    faces = page.evaluate(FACES)
    yield from [face for face in faces if face[1] == "error"] or (not faces and ["no font"]) or ()
    yield from page.evaluate(NAMELESS)
    if not page.locator("h1").is_visible():
        yield "no heading"
    if name.rpartition("/")[2] in NAMES and not page.locator("figure.drawing svg").count():
        yield "no figure"


def _violations(page, width, scheme, rules):
    """Say which rules of axe-core a page breaks, and where."""
    from axe_playwright_python.sync_playwright import Axe

    _show(page, width, scheme)
    if not page.evaluate("'axe' in window"):  # to load it takes as long as many of its rules
        page.evaluate(Axe().axe_script)
    for rule, where in page.evaluate(BROKEN, rules | {"resultTypes": ["violations"]}):
        yield f"{width} {scheme} {rule}: {where}"


def _cut_off(page):
    """Say what paper cuts off."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int((PAPER - BORDERS) / 25.4 * 96), "height": 900})
    yield from (f"paper cuts off {each}" for each in page.evaluate(CUT_OFF))
    page.emulate_media(media="screen")


def _too_wide(page, *widths):
    """Unfold a page, say at which widths it scrolls sideways, and fold it again."""
    page.evaluate(UNFOLD, True)
    for width in widths:
        _show(page, width)
        if (by := overflow(page)) > 0:
            yield f"{width} scrolls sideways by {by}"
    page.evaluate(UNFOLD, False)


def _unseen_focus(page, marks):
    """List the stops of the Tab key at which nobody sees where they are."""
    for _ in range(25):
        page.keyboard.press("Tab")
        tag, style, thick, wide, left = page.evaluate(FOCUSED)
        if tag != "BODY" and (style == "none" or thick < 2 or not wide or left < 0):
            yield f"the focus does not show on {tag}"
    if marks:
        page.locator("figure.drawing svg a").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)[1] == "none":
            yield "the focus does not show on a mark"
