"""Packages broken in ways that public bug reports tell of: one line each, no traceback, no wait."""

import csv
import io
import os
import zipfile

import pandas as pd
import pytest
from conftest import describe, described, write_csv
from frictionless import Package as Public

import dossier as ds
from dossier.dataset.errors import ParameterError
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, NOTEBOOKS, shown
from dossier.dataset.patterns import matcher
from dossier.dataset.rules import check, stray_files
from dossier.pages.downloads import Downloads
from dossier.run.plan import make_plans
from dossier.run.preflight import report
from dossier.run.tidy_tables import report as tidied


def change(folder, edit):
    """Edit the descriptor of a package and write it back."""
    descriptor = described(folder)
    edit(descriptor)
    describe(folder, descriptor)


def lines(folder):
    return [str(problem) for problem in check(folder)]


def claims_of(descriptor):
    return next(each for each in descriptor["resources"] if each["name"] == "claims")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            lambda d: d.update(title=["a", "list"]),
            "cannot be used; allowed: a text",
        ),
        (
            lambda d: d.update(created="2008-11-25"),
            "created: '2008-11-25' cannot be used",
        ),
        (lambda d: d.update(name="a\nb"), "name: 'a\\nb' cannot be used; allowed: a short word"),
        (
            lambda d: d.update(languages=["en", "en"]),
            "used; allowed: a list of codes (ISO 639-1), each once",
        ),
        (lambda d: d.update(languages=["xx"]), "languages: 'xx' cannot be used; allowed: a list"),
        (lambda d: d.update(site_url="javascript:x"), "site_url: 'javascript:x' cannot be used"),
        (lambda d: d.update(keywords=5), "keywords: '5' cannot be used; allowed: a list"),
        (lambda d: d.update(vocabulary=["a"]), "cannot be used; allowed: {status: [signed, "),
        (lambda d: d.update(standards=[{"of": "x"}]), "used; allowed: {of: ..., name: ..."),
        (
            lambda d: field_of(d, "claims", "label")["constraints"].update(required="no"),
            "claims, field label, constraints, required: 'no' cannot be used; allowed: true, false",
        ),
        (
            lambda d: field_of(d, "claims", "label")["constraints"].update(pattern=r"(a\1)+"),
            "claims, field label: pattern is not a regular expression",
        ),
        (
            lambda d: field_of(d, "money", "amount").update(example="much"),
            "money, field amount: the example much is not a number",
        ),
        (lambda d: d.update(licenses=["CC0"]), "licenses: 'CC0' cannot be used"),
        (lambda d: d.update(licenses=[{"title": "None"}]), "allowed: {name: ...} or {path: ...}"),
        (lambda d: d.update(licenses="CC0"), "licenses: 'CC0' cannot be used; allowed: a list"),
        (lambda d: d.update(contributors=[{"role": "author"}]), "allowed: {title: ...}"),
        (lambda d: claims_of(d)["schema"].pop("primaryKey"), "claims: primaryKey is missing"),
        (lambda d: claims_of(d)["schema"].update(primaryKey=[]), "primaryKey is missing"),
        (
            lambda d: claims_of(d)["schema"].update(foreignKeys={"a": 1}),
            "cannot be used; allowed: a list",
        ),
        (
            lambda d: d.update(boundaries={"path": "polygons.parquet"}),
            "boundaries: policy is missing",
        ),
        (
            lambda d: claims_of(d)["schema"]["fields"][0].update(description=["x"]),
            "description: \"['x']\" cannot be used; allowed: a text",
        ),
    ],
)
def test_a_descriptor_is_told_what_is_wrong(tiny, edit, said):
    change(tiny, edit)
    found = lines(tiny)
    assert any(said in line for line in found), found
    assert all("datapackage.yaml" in line for line in found)


def table_of(descriptor, name):
    return next(each for each in descriptor["resources"] if each["name"] == name)


def field_of(descriptor, table, name):
    fields = table_of(descriptor, table)["schema"]["fields"]
    return next(each for each in fields if each["name"] == name)


