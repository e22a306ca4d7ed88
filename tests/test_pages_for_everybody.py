"""The pages for whoever reads them: by eye or ear, by keyboard, on a phone or a wide screen."""

import pytest
from browser import overflow, visit
from made_site import NAMES, PAGES
from told_site import SOME

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
EVERY_RULE = {"type": "tag", "values": WCAG}
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e);
    const b = e.getBoundingClientRect();
    return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), b.width, b.left] }"""


def violations(page, rules):
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": rules, "resultTypes": ["violations"]}
    for broken in Axe().run(page, options=options).response["violations"]:
        yield f"{broken['id']}: {[node['html'][:160] for node in broken['nodes'][:3]]}"


@pytest.mark.parametrize("name", [*PAGES, *SOME])
def test_nobody_is_kept_out(browser, told_site, name):
    """Hold each page against axe-core, in light and dark, on a phone and on a desk."""
    found = []
    with visit(browser, f"file://{told_site}/{name}.html") as seen:
        for width in (360, 1280):
            seen.page.set_viewport_size({"width": width, "height": 900})
            for scheme, rules in (("light", EVERY_RULE), ("dark", RULES_OF_COLOUR)):
                seen.page.emulate_media(color_scheme=scheme)
                found += [f"{width} {scheme} {each}" for each in violations(seen.page, rules)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", [*PAGES, *SOME])
def test_no_page_scrolls_sideways(browser, told_site, name):
    wide = {}
    with visit(browser, f"file://{told_site}/{name}.html") as seen:
        seen.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        for width in (320, 360, 768, 1280, 1920):
            seen.page.set_viewport_size({"width": width, "height": 900})
            wide[width] = overflow(seen.page)
    assert not {width: by for width, by in wide.items() if by > 0}


@pytest.mark.parametrize("name", PAGES)
def test_focus_is_visible(browser, made_site, name):
    with visit(browser, f"file://{made_site}/{name}.html") as seen:
        for _ in range(25):
            seen.page.keyboard.press("Tab")
            tag, style, thick, wide, left = seen.page.evaluate(FOCUSED)
            assert tag == "BODY" or (style != "none" and thick >= 2 and wide and left >= 0), tag
        if name in NAMES:
            seen.page.locator("figure.drawing svg a").first.focus()
            seen.page.keyboard.press("Shift+Tab")
            seen.page.keyboard.press("Tab")
            assert seen.page.evaluate(FOCUSED)[1] != "none", "a mark"
