"""A package opens from anywhere, loads typed tables, and says plainly what it cannot read."""

import pandas as pd
import pytest
from conftest import describe, described

from dossier.dataset.errors import PackageError
from dossier.dataset.files import find_package
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, ROOT, shown
from dossier.dataset.rows import dicts
from dossier.dataset.rules import examine

TYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "date": "datetime64[us]",
    "boolean": "boolean",
}
TABLES = Package(DATA).tables


@pytest.mark.parametrize("table", TABLES)
def test_table_as_described(table):
    package = Package(DATA)
    frame = package.load(table)
    assert list(frame) == [field["name"] for field in package.fields(table)]
    assert [str(kind) for kind in frame.dtypes] == [
        TYPES[field["type"]] for field in package.fields(table)
    ]
    assert list(frame.index) == list(range(len(frame)))
    assert len(frame) == package.file(table).read_bytes().count(b"\n") - 1


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_those_of_pandas(table):
    frame = Package(DATA).load(table)
    told = frame.to_dict("records")
    assert repr(dicts(frame)) == repr(told) and dicts(frame[:0]) == []
    assert [[*map(type, row.values())] for row in dicts(frame)] == [
        [*map(type, row.values())] for row in told
    ]


def test_values(tiny):
    package = Package(tiny)
    claims = package.load("claims").set_index("claim_id")
    assert claims.loc["C02", "quantity"] == 2.5
    assert claims.loc["C02", "period_from"] == 2001
    assert claims.loc["C03", "stated_from"] == pd.Timestamp("2005-03-07")
    assert claims.loc["C01", ["ambiguity", "quantity", "period_to", "stated_to"]].isna().all()
    assert list(package.load("accords")["disputed"]) == [False, False]
    assert list(package.load("events")["in_article"]) == [True, False]


