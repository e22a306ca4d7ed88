"""The pages of this collection as files: links, weights, bytes, files to take away."""

import base64
import codecs
import csv
import gzip
import hashlib
import html
import io
import json
import re
import zipfile

import pytest
import yaml
from made_site import NAMES, PAGES, make
from shared import unheld
from test_site import read
from told_site import EVERY

from dossier.dataset.article import digest
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, FIGURES, NOTEBOOKS, ROOT
from dossier.i18n.language import LANGUAGES, OWN
from dossier.pages import crate, scripts
from dossier.pages.csp import digest as policy_digest
from dossier.pages.state_figures import State

KILO = 1000


@pytest.fixture(scope="module", params=LANGUAGES)
def folder(told_site, request):
    """Folder of the pages in a language, named as the language but for the first."""
    return told_site if request.param == OWN else told_site / request.param


@pytest.fixture(scope="module")
def read_pages(folder):
    return read(folder)


def test_every_internal_link_and_anchor_resolves(folder, read_pages):
    stated = {name for name in read_pages if name.count(".") > 1}  # pages of states
    assert sorted({*read_pages} - stated) == sorted(f"{name}.html" for name in PAGES)
    for name, page in read_pages.items():
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            target, _, anchor = link.partition("#")
            assert (folder / (target or name)).is_file(), f"{name} links to {link}"
            if anchor:
                reached = read_pages[target or name]
                state = name in stated and "#" + anchor == place_of(name)
                assert state or anchor in reached.ids or chosen(anchor, reached), f"{name}: {link}"


def place_of(name):
    """Say what the address of a page ends with in the state of which there is a page."""
    _, account, *day, _ = name.split(".")
    return State("", account, "".join(day), "").place


def chosen(anchor, page):
    """Tell whether an anchor is a choice that the page offers, such as ``verdict=refined``."""
    name, _, key = anchor.partition("=")
    return f"by-{name}" in page.ids and key in page.keys


def test_every_external_link_is_a_source(read_pages):
    known = set(Package(DATA).load("sources")["url"])
    for name, page in read_pages.items():
        outside = {link.partition("#:~:")[0] for link in page.links if link.startswith("http")}
        assert outside <= known, name


def test_a_claim_links_to_its_sentence_and_to_each_figure_that_draws_it(made_site):
    text = (made_site / "claims.html").read_text("utf-8")
    marks = {
        file.stem: json.loads(file.read_text("utf-8"))["marks"]
        for file in (FIGURES / "en").glob("*.json")
    }
    assert text.count("#:~:text=") >= len(Package(DATA).load("sentences"))
    for key in Package(DATA).load("claims")["claim_id"]:
        item = re.search(rf'<article [^>]*id="{key}".*?</article>', text, re.S)[0]
        linked = set(re.findall(r'href="[\w-]+\.html#(\d\d-\w+)"', item))
        assert linked == {
            name for name, own in marks.items() if any(key in m["claims"] for m in own)
        }


def test_a_reason_for_not_drawing_stands_only_where_nothing_is_drawn(made_site):
    items = re.findall(
        r'<article class="claim.*?</article>', (made_site / "claims.html").read_text("utf-8"), re.S
    )
    reasons = ["Not drawn as a fact" in unheld(item) for item in items]
    assert any(reasons) and not all(reasons)
    assert all(("Drawn in" in item) != reason for item, reason in zip(items, reasons, strict=True))


@pytest.mark.parametrize("name", EVERY)
def test_a_page_is_light(told_site, name):
    content = (told_site / f"{name}.html").read_bytes()
    assert len(content) <= (400 if name.endswith("index") else 600) * KILO
    assert len(gzip.compress(content, mtime=0)) <= 150 * KILO


@pytest.mark.parametrize("name", EVERY)
def test_the_policy_lets_in_the_pages_own_style_and_scripts_alone(told_site, name):
    text = (told_site / f"{name}.html").read_text("utf-8")
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1])
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    styles = re.findall(r"<style>(.*?)</style>", text, re.S)
    listed = name.rpartition("/")[2] in ("claims", "sources")
    names = [*(["touch"] if 'class="drawing"' in text else ()), "visit"] + ["list"] * listed
    stated = 'class="states"' in text
    names += ["states"] * stated
    run = [scripts.ALL[each] for each in names]
    assert re.findall(r"<script>(.*?)</script>", text, re.S) == run
    assert len(styles) == 1 and not re.search(r"<[^>]+\sstyle=", text)
    own = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "style-src": f"'sha256-{own}'",
        **({"frame-src": "'self'"} if stated else {}),
        "script-src": " ".join(
            f"'{policy_digest(script)}'" for script in scripts.ALL.values() if script in run
        ),
    }