def without(descriptor, table, name):
    fields = table_of(descriptor, table)["schema"]["fields"]
    fields.remove(field_of(descriptor, table, name))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda d: d["resources"].remove(claims_of(d)), "table claims is missing"),
        (lambda d: without(d, "claims", "status"), "claims: field status is missing"),
        (lambda d: field_of(d, "claims", "quantity").update(type="string"), "allowed: number"),
        (
            lambda d: field_of(d, "claims", "status")["constraints"].update(enum=["reported", "x"]),
            'claims, field status: "x" cannot be drawn; allowed: signed, reported',
        ),
        (
            lambda d: table_of(d, "accords")["schema"].update(primaryKey="title"),
            "table accords: primaryKey is title; allowed: accord_id",
        ),
        (lambda d: d.pop("boundaries"), "boundaries: missing, but tour_stops is drawn on a map"),
    ],
)
def test_what_a_build_would_miss_is_told(tiny, edit, said):
    change(tiny, edit)
    found = lines(tiny)
    assert any(said in line for line in found), found


def test_what_the_descriptor_does_not_limit_the_code_does(tiny):
    def edit(descriptor):
        status = field_of(descriptor, "claims", "status")
        del status["constraints"]
        table_of(descriptor, "relations")["schema"]["foreignKeys"] = []

    change(tiny, edit)
    for name, old, new in (("claims", ",planned,", ",hoped,"), ("relations", ",SUD,", ",XXX,")):
        text = (tiny / f"{name}.csv").read_text("utf-8")
        (tiny / f"{name}.csv").write_text(text.replace(old, new, 1), "utf-8")
    found = lines(tiny)
    assert any('"hoped" is not allowed; allowed: signed' in line for line in found), found
    assert any('"XXX" is not in actors' in line for line in found), found


def test_a_package_of_the_core_alone(tiny):
    core = {"article", "sentences", "claims", "sources", "evidence", "outcomes", "actors"}

    def edit(descriptor):
        descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in core]
        del descriptor["boundaries"]
        for resource in descriptor["resources"]:
            schema = resource["schema"]
            schema["foreignKeys"] = (
                [key for key in schema["foreignKeys"] if key["reference"]["resource"] in core]
                if "foreignKeys" in schema
                else []
            )

    change(tiny, edit)
    for file in tiny.glob("*.csv"):
        if file.stem not in core:
            file.unlink()
    assert lines(tiny) == []
    story = ds.open(package=str(tiny))
    assert story["claims"].shape[0] == 5 and not story.package.has("accords")
    for table in ("accords", "tour_stops", "money", "parts", "series", "relations", "postures"):
        rows = story[table]
        assert rows.empty and {"id", "claims", "sources", "verdict", "claim_id"} <= set(rows)
    assert make_plans({"package": str(tiny)}, notebooks=NOTEBOOKS)[0].bare == (
        "01-accords",
        "02-tour",
        "03-arms",
        "04-relations",
        "05-postures",
    )
    with pytest.raises(ParameterError, match="'02-tour' lives on tour_stops; tiny has no rows"):
        make_plans({"package": str(tiny)}, notebooks=NOTEBOOKS, selected=("02-tour",))


