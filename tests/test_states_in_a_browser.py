"""What if, in a browser: whose account and which day, with scripts and without, from any place."""

import pytest
from browser import overflow, visit
from test_pages_in_a_browser import served

from dossier.i18n.language import LANGUAGES, OWN

NAME = "02-tour"
SAID = """() => [...document.querySelectorAll('figure.drawing')].map(each => [
    each.id,
    ...['.finding', '.subtitle'].map(part => each.querySelector(part).textContent),
    [...each.querySelectorAll('svg g[id]:has(> a)')].map(mark => mark.id).sort().join(),
    [...each.querySelectorAll('svg :is(path, text, use)')].map(shape => getComputedStyle(shape))
        .map(style => style.fill + style.stroke).join()])"""
SAYS = """words => [...document.querySelectorAll('.subtitle')]
    .every(each => each.textContent.replaceAll('\\u00a0', ' ').includes(words))"""
SUBTITLED = """told => Object.entries(told).every(([id, words]) =>
    document.getElementById(id)?.querySelector('.subtitle').textContent === words)"""
IN_SIGHT = """() => [...document.querySelectorAll("figure.drawing")].map(figure => {
    const {left, right} = figure.querySelector(".card").getBoundingClientRect();
    return [...figure.querySelectorAll("svg g[id]:has(> a)")].some(mark => {
        const box = mark.getBoundingClientRect();
        return box.left < right - 20 && box.right > left; }) })"""
HOME = "() => document.querySelector('.still').hidden"
LOADED = "() => !document.querySelector('iframe')"
ENDS = """() => ['h1', '.answer .finding', '.answer .card svg g > a'].map(part => Math.min(
    ...[...document.querySelectorAll(part)].map(each => each.getBoundingClientRect().bottom)))"""
AWAY = "() => !document.querySelector('.still').hidden"


def said(page):
    return {name: words for name, *words in page.evaluate(SAID)}


def on_day(page, day):
    page.locator(f"nav.states ol:visible a[data-day='{day}']").click()


def days_are_offered(page):
    """Say whether days are to be chosen just where an account has more than one."""
    account = page.locator("nav.states ul [aria-current]").get_attribute("data-account")
    days = page.locator(f"nav.states ol[data-account={account}] a").count()
    return page.locator("nav.states .days").is_visible() == (days > 1)


def wait_for(page, words):
    page.wait_for_function(SAYS, arg=words)


@pytest.fixture(scope="module")
def states(told_site):
    """What each page of a state shows without scripts' help, by its name."""
    pages = {file.stem for file in told_site.glob(f"{NAME}.*.html")}
    return sorted(pages - {f"{NAME}.narrow"})


def test_a_state_is_shown_in_place_as_its_own_page_shows_it(browser, told_site, states):
    wanted = {}
    for name in states:
        with visit(browser, f"file://{told_site}/{name}.html") as seen:
            wanted[name] = said(seen.page)
            assert days_are_offered(seen.page), "one choice alone is no control"
            assert not seen.errors and not seen.left
    with visit(browser, f"file://{told_site}/{NAME}.html{chosen(states[0])}") as seen:
        for name in states:
            seen.page.evaluate("chosen => { location.hash = chosen }", chosen(name))
            subtitles = {figure: words[1] for figure, words in wanted[name].items()}
            seen.page.wait_for_function(SUBTITLED, arg=subtitles)
            assert said(seen.page) == wanted[name]
            assert days_are_offered(seen.page)
            assert seen.page.locator(".files").count() == 0, "no file of another state"
            title = wanted[name]["02-days"][0]
            assert title in seen.page.locator("nav.states [role=status]").text_content()
            assert not seen.errors and not seen.left


