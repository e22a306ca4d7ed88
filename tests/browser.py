"""A real browser: chromium or its kin, kept from every address but the pages' own.

A machine without it skips these tests and says so; where ``CI`` is set, or
``DOSSIER_BROWSER=required``, that is a failure.
"""

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 120_000  # milliseconds; a machine may be busy
OWN = ("file://", "data:", "about:", "blob:", "http://127.0.0.1")


@pytest.fixture(scope="module")
def browser():
    """One chromium for the tests of a module: playwright leaves an event loop running."""
    chromium = found()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--disable-background-networking"]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        launched = playwright.chromium.launch(executable_path=chromium, args=options)
        yield launched
        launched.close()


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
def visit(browser, address, *, width=1280, height=900, **options):
    """Open an address; every other address is blocked, and noted in ``left``."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(PATIENCE)
    visited = Visit(context.new_page())

    def judge(route):
        address = route.request.url
        if address.startswith(OWN):
            return route.continue_()
        visited.left.append(address)
        return route.abort()

    context.route("**/*", judge)
    visited.page.on("console", lambda message: _note(visited, message.type, message.text))
    visited.page.on("pageerror", lambda error: visited.errors.append(str(error)))
    visited.page.on("dialog", lambda dialog: visited.errors.append(f"dialog {dialog.message}"))
    visited.page.on("requestfailed", lambda request: visited.errors.append(request.url))
    try:
        visited.page.goto(address)
        yield visited
    finally:
        context.close()


def _note(visited, kind, text):
    if kind in ("error", "warning"):
        visited.errors.append(text)


def overflow(page):
    """Say by how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")
