"""Marks in the JSON, links in the SVG and rows in the CSV are the same, in every real figure."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from functools import cache
from statistics import median

import pytest
from test_words import WORDS, spoken

from dossier.dataset.keys import natural
from dossier.dataset.paths import FIGURES
from dossier.plot import svg
from dossier.story.story import open as open_package

COMMITTED = sorted(FIGURES.glob("en/*.json"))
KB = 1000
LISTS = ("claims", "wordings", "sources", "publishers")
USED = "{" + svg.SVG + "}"


@pytest.fixture(params=[file.stem for file in COMMITTED])
def name(request):
    return request.param


@pytest.fixture(params=["drawn now", "committed"])
def files(request, name, told):
    """JSON, rows and SVG of a figure, as the code draws them now and as they are committed."""
    folder = {"committed": FIGURES, "drawn now": told / "figures"}[request.param] / "en"
    texts = [(folder / f"{name}.{end}").read_text("utf-8") for end in FORMS]
    about, table, drawing = texts
    return json.loads(about), list(csv.DictReader(io.StringIO(table))), ET.fromstring(drawing)


FORMS = ("json", "csv", "svg")


def links(root, name):
    """Find the links of marks: (id of the mark, link)."""
    groups = (group for group in root.iter(f"{USED}g") if group.get("id", "").startswith(name))
    return [
        (group.get("id").removeprefix(f"{name}-"), link)
        for group in groups
        for link in group.findall(f"{USED}a")
    ]


def test_all_figures_of_the_notebooks_are_committed(told):
    drawn = {file.stem for file in (told / "figures" / "en").iterdir()}
    assert {file.stem for file in COMMITTED} == drawn
    for end in (*FORMS, "png"):
        assert {file.stem for file in FIGURES.glob(f"en/*.{end}")} == drawn


def test_marks_links_and_rows_are_the_same(files, name):
    about, rows, root = files
    ids = [mark["id"] for mark in about["marks"]]
    assert ids and ids == sorted(set(ids), key=natural)
    assert [row["id"] for row in rows] == ids
    assert sorted(key for key, _ in links(root, name)) == sorted(ids)
    assert len(list(root.iter(f"{USED}a"))) == len(ids), "a link that is no mark, or one in another"


def test_each_row_says_what_its_mark_says(files):
    about, rows, _ = files
    for mark, row in zip(about["marks"], rows, strict=True):
        x, y = mark["position"]
        said = mark | {"x": x, "y": y} | {key: "; ".join(mark[key]) for key in LISTS}
        told = {key: "" if said[key] is None else str(said[key]) for key in row}
        assert row == told
        assert set(mark) - {"position"} <= set(row)


@cache
def known():
    """Give the claims as the reader sees them, and who published each source."""
    story = open_package()
    return story.claims.set_index("claim_id")["claim"], story.sources["publisher"]


def test_claims_and_sources_are_spelt_out(files):
    about, _, _ = files
    wordings, publishers = known()
    for mark in about["marks"]:
        assert mark["claims"] or mark["sources"], f"{mark['id']} rests on nothing"
        assert mark["wordings"] == [wordings[key] for key in mark["claims"]]
        assert mark["publishers"] == list(dict.fromkeys(publishers[mark["sources"]]))


def test_each_link_leads_to_its_claim_and_says_its_name(files, name):
    about, _, root = files
    found = dict(links(root, name))
    for mark in about["marks"]:
        link = found[mark["id"]]
        page, key = ("claims", mark["claims"]) if mark["claims"] else ("sources", mark["sources"])
        assert link.get("href") == f"{page}.html#{key[0]}", "without it no key reaches the mark"
        assert link.get("tabindex") is None
        assert link.get("aria-label") == spoken(mark)
        first, *others = link.find(f"{USED}title").text.splitlines()
        assert first == spoken(mark)
        claims = zip(mark["claims"], mark["wordings"], strict=True)
        named = len(mark["publishers"]) == 1 and first.startswith(mark["publishers"][0])
        sources = [] if named else [WORDS.sources(mark["publishers"])]  # each thing once
        assert others == [*(f"{key}: {text}" for key, text in claims), *sources]


def test_the_svg_has_role_title_and_description(files):
    about, _, root = files
    assert root.get("role") == "group" and root.get("aria-label") == about["title"]
    assert [child.tag for child in root[:2]] == [f"{USED}title", f"{USED}desc"]
    assert root[0].text == about["title"] and root[1].text == about["alt"]


def test_its_text_is_real_text(files):
    about, _, root = files
    texts = ["".join(text.itertext()).strip() for text in root.iter(f"{USED}text")]
    for words in (about["title"], about["subtitle"]):
        assert words.replace(" ", "") in "".join(texts).replace(" ", "")
    assert not [use for use in root.iter(f"{USED}use") if "glyph" in use.get("href", "")]


def test_what_is_committed_is_what_is_drawn(name, told):
    """But for places: another platform's fonts move them, and the picture test holds them here."""
    committed, drawn = (
        json.loads((folder / "en" / f"{name}.json").read_text("utf-8"))
        for folder in (FIGURES, told / "figures")
    )
    for about in (committed, drawn):
        for mark in about["marks"]:
            assert len(mark.pop("position")) == 2
    assert committed == drawn


def sizes():
    return {file.stem: file.stat().st_size for file in FIGURES.glob("en/*.svg")}


def too_heavy(sizes, most=400 * KB, usual=120 * KB):
    heavy = [f"{name}: {size // KB} kB" for name, size in sizes.items() if size > most]
    if sizes and median(sizes.values()) >= usual:
        heavy.append(f"median: {median(sizes.values()) // KB:.0f} kB")
    return heavy


def test_figures_are_light():
    assert len(sizes()) == len(COMMITTED) and too_heavy(sizes()) == []


def test_a_heavy_figure_is_told():
    assert too_heavy({"a": 1, "b": 2, "c": 401 * KB}) == ["c: 401 kB"]
    assert too_heavy({"a": 121 * KB, "b": 130 * KB}) == ["median: 125 kB"]
