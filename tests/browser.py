"""A real browser: chromium or its kin, kept from every address but the pages' own.

A machine without it skips these tests and says so; where ``CI`` is set, or
``DOSSIER_BROWSER=required``, that is a failure.
"""

import asyncio
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec

import pytest

# The first does without windows, which nobody looks at here.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE = 120_000  # milliseconds; a machine may be busy
SPARE = {}  # pages that nobody looks at, by browser and by what they can do
LIKED = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference"}
OWN = ("file://", "data:", "about:", "blob:", "http://127.0.0.1")


@pytest.fixture(scope="session")
def launched():
    """One chromium for all tests of a process, and the event loop that playwright keeps running."""
    chromium = found()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--disable-background-networking"]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=chromium, args=options)
        loop = asyncio.get_running_loop()
        asyncio._set_running_loop(None)
        yield opened, loop
        asyncio._set_running_loop(loop)
        opened.close()


@pytest.fixture(scope="module")
def browser(launched):
    """The browser, with no page open; for other modules no event loop is running."""
    opened, loop = launched
    asyncio._set_running_loop(loop)
    yield opened
    for page in sum(SPARE.values(), []):
        page.context.close()
    SPARE.clear()
    asyncio._set_running_loop(None)


def found():
    """Find the browser's program; where there is none, skip the test, or fail it."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    lacking = None if chromium else "no chromium: apt-get install chromium"
    lacking = lacking or (None if find_spec("playwright") else "no playwright: make setup")
    if lacking:
        required = os.environ.get("CI") or os.environ.get("DOSSIER_BROWSER") == "required"
        (pytest.fail if required else pytest.skip)(f"pages not looked at in a browser: {lacking}")
    return chromium


@dataclass
class Visit:
    """A page as a reader sees it, with what it asked for elsewhere and what went wrong."""

    page: object
    left: list = field(default_factory=list)
    errors: list = field(default_factory=list)


@contextmanager
def visit(browser, address, *, width=1280, height=900, alone=False, media=None, **options):
    """Open an address; every other address is blocked, and noted in ``left``.

    A new page takes longer than most visits. So each visit has the page of one before it, blank
    again, and without the pointer; one that failed leaves none.

    Args:
        browser: the browser.
        address: what to open.
        width: of the window.
        height: of the window.
        alone: take a page of its own: for clocks, ears and lists that nobody can take back.
        media: what the reader likes, such as ``color_scheme``, where it is not the usual.
        **options: what else the page can do, as playwright's ``new_context`` knows it.
    """
    spare = [] if alone else SPARE.setdefault((browser, *sorted(options.items())), [])
    page = spare.pop() if spare else _new_page(browser, options)
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(**LIKED | (media or {}))
    visited = Visit(page)
    ears = {
        "console": lambda message: _note(visited, message.type, message.text),
        "pageerror": lambda error: visited.errors.append(str(error)),
        "dialog": lambda dialog: visited.errors.append(f"dialog {dialog.message}"),
        "requestfailed": lambda request: visited.errors.extend(_failed(request)),
    }

    def judge(route):
        address = route.request.url
        if address.startswith(OWN):
            return route.continue_()
        visited.left.append(address)
        return route.abort()

    page.context.route("**/*", judge)
    for event, ear in ears.items():
        page.on(event, ear)
    again = False
    try:
        page.goto(address)
        yield visited
        again = not alone
    finally:
        for event, ear in ears.items():
            page.remove_listener(event, ear)
        if again and _blank(page):
            page.context.unroute("**/*", judge)
            spare.append(page)
        else:
            page.context.close()


def _failed(request):
    """Give the address of what failed, but for a page in a frame that was closed as it came.

    The page of a state is closed as soon as it has told what it shows, before its end is there.
    """
    closed = request.is_navigation_request() and request.failure == "net::ERR_ABORTED"
    return [] if closed and request.frame.parent_frame else [request.url]


def _blank(page):
    """Make a page as if nothing had been shown in it; say whether that was possible."""
    from playwright.sync_api import Error

    try:
        page.mouse.move(-1, -1)
        page.goto("about:blank")
    except Error:  # such as one that loads itself again
        return False
    return True


def _new_page(browser, options):
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def _note(visited, kind, text):
    if kind in ("error", "warning"):
        visited.errors.append(text)


def overflow(page):
    """Say by how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")
