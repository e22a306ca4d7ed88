"""The figures on their pages: the first thing seen, as clear after dark, and as their files are."""

import io
import re
from operator import itemgetter
from types import SimpleNamespace

import numpy as np
import pytest
from browser import visit
from made_site import NAMES
from pictures import contrast, luminance, misset
from PIL import Image

from dossier.plot import palette

WANTED = ["h1", "figure .finding", "figure svg", ".contents"]
FIRST = """wanted => wanted.map(one => [...document.querySelectorAll(one)].map(each => {
    const box = each.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom] }))"""
GROUNDS = """() => { document.querySelectorAll('figure.drawing svg *').forEach(each => {
        each.style.pointerEvents = 'all' });  // what is pointed at is not all that is drawn
    return [...document.querySelectorAll('figure.drawing text')].map(text => {
    const b = text.getBoundingClientRect();
    const under = document.elementsFromPoint(b.left + b.width / 2, b.top + b.height / 2)
        .filter(e => e.tagName === 'path')
        .map(e => getComputedStyle(e).fill).filter(fill => fill.startsWith('rgb('))[0];
    return [text.textContent, getComputedStyle(text).fill, under] }).filter(each => each[2]) }"""
SHARP = """() => {
    const kept = new Set();
    document.querySelectorAll('figure.drawing svg').forEach(svg => {
        svg.style.shapeRendering = 'crispEdges';  // no colours in between
        svg.querySelectorAll('text').forEach(text => { text.style.visibility = 'hidden' });
        for (let each = svg; each; each = each.parentElement) kept.add(each);
        svg.querySelectorAll('*').forEach(each => kept.add(each)) });
    document.querySelectorAll('body *').forEach(each => {  // the figures alone are photographed
        if (!kept.has(each)) each.style.display = 'none' }) }"""
FOUND = r"""() => [...document.querySelectorAll('figure.drawing svg')].map(svg => {
    const box = shape => { const b = shape.getBoundingClientRect();
        return [b.left, b.top, b.right, b.bottom].map(Math.round) };
    const shapes = 'path:not(defs *, [stroke-opacity="0"]), use';
    const roles = svg.innerHTML.match(/(?<=var\(--)\w+(?=\))/g);
    const drawn = [...svg.querySelectorAll('a:not(:has(text))')];
    return [box(svg), [...new Set(roles)], drawn.map(link =>
        [link.querySelector('title').textContent.split('\n')[0],
         [...link.querySelectorAll(shapes)].map(box)])] })"""
INK = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
PLACED = """e => Object.assign(e.style,
    {position: 'fixed', top: 0, left: 0, width: '900px', height: 'auto', background: 'white',
     minWidth: 0, maxWidth: 'none',
     zIndex: 9})"""
CUT = """() => { const svg = document.documentElement;
    svg.setAttribute('viewBox', svg.querySelector('view').getAttribute('viewBox'));
    for (const side of ['width', 'height']) svg.removeAttribute(side) }"""
BLENDED = 16  # of 255 that a colour may be off where a line is thinner than a pixel
# One for each way of drawing: a map, bars on years, panels, a matrix, a ledger of signs.
DRAWN = {
    "02-tour": ("02-map",),
    "03-arms": ("03-totals", "03-deliveries"),
    "04-relations": ("04-matrix",),
    "06-verdicts": ("06-outcomes",),
}


@pytest.fixture(scope="module", params=NAMES)
def seen(request, browser, made_site):
    """What one visit to a page shows, by day and after dark."""
    name = request.param
    found = SimpleNamespace(name=name)
    address = f"file://{made_site}/{name}.html"
    with visit(browser, address, height=800) as visited:
        page = visited.page
        found.first = page.evaluate(FIRST, WANTED)
        found.misset = misset(page, "figure.drawing")
        found.text = page.locator("article").inner_text()
        found.tables = page.locator("article table:visible").count()
        high = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": 1280, "height": high})
        found.words = page.evaluate(GROUNDS)
        page.emulate_media(color_scheme="dark")
        found.words_by_night = page.evaluate(GROUNDS)
        page.emulate_media(color_scheme="light")
        page.evaluate(SHARP)
        page.set_viewport_size({"width": 1280, "height": 100})
        found.figures, found.light = page.evaluate(FOUND), _photographed(page)
        page.emulate_media(color_scheme="dark")
        found.dark = _photographed(page)
        page.emulate_media(media="print", color_scheme="dark")
        found.on_paper = page.evaluate(INK)
    return found