def chosen(name):
    """Give what the address of the page ends with in a state, by the name of its own page."""
    _, account, *day = name.split(".")
    return f"#account={account}" + (f"&as_of={day[0]}" if day else "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_question_finding_and_a_mark_are_on_the_first_screen_of_a_phone(browser, told, lang):
    place = told / "site" / ("" if lang == OWN else lang)
    with visit(browser, f"file://{place}/{NAME}.html", width=360, height=740) as seen:
        seen.page.wait_for_function(LOADED)
        ends = seen.page.evaluate(ENDS)
    assert len(ends) == 3 and max(ends) <= 740, ends


def test_a_screen_too_narrow_for_any_mark_begins_with_the_first(browser, told_site):
    """Drawings of other states are wide: where they begin with names, these give way."""
    with visit(browser, f"file://{told_site}/{NAME}.html#account=article", width=110) as seen:
        seen.page.wait_for_function(AWAY)
        shown = seen.page.evaluate(IN_SIGHT)
        assert shown and all(shown) and not seen.errors


def test_no_word_of_a_map_touches_a_ring(browser, told_site):
    boxes = """() => { const [map] = document.querySelectorAll("figure[id='02-map']");
        const box = each => { const b = each.getBoundingClientRect();
            return [b.left, b.top, b.right, b.bottom] };
        return [[...map.querySelectorAll('svg g[id] > a')].map(box),
                [...map.querySelectorAll('svg text')].map(box)] }"""
    with visit(browser, f"file://{told_site}/{NAME}.article.html") as seen:
        marks, words = seen.page.evaluate(boxes)
    rings = [each for each in marks if each[2] - each[0] < 30]
    assert len(rings) == 2 and words
    for left, top, right, bottom in rings:
        apart = [
            each[0] > right or each[2] < left or each[1] > bottom or each[3] < top for each in words
        ]
        assert all(apart)


def test_the_page_of_a_state_alone_begins_with_its_first_mark_and_leads_on_to_the_same(
    browser, told_site
):
    name = f"{NAME}.both.2008-11-25"
    with visit(browser, f"file://{told_site}/{name}.html", width=110) as seen:
        page = seen.page
        assert all(page.evaluate(IN_SIGHT)), "as where a script brought it"
        here = page.locator("header.site .home + ul [aria-current]")
        assert 0 <= here.bounding_box()["x"] < 110
        title = page.locator(".finding").nth(1).inner_text()
        here.click()
        page.wait_for_url(f"**/{NAME}.html#account=both&as_of=2008-11-25")
        wait_for(page, "as known on")
        assert page.locator(".finding").nth(1).inner_text() == title and not seen.errors


def test_the_control_its_address_and_the_way_back(browser, told_site):
    with served(told_site) as root, visit(browser, f"{root}/{NAME}.html") as seen:
        page, first = seen.page, None
        usual = said(page)
        first = page.locator("nav.states ol:visible a").first.get_attribute("data-day")
        on_day(page, first)
        wait_for(page, "as known on")
        assert page.url.endswith(f"#account=both&as_of={first}")
        page.locator("nav.states ul a[data-account=checked]").click()
        wait_for(page, "the sources’ account; as known on")
        assert page.url.endswith(f"#account=checked&as_of={first}")
        checked = said(page)
        page.go_back()
        wait_for(page, "Selected: as known on")
        page.go_back()
        page.wait_for_function(HOME)
        assert said(page) == usual
        page.go_forward()
        page.go_forward()
        wait_for(page, "the sources’ account; as known on")
        assert said(page) == checked
        for link in page.locator(".languages a, header.site ul a[href^='0'], .turn a").all():
            assert link.evaluate("e => e.hash") == f"#account=checked&as_of={first}"
        page.emulate_media(media="print")
        assert page.locator(".subtitle").first.inner_text() == checked["02-days"][1]
        assert not page.locator("nav.states").is_visible() and not seen.left


def test_only_verdicts_that_are_shown_are_explained(browser, told_site):
    with visit(browser, f"file://{told_site}/{NAME}.html") as seen:
        meanings = seen.page.locator(".meanings li:visible")
        usual = meanings.all_text_contents()
        seen.page.locator("nav.states ul a[data-account=article]").click()
        seen.page.wait_for_function(AWAY)
        assert usual and not meanings.count(), "the article alone has no verdict"
        seen.page.go_back()
        seen.page.wait_for_function(HOME)
        assert meanings.all_text_contents() == usual
        seen.page.evaluate("location.hash = 'account=both&as_of=2008-11-25'")
        seen.page.wait_for_function(AWAY)
        unchecked = [text for text in meanings.all_text_contents() if text not in usual]
        assert unchecked, "what nobody could check yet on that day"


def test_a_link_within_the_page_keeps_what_was_chosen(browser, told_site):
    chosen = "#account=checked&as_of=2008-11-25"
    with visit(browser, f"file://{told_site}/{NAME}.html{chosen}") as seen:
        page = seen.page
        wait_for(page, "the sources’ account; as known on")
        link = page.locator("nav.contents a").nth(1)
        section = link.get_attribute("href")[1:]
        link.click()
        kept = f"{chosen}&at={section}"
        page.wait_for_function("kept => location.hash === kept", arg=kept)
        wait_for(page, "the sources’ account; as known on")
        page.wait_for_function(
            "kept => document.querySelector('.languages a').hash === kept", arg=kept
        )
        page.go_back()
        page.wait_for_function("chosen => location.hash === chosen", arg=chosen)
        address = page.url
    with visit(browser, f"{address}&at={section}") as seen:
        top = "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 99"
        seen.page.wait_for_function(top, arg=section)
        wait_for(seen.page, "the sources’ account; as known on")
        assert not seen.errors and not seen.left


def test_back_from_a_state_is_the_page_as_usual(browser, told_site):
    with visit(browser, f"file://{told_site}/{NAME}.html") as seen:
        page = seen.page
        page.locator("nav.contents a").nth(1).click()
        page.wait_for_function("() => location.hash.length > 1")
        on_day(page, page.locator("nav.states ol:visible a").first.get_attribute("data-day"))
        wait_for(page, "as known on")
        page.go_back()
        page.wait_for_function(HOME)
        assert "account=" not in page.url


def test_the_slider_answers_the_keyboard_and_play_ends_today(browser, told_site):
    with visit(browser, "about:blank", alone=True) as seen:
        page = seen.page
        page.clock.install()
        page.goto(f"file://{told_site}/{NAME}.html")
        usual, slider = said(page), page.locator("nav.states input")
        stops = page.locator("nav.states ol:visible a").count()
        assert slider.get_attribute("max") == str(stops - 1) and stops > 2
        slider.press("Home")
        wait_for(page, "as known on")
        assert slider.evaluate("e => e.ariaValueText")
        page.wait_for_function(LOADED)  # a clock that is turned by hand gives no time to load
        before = page.evaluate("history.length")
        page.locator("nav.states button").click()
        for _ in range(stops - 1):
            assert page.locator("nav.states .playing").count()
            page.clock.run_for(1500)
        page.wait_for_function(HOME)
        assert said(page) == usual and page.evaluate("history.length") == before
        assert not page.locator("nav.states .playing").count() and not seen.errors


def test_what_a_hand_nears_is_loaded_before_it_is_asked_for(browser, told_site):
    with visit(browser, f"file://{told_site}/{NAME}.html", alone=True) as seen:
        page, asked = seen.page, []
        page.on("request", lambda request: asked.append(request.url))
        assert not asked, "a reader who does not ask loads nothing"
        links = page.locator("nav.states ol a").all()
        with page.expect_request("**/*.html"):
            links[0].hover()
        page.wait_for_function(LOADED)
        assert len([url for url in asked if url.endswith(".html")]) == len(links) - 1
        asked.clear()
        links[0].click()
        wait_for(page, "as known on")
        assert not asked


@pytest.mark.parametrize("lang", ["", "es/", "ru/"])
def test_without_scripts_each_state_is_a_link_away_also_on_a_phone(browser, told_site, lang):
    address = f"file://{told_site}/{lang}{NAME}.html"
    with visit(browser, address, width=360, height=780, java_script_enabled=False) as seen:
        page = seen.page
        assert overflow(page) <= 0
        assert not page.locator("nav.states :is(input, button)").first.is_visible()
        page.locator("nav.states ul a").nth(2).click()
        page.wait_for_url(f"**/{lang}{NAME}.checked.html")
        page.locator("nav.states ol:visible a").first.click()
        page.wait_for_url(f"**/{lang}{NAME}.checked.2*.html")
        assert page.locator("figure svg").count() and overflow(page) <= 0
        page.locator(".languages a[lang=es]").click()
        page.wait_for_url(f"**/es/{NAME}.checked.2*.html")
        assert not seen.errors and not seen.left


def test_marks_appear_only_for_who_likes_motion(browser, told_site):
    moving = "getComputedStyle(document.querySelector('.fresh')).animationName"
    for motion, name in (("no-preference", "appear"), ("reduce", "none")):
        media = {"reduced_motion": motion}
        with visit(browser, f"file://{told_site}/{NAME}.html", media=media) as seen:
            first = seen.page.locator("nav.states ol:visible a").first
            first.click()
            wait_for(seen.page, "as known on")
            on_day(seen.page, "")
            seen.page.wait_for_function(HOME)
            assert seen.page.evaluate(moving) == name
