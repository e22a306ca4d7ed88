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


# How a page is looked at: width, colours, rules. A rule of colour has nothing to do with the width.
LOOKS = [(360, "light", EVERY_RULE), (1280, "light", EVERY_RULE), (1280, "dark", RULES_OF_COLOUR)]


@pytest.mark.parametrize("name", [*PAGES, *SOME])
def test_nobody_is_kept_out(browser, told_site, name):
    """Visit a page once: hold it against axe-core, tab through it, and unfold it at each width."""
    found = []
    with visit(browser, f"file://{told_site}/{name}.html") as seen:
        for width, scheme, rules in LOOKS:
            seen.page.set_viewport_size({"width": width, "height": 900})
            seen.page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {each}" for each in violations(seen.page, rules)]
        seen.page.emulate_media(color_scheme="light")
        found += _unseen_focus(seen.page, marks=name in NAMES) if name in PAGES else []
        seen.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        for width in (320, 360, 768, 1280, 1920):
            seen.page.set_viewport_size({"width": width, "height": 900})
            if (by := overflow(seen.page)) > 0:
                found.append(f"{width} scrolls sideways by {by}")
    assert not found, "\n".join(found)


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
