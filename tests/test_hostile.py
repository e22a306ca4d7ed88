"""A package that means ill: it shows as text, runs nothing, breaks no page."""

import re

import hostile
import pytest
from browser import overflow, visit
from test_site import read

from dossier.pages import scripts

NAMES = ("02-tour", "claims", "data", "index", "sources")


@pytest.fixture(scope="module")
def evil_site(tiny_original, tmp_path_factory):
    import shutil

    folder = tmp_path_factory.mktemp("evil")
    package = shutil.copytree(tiny_original, folder / "package")
    return hostile.site(folder, package)[0]


def test_every_payload_is_shown_as_text(evil_site):
    text = (evil_site / "claims.html").read_text("utf-8") + (evil_site / "sources.html").read_text(
        "utf-8"
    )
    for payload in ("&lt;script&gt;", "&lt;img src=x onerror=", "{{ 7 * 7 }}", hostile.LONG):
        assert payload in text
    tour = (evil_site / "02-tour.html").read_text("utf-8")
    assert tour.count("&lt;script&gt;") > 5 and tour.count("&lt;img src=x") > 5


def test_nothing_but_data_is_in_script_elements(evil_site):
    for file in evil_site.glob("*.html"):
        text = file.read_text("utf-8")
        for own in scripts.used(text):
            text = text.replace(f"<script>{own}</script>", "")
        starts = re.findall(r"<script[^>]*>", text)
        assert set(starts) <= {'<script type="application/ld+json">'}
        assert len(re.findall(r"</style", text)) == 1
        for data in re.findall(r"<script[^>]*>(.*?)</script>", text, re.S):
            assert "<" not in data


def test_no_link_runs_and_no_attribute_listens(evil_site):
    for name, page in read(evil_site).items():
        assert not [link for link in page.links if re.match(r"\s*(javascript|data):", link)], name
        assert not {attribute for attribute in page.attributes if attribute.startswith("on")}, name
        assert "svg" not in page.tags or name == "02-tour.html"


def test_files_stay_inside_the_site(evil_site):
    assert (evil_site / "downloads" / "evil.zip").is_file()
    assert not list(evil_site.parent.parent.glob("evil.zip"))
    for file in evil_site.rglob("*.csv"):
        assert not re.search(r'(^|,)"?\s*=HYPERLINK', file.read_text("utf-8"), re.M)


def test_marks_of_direction_end_with_their_text(evil_site):
    text = re.sub(
        r"<script.*?</script>", "", (evil_site / "claims.html").read_text("utf-8"), flags=re.S
    )
    assert text.count(hostile.TURNED) > 0
    assert text.count("\u202e") == text.count("\u202c")
    assert text.count("\u2067") == text.count("\u2069")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_and_no_layout_breaks(browser, evil_site, name):
    with visit(browser, f"file://{evil_site}/{name}.html") as seen:
        seen.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        wide = {}
        for width in (360, 1280):
            seen.page.set_viewport_size({"width": width, "height": 900})
            wide[width] = overflow(seen.page)
        assert seen.page.title() != "run"
    assert not seen.left and not seen.errors
    assert not {width: by for width, by in wide.items() if by > 0}
