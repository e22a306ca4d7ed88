"""The archive of the pages as an RO-Crate: read, and written again, by the standard's library."""

import io
import zipfile

import pandas as pd
import pytest
from frictionless import Package as Public
from rocrate.rocrate import ROCrate

from dossier.dataset.keys import FACTS
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, FIGURES, NOTEBOOKS
from dossier.pages import crate
from dossier.pages.downloads import Downloads
from dossier.story.gallery import read_figures
from dossier.story.story import open as open_package

NAMES = sorted(file.stem for file in NOTEBOOKS.glob("[0-9]*.ipynb"))
DRAWN = read_figures(FIGURES / "en")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """Folder of the archive as a reader unpacks it."""
    folder = tmp_path_factory.mktemp("crate")
    held = Downloads(open_package(), dict.fromkeys(NAMES, "{}"), DRAWN).archive.content
    zipfile.ZipFile(io.BytesIO(held)).extractall(folder)
    return folder / Package(DATA).name


@pytest.fixture(scope="module")
def read(unpacked):
    return ROCrate(unpacked)


def test_the_crate_says_what_it_is(read):
    about, root = Package(DATA).descriptor, read.root_dataset
    assert read.metadata["conformsTo"] == crate.PROFILE
    assert root["name"] == about["title"] and root["datePublished"] == about["created"][:10]
    assert root["license"][0]["name"] == about["licenses"][0]["title"]
    assert root["author"][0]["name"] == about["contributors"][0]["title"]
    assert root["isBasedOn"]["headline"] == Package(DATA).load("article")["title"].iloc[0]


def test_every_file_is_described_and_every_description_is_of_one(read, unpacked):
    files = {str(file.relative_to(unpacked)) for file in unpacked.rglob("*") if file.is_file()}
    parts = {part.id for part in read.root_dataset["hasPart"]}
    assert parts == files - {crate.FILE}


def test_nothing_refers_to_what_is_not_there(read):
    known = {entity.id for entity in read.get_entities()} | {crate.PROFILE}

    def referred(value):
        if isinstance(value, dict):
            yield from [value["@id"]] if set(value) == {"@id"} else ()
        elif isinstance(value, list):
            for each in value:
                yield from referred(each)

    found = {
        key
        for entity in read.get_entities()
        for value in entity.properties().values()
        for key in referred(value)
    }
    assert found and not found - known


def test_claims_sources_and_what_is_cited_are_those_of_the_tables(read):
    tables = {name: Package(DATA).load(name) for name in ("claims", "sources", "evidence")}
    for key, row in tables["claims"].set_index("claim_id").iterrows():
        own = tables["evidence"][tables["evidence"]["claim_id"] == key]["source_id"]
        claim = read.get(f"#{key}")
        assert {each.id for each in claim.get("citation") or ()} == {f"#{each}" for each in own}
        assert claim["appearance"].id == read.root_dataset["isBasedOn"].id
        assert row["verdict"]
    for key, url in tables["sources"].set_index("source_id")["url"].items():
        assert read.get(f"#{key}")["url"] == url


@pytest.mark.parametrize("figure", DRAWN, ids=lambda figure: figure["name"])
def test_each_figure_says_of_which_rows_it_was_made(read, figure):
    made = read.get(f"#{figure['name']}-made")
    assert made["result"]["name"] == figure["title"]
    assert [each.id for each in made["instrument"]] == [
        f"#{name}" for name in NAMES if name[:2] == figure["name"][:2]
    ]
    rows = dict(part.split(": ") for part in made["description"].split("; "))
    assert [each.id for each in made["object"]] == [f"{table}.csv" for table in rows]
    package, keys = Package(DATA), {"claims": "claim_id", "evidence": "evidence_id"} | FACTS
    for table, named in rows.items():
        named = named.split(", ")
        assert set(named) <= set(package.load(table)[keys[table]])
        marks = {mark["id"].partition("-")[0] for mark in figure["marks"]}
        assert set(named) == marks & set(package.load(table)[keys[table]])


def test_a_round_trip_changes_no_table(read, tmp_path):
    read.write(tmp_path / "again")
    public, ours = Public(str(tmp_path / "again" / "datapackage.json")), Package(DATA)
    assert [resource.name for resource in public.resources] == list(ours.tables)
    for resource in public.resources:
        frame = ours.load(resource.name)
        rows = resource.read_rows()
        assert resource.schema.field_names == list(frame.columns)[: len(resource.schema.fields)]
        for name in resource.schema.field_names:
            after = [plain(row[name]) for row in rows]
            assert [plain(value) for value in frame[name]] == after, (resource.name, name)


def plain(value):
    """One writing of a value, whichever tool has read it."""
    if pd.isna(value):
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return float(value) if not isinstance(value, (str, bool)) else value