def test_a_page_opens_with_question_answer_and_figure(seen):
    (question,), (answer, *_), (figure, *_), (contents,) = seen.first
    assert seen.text.count("JupyterLab") == 0
    assert not seen.tables or seen.name == "00-overview"
    assert question[1] < answer[1] < figure[1] < 400, "half of the screen for the figure"
    assert contents[0] >= figure[2], "at the side"


def test_lines_are_as_wide_as_they_were_drawn(seen):
    assert seen.misset == []


def test_words_in_figures_are_as_clear_after_dark(seen):
    assert len(seen.words) == len(seen.words_by_night) > 10
    for (text, *by_day), (_, *by_night) in zip(seen.words, seen.words_by_night, strict=True):
        enough = min(4.5, contrast(*map(_hex, by_day)))
        assert contrast(*map(_hex, by_night)) >= enough, f"{text}: {by_day} {by_night}"


def test_each_colour_of_a_figure_has_its_pair_after_dark(seen):
    """Hold each pixel after dark against the same by day, and each mark against its ground."""
    assert seen.on_paper == palette.day("ink"), "on paper it is day"
    for (left, top, right, bottom), roles, links in seen.figures:
        by_day, by_night = (each[top:bottom, left:right] for each in (seen.light, seen.dark))
        for role in roles:
            day, night = palette.PAIRS[role]
            kept = _coloured(by_night[_coloured(by_day, day)], night, BLENDED)
            assert kept.size < 20 or kept.mean() > 0.95, f"{role}: {1 - kept.mean():.0%} is not"
        for label, boxes in filter(itemgetter(1), links):
            by_day, by_night = (
                max(_contrast_within(picture, box) for box in boxes)
                for picture in (seen.light, seen.dark)
            )
            assert by_night >= min(3, by_day * 0.85), f"{label}: {by_day:.1f} and {by_night:.1f}"


@pytest.mark.parametrize("name", DRAWN)
def test_figures_look_as_their_files_do(browser, made_site, name):
    with visit(browser, f"file://{made_site}/{name}.html", height=1200) as page:
        inside = {
            figure: _pixels(page.page.locator(f'[id="{figure}"] svg').first)
            for figure in DRAWN[name]
        }
    for figure, here in inside.items():
        with visit(browser, f"file://{made_site}/figures/{figure}.svg", height=1200) as alone:
            alone.page.evaluate(CUT)
            there = _pixels(alone.page.locator("svg").first)
        assert here.shape == there.shape
        off = np.abs(here - there).max(axis=2)
        assert (off > 80).mean() < 0.001, f"{figure}: {(off > 80).mean():.2%} of it"


def _photographed(page):
    """Give the pixels of a page as tall as it is."""
    drawn = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    return np.asarray(drawn, dtype=np.uint8)


def _coloured(pixels, colour, off=2):
    """Tell of each pixel whether it has a colour."""
    channels = np.moveaxis(pixels.astype(np.int16), -1, 0)
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    near = [np.abs(own - value) <= off for own, value in zip(channels, wanted, strict=True)]
    return np.logical_and.reduce(near)


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


def _hex(colour):
    return "#" + "".join(f"{int(channel):02x}" for channel in re.findall(r"\d+", colour))


def _pixels(element):
    element.evaluate(PLACED)
    shot = element.screenshot()
    # In small: a text may sit half a pixel higher in one than in the other.
    drawn = Image.open(io.BytesIO(shot)).convert("RGB").reduce(5)
    return np.asarray(drawn, dtype=float)[:-1]
