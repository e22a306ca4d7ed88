"""A browser for tests: the machine's own Chromium. Missing it is a skip, in CI a failure."""

import os
import shutil

import pytest

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
WITHOUT = "no browser to test with: install Debian's package chromium, and playwright by make"


def required():
    """Tell whether a missing browser is a failure."""
    return bool(os.environ.get("CI")) or os.environ.get("DOSSIER_BROWSER") == "required"


@pytest.fixture(scope="module")
def browser():
    """A browser, closed after the tests of a module: playwright leaves an event loop running."""
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        command = None
    if command is None:
        (pytest.fail if required() else pytest.skip)(WITHOUT)
    with sync_playwright() as playwright:
        alone = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=command, args=alone)
        yield opened
        opened.close()