def test_loads_without_rows(tiny):
    file = tiny / "events.csv"
    file.write_text(file.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    frame = Package(tiny).load("events")
    assert len(frame) == 0
    assert str(frame["start"].dtype) == "datetime64[us]"
    assert str(frame["in_article"].dtype) == "boolean"


def test_frame_is_the_callers_own(tiny):
    package = Package(tiny)
    frame = package.load("claims")
    frame["claim"] = "spoilt"
    assert "spoilt" not in set(package.load("claims")["claim"])


def test_columns_in_the_order_of_the_descriptor(tiny):
    file = tiny / "fact_claims.csv"
    lines = [",".join(line.split(",")[::-1]) for line in file.read_text("utf-8").split()]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert list(Package(tiny).load("fact_claims")) == ["fact_id", "claim_id"]


def test_describes_itself(tiny):
    package = Package(tiny)
    assert (package.name, package.title) == ("tiny", "Boats for Sudland")
    assert package.folder == tiny
    assert "refined" in package.vocabulary["verdict"]
    assert package.schema("claims")["primaryKey"] == "claim_id"
    assert "Boats for Sudland" in package._repr_html_()
    assert str(tiny) not in package._repr_html_()


def test_unknown_table(tiny):
    known = "allowed: article, sentences, claims, sources, "
    with pytest.raises(
        PackageError, match=f'no table "claim" in tiny; did you mean claims.*{known}'
    ):
        Package(tiny).load("claim")
    with pytest.raises(PackageError, match=f'no table "nix" in tiny; {known}'):
        Package(tiny).load("nix")


# name: (table, old text, new text, row, column, a piece of the message)
UNREADABLE = {
    "word for a number": (
        "money",
        ",2.5,",
        ",lots,",
        2,
        "amount",
        '"lots" is not a num',
    ),
    "float for a year": (
        "claims",
        ",2001,",
        ",2001.0,",
        3,
        "period_from",
        "a whole number; allowed",
    ),
    "no such day": (
        "claims",
        "2005-03-07",
        "2005-02-30",
        4,
        "stated_from",
        "is not a date; allowed",
    ),
    "other date": ("claims", "2005-03-07", "7/3/2005", 4, "stated_from", "YYYY-MM-DD"),
    "yes for true": ("accords", ",false,", ",no,", 2, "disputed", "allowed: true, false"),
    "column missing": ("claims", ",topic,", ",subject,", 1, "topic", "the column is missing"),
    "line above": ("claims", "claim_id,", "Claims\nclaim_id,", 1, "", "header stands in row 2"),
    "cell too many": ("sectors", "trade\n", "trade,x\n", 2, "", "5 cells; allowed: 4"),
    "open quote": ("sectors", "trade\n", '"trade\n', 2, "", "quotes do not match"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_table(tiny, name):
    table, old, new, row, column, words = UNREADABLE[name]
    file = tiny / f"{table}.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackageError) as caught:
        Package(tiny).load(table)
    problem = caught.value.problem
    assert (problem.file, problem.row, problem.column) == (shown(file), row, column)
    assert words in problem.message
    assert str(caught.value) == str(problem)


def test_other_encoding(tiny):
    file = tiny / "sectors.csv"
    file.write_bytes(file.read_bytes() + b"caf\xe9,a,b,c\n")
    with pytest.raises(PackageError, match="sectors.csv, row 3: byte 0xe9 is not UTF-8"):
        Package(tiny).load("sectors")


def test_missing_file(tiny):
    (tiny / "sectors.csv").unlink()
    with pytest.raises(PackageError, match="sectors.csv: the file is missing"):
        Package(tiny).load("sectors")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [\n", "datapackage.yaml, row 2: not valid YAML"),
        ("name: x", "resources is missing"),
        ("name: x\nresources: [{name: a, path: 'http://b/a.csv'}]", "leaves the package"),
    ],
)
def test_unusable_descriptor(tiny, text, words):
    (tiny / "datapackage.yaml").write_text(text, "utf-8")
    with pytest.raises(PackageError, match=words):
        Package(tiny)


def test_found_by_name_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_package("data") == ROOT / "data"


def test_found_in_the_working_folder_first(tiny, monkeypatch):
    tiny.rename(tiny.parent / "data")
    monkeypatch.chdir(tiny.parent)
    assert find_package("data") == tiny.parent / "data"
    assert find_package(tiny.parent / "data" / "datapackage.yaml") == tiny.parent / "data"


@pytest.mark.parametrize("name", ["nothing", ""])
def test_not_found(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackageError, match=f'no package "{name}"; looked for ') as caught:
        find_package(name)
    assert str(tmp_path / name / "datapackage.yaml") in str(caught.value)
    assert str(ROOT / name / "datapackage.yaml") in str(caught.value)


def test_a_file_of_a_package_is_told_its_folder(tiny, monkeypatch):
    monkeypatch.chdir(tiny.parent)
    name = f"{tiny.name}/claims.csv"
    with pytest.raises(PackageError, match=f'"{name}", which is a file; did you mean the folder "'):
        find_package(name)
    (tiny.parent / "notes.txt").touch()
    with pytest.raises(PackageError, match="which is a file; allowed: a folder with datapackage.y"):
        find_package("notes.txt")


@pytest.mark.parametrize(
    ("listed", "limits", "known"),
    [
        (["ru", "en"], ["es"], ("ru", "en")),
        (None, None, ("en", "es", "ru")),
        (None, ["es", "de"], ("en", "es", "ru", "de")),
    ],
)
def test_pages_and_rules_know_the_same_languages(tiny, listed, limits, known):
    descriptor = described(tiny)
    descriptor.pop("languages", None)
    tables = {each["name"]: each["schema"]["fields"] for each in descriptor["resources"]}
    lang = next(field for field in tables["translations"] if field["name"] == "lang")
    lang["constraints"] = {"required": True} | ({"enum": limits} if limits else {})
    describe(tiny, descriptor | ({"languages": listed} if listed else {}))
    assert Package(tiny).languages == known
    assert examine(tiny)[1].languages == known[1:]