def test_headings_are_in_order(read_pages):
    for name, page in read_pages.items():
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1 and levels[0] == 1, name
        assert all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False)), name


def test_ids_are_unique_and_pictures_have_words(read_pages):
    for name, page in read_pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        assert all("alt" in image for image in page.images), name


def test_the_article_is_seen_sentence_by_sentence(made_site):
    text = (made_site / "claims.html").read_text("utf-8")
    glance = re.search(r'<ol class="glance">.*?</ol>', text, re.S)[0]
    sentences = Package(DATA).load("sentences")
    assert glance.count("#:~:text=") == len(sentences)
    chips = re.findall(r'<a class="chip [a-z_]+" href="#(\w+)"', glance)
    assert sorted(chips) == list(Package(DATA).load("claims")["claim_id"])


def test_all_files_are_the_same_each_time(tmp_path):
    some = {name: (NOTEBOOKS / f"{name}.ipynb").read_text("utf-8") for name in NAMES[1:3]}
    make(tmp_path / "once", some)
    make(tmp_path / "again", some)
    one, other = (
        {file.relative_to(root).as_posix(): file.read_bytes() for file in sorted(root.rglob("*.*"))}
        for root in (tmp_path / "once", tmp_path / "again")
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_the_archive_is_the_package_with_descriptor_and_licence(made_site):
    package = Package(DATA)
    with zipfile.ZipFile(made_site / "downloads" / f"{package.name}.zip") as packed:
        held = {entry.filename.partition("/")[2]: packed.read(entry) for entry in packed.infolist()}
        assert packed.namelist() == sorted(packed.namelist())
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {file["@id"] for file in json.loads(held.pop(crate.FILE))["@graph"]} > held.keys()
    assert held.pop("LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert {"datapackage.yaml", "README.md", "boundaries/README.md"} < held.keys()
    assert {package.resource(table)["path"] for table in package.tables} < held.keys()
    assert all(content == (DATA / name).read_bytes() for name, content in held.items())


def test_the_archive_opens_as_a_package(made_site, tmp_path):
    name = Package(DATA).name
    with zipfile.ZipFile(made_site / "downloads" / f"{name}.zip") as packed:
        packed.extractall(tmp_path)
    again = Package(tmp_path / name)
    assert len(again.load("claims")) == len(Package(DATA).load("claims"))


def test_each_notebook_can_be_taken_away(made_site):
    for name in NAMES:
        files = (made_site / "downloads" / f"{name}.ipynb", NOTEBOOKS / f"{name}.ipynb")
        taken, own = (json.loads(file.read_text("utf-8"))["cells"] for file in files)
        assert [cell["source"] for cell in taken] == [cell["source"] for cell in own]


def test_no_cell_of_a_csv_is_a_formula(made_site):
    files = sorted(made_site.glob("*/*.csv"))
    assert len(files) == len(Package(DATA).tables) + len(list((FIGURES / "en").glob("*.csv")))
    for file in files:
        assert file.read_bytes().startswith(codecs.BOM_UTF8), "Excel takes it for another code"
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            for cell in row:
                assert re.match(r"[^=+\-@\t]|$|[-+]?\d+(\.\d+)?$", cell), f"{file.name}: {cell}"


def test_who_made_the_package_is_who_is_cited():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    about = Package(DATA).descriptor
    assert [each["title"] for each in about["contributors"]] == [
        author["name"] for author in cited["authors"]
    ]
    assert about["created"][:10] == cited["date-released"].isoformat()


def test_the_articles_text_is_on_no_page(made_site):
    sentences = Package(DATA).load("sentences")
    rows = sentences[sentences["kind"] == "body"].to_dict("records")
    for name in PAGES:
        text = re.sub(r"<[^>]+>", " ", (made_site / f"{name}.html").read_text("utf-8"))
        assert not [row["sentence_id"] for row in rows if _holds(text, row)], name


def _holds(text, row):
    starts, ends = (re.escape(row[key]) for key in ("starts", "ends"))
    found = re.findall(rf"(?={starts}(.{{0,600}}?){ends})", text, re.S)
    return any(
        digest(f"{row['starts']}{middle}{row['ends']}")[1] == row["sha256"] for middle in found
    )