def test_a_field_that_is_left_out_is_empty(tiny):
    def edit(descriptor):
        without(descriptor, "claims", "quantity")
        without(descriptor, "claims", "quantity_unit")

    change(tiny, edit)
    rows = list(csv.DictReader((tiny / "claims.csv").open(encoding="utf-8")))
    header = [name for name in rows[0] if not name.startswith("quantity")]
    with (tiny / "claims.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert lines(tiny) == []
    claims = ds.open(package=str(tiny))["claims"].set_index("claim_id")
    assert claims.at["C02", "quantity"] == 2.5 and pd.isna(claims.at["C05", "quantity"])


def test_a_bound_that_is_no_day_is_told(tiny):
    def edit(descriptor):
        sources = next(each for each in descriptor["resources"] if each["name"] == "sources")
        field = next(each for each in sources["schema"]["fields"] if each["name"] == "accessed")
        field["constraints"] = {"maximum": "2008-02-31"}

    change(tiny, edit)
    assert any("2008-02-31 is not a date" in line for line in lines(tiny))


def test_a_day_that_no_calendar_has_is_told(tiny):
    text = (tiny / "sources.csv").read_text("utf-8")
    (tiny / "sources.csv").write_text(text.replace("2005-02-01", "2005-02-30"), "utf-8")
    (line,) = lines(tiny)
    assert '"2005-02-30" is not a date' in line and "column published" in line


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_sign_between_cells_is_named(tiny, sign, name):
    text = (tiny / "places.csv").read_text("utf-8")
    (tiny / "places.csv").write_text(text.replace(",", sign), "utf-8")
    found = [line for line in lines(tiny) if "places.csv" in line]
    assert len(found) == 1 and f"parted by {name}; allowed: commas" in found[0]


@pytest.mark.parametrize("row", ["\n", ",,,,,,\n"])
def test_empty_rows_at_the_end_are_one_line(tiny, row):
    with (tiny / "sectors.csv").open("a", encoding="utf-8") as file:
        file.write(row * 27)
    (line,) = lines(tiny)
    assert "rows 3 to 29 are empty" in line


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_marks_of_a_merge_are_named_and_no_row_is_called_short(tiny, end):
    file = tiny / "claims.csv"
    header, first, *rest = file.read_text("utf-8").splitlines()
    merged = [header, "<<<<<<< ours", first, "=======", first, ">>>>>>> theirs", *rest]
    file.write_bytes("".join(line + end for line in merged).encode())
    found = [line for line in lines(tiny) if "claims.csv" in line and "carriage" not in line]
    marks = "marks of a merge conflict in rows 2, 4, 6; allowed: one version, without marks"
    assert found == [f"{shown(file)}, row 2: {marks}"]
    before = file.read_bytes()
    assert not tidied(str(tiny), dry=False)[1] and file.read_bytes() == before


def test_a_name_that_would_break_a_line_is_written_as_its_code(tiny):
    odd = tiny.rename(tiny.with_name("a\nb\u202ec"))
    (odd / "more\r.csv").write_text("x\n")
    (found,) = lines(odd)
    assert r"a\nb\u202ec/more\r.csv: not in the descriptor" in found and found.isprintable()
    assert all(line.isprintable() for line in report(odd)[0])


def test_a_repeated_group_is_read_once(tiny):
    """RE2 reads it, which refuses what needs to go back in a cell; Python's own would take it."""
    constraints = {"pattern": "(a[bc])+d"}
    change(tiny, lambda d: field_of(d, "claims", "label")["constraints"].update(constraints))
    file = tiny / "claims.csv"
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    rows[0]["label"], rows[1]["label"] = "abacd x", "abacd"
    write_csv(file, list(rows[0]), rows)
    found = [line for line in lines(tiny) if "column label" in line]
    assert [line.partition(", column")[0] for line in found] == [
        f"{shown(file)}, row {row}" for row in (2, 4, 5, 6)
    ]
    with pytest.raises(ValueError, match="invalid escape"):
        matcher(r"(a|b)+\1")
    assert matcher(r"(a|b)\1")("aa")  # no group is repeated: Python's own, which loads faster


def test_a_file_by_nearly_its_name_is_one_line(tiny):
    (tiny / "money.csv").rename(tiny / "Money.csv")
    (line,) = lines(tiny)
    told = "Money.csv: not in the descriptor, which has money.csv; allowed: one name for both"
    assert line.endswith(told)


def test_a_file_by_another_name_is_told_where_capitals_do_not_count(tiny, monkeypatch):
    """As on disks of Windows and macOS, where money.csv is there, too."""
    (tiny / "money.csv").rename(tiny / "Money.csv")
    monkeypatch.setattr("pathlib.Path.exists", lambda file: True)
    (problem,) = stray_files(tiny, described(tiny))
    assert "which has money.csv; allowed: one name for both" in problem.message


def test_an_example_of_a_truth_value_is_one(tiny):
    change(tiny, lambda d: field_of(d, "accords", "disputed").update(example=True))
    assert lines(tiny) == []


def test_a_letter_that_is_none_is_told(tiny):
    text = (tiny / "places.csv").read_text("utf-8")
    (tiny / "places.csv").write_text(text.replace("norby,norby", "norby,nor\uffffby", 1), "utf-8")
    assert any("U+FFFF" in line for line in lines(tiny))


def test_a_pipe_is_not_waited_for(tiny):
    (tiny / "sectors.csv").unlink()
    os.mkfifo(tiny / "sectors.csv")
    assert any("sectors.csv" in line and "no plain file" in line for line in lines(tiny))


def test_a_link_to_itself_is_told(tiny):
    (tiny / "sectors.csv").unlink()
    (tiny / "sectors.csv").symlink_to("sectors.csv")
    assert any("sectors.csv" in line for line in lines(tiny))


def test_a_descriptor_that_repeats_itself_beyond_measure_is_refused(tiny):
    many = [[0] * 1000] * 1000  # as YAML writes it: one list, named again and again
    change(tiny, lambda descriptor: descriptor.update(notes=many))
    (line,) = lines(tiny)
    assert "more than 100,000 entries" in line


def test_what_the_public_tool_writes_of_a_file_is_taken(tiny):
    about = {"type": "table", "scheme": "file", "format": "csv", "mediatype": "text/csv"}
    about |= {"encoding": "utf-8", "dialect": {"csv": {}}}
    change(tiny, lambda descriptor: claims_of(descriptor).update(about))
    assert lines(tiny) == []
    change(tiny, lambda descriptor: claims_of(descriptor).update(encoding="latin-1"))
    assert any("encoding: 'latin-1' cannot be used; allowed: utf-8" in line for line in lines(tiny))


def test_the_lines_have_an_end(tiny):
    with (tiny / "sectors.csv").open("a", encoding="utf-8") as file:
        file.write("x\n" * 1000)
    (*told, last, closing), sound = report(tiny)
    assert not sound and len(told) == 200 and last == "... and 800 more", last
    assert closing.endswith("1000 problems")


@pytest.mark.parametrize("nested", ["[" * 50_000, "- " * 50_000, "{a: " * 50_000])
def test_a_descriptor_without_bottom_is_refused(tiny, nested):
    with (tiny / "datapackage.yaml").open("a", encoding="utf-8") as file:
        file.write(f"further:\n  {nested}\n")
    (line,) = lines(tiny)
    assert "more than 100 lists or mappings within each other; allowed: fewer" in line


@pytest.mark.parametrize("number", ["9" * 400, "1" + "0" * 20, "-1000000000000001"])
@pytest.mark.parametrize(("table", "column"), [("money", "amount"), ("series", "year")])
def test_a_number_that_no_frame_keeps_to_the_digit_is_told(tiny, table, column, number):
    with (tiny / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = number
    write_csv(tiny / f"{table}.csv", list(rows[0]), rows)
    (line,) = lines(tiny)
    assert f"{table}.csv, row 2, column {column}: " in line
    assert "has more digits than are kept; allowed: 1000000000000000 at most" in line


def test_a_cell_without_end_is_told_as_that(tiny):
    csv.field_size_limit(10**9)  # as a library may have set it
    with (tiny / "sectors.csv").open("a", encoding="utf-8") as file:
        file.write(f"zz,{'x' * 200_000},y,z\n")
    (found, *_) = [line for line in lines(tiny) if "sectors.csv, row 3" in line]
    assert "more than 131,072 letters; allowed: fewer" in found and "match" not in found


def test_a_remark_is_told_and_is_no_fault(tiny):
    told, sound = report(tiny)
    assert sound and told[-1].endswith("no problem")
    place = f"Remark: {shown(tiny / 'outcomes.csv')}, row 2, column finding"
    assert any(line.startswith(f"{place}: has no text in ru") for line in told)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """What a reader unpacks: the zip of the site."""
    folder = tmp_path_factory.mktemp("unpacked")
    zipfile.ZipFile(io.BytesIO(Downloads(ds.open(), {}).archive.content)).extractall(folder)
    return folder


@pytest.mark.parametrize("descriptor", ["datapackage.yaml", "datapackage.json"])
def test_the_public_tool_finds_the_zip_of_the_site_valid(descriptor, unpacked):
    """By either descriptor; the tables in there are those of the package."""
    ours = Package(DATA)
    public = Public(str(unpacked / ours.name / descriptor))
    found = public.validate()
    assert found.valid, found.flatten(["type", "note"])
    assert [task.name for task in found.tasks] == list(ours.tables)
    for resource in public.resources:
        assert len(resource.read_rows()) == len(ours.load(resource.name)), resource.name
