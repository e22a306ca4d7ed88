"""A new collection: whole or not at all, as it is told, and with one message for what is wrong."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import described

from dossier.cli import main
from dossier.dataset import rules
from dossier.dataset.article import digest
from dossier.dataset.package import Package
from dossier.dataset.paths import ROOT
from dossier.run import material, new

TEXT = """Norland sells "boats": all
of them

NORBY, Feb. 17 (Wire) — Norland sold boats to the U.S. They sail in May.
"""
ABOUT = ["--url", "https://example.org/1", "--publisher", "The Wire & Co.", "--published"]


@pytest.fixture(scope="session")
def text(tmp_path_factory):
    file = tmp_path_factory.mktemp("text") / "boats.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture(scope="session")
def made(text, tmp_path_factory):
    """A new collection, not yet built."""
    folder = tmp_path_factory.mktemp("made") / "My story, 2009"
    about = new.About("https://example.org/1", "The Wire & Co.", "2009-02-18", "en")
    new.begin(str(folder), str(text), about, "git+https://example.org/dossier")
    return folder


def start(folder, text, *further, day="2009-02-18"):
    return main(["new", str(folder), "--article", str(text), *ABOUT, day, *further])


def test_it_has_the_shape_of_this_collection(made):
    files = {file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file()}
    assert files >= {*material.TEMPLATES, "data/README.md", "data/boundaries/countries.parquet"}
    notebooks = {file for file in files if file.startswith("notebooks/")}
    ours = {f"notebooks/{file.name}" for file in (ROOT / "notebooks").glob("0*.ipynb")}
    assert notebooks == ours
    assert all((ROOT / path).is_file() for path in material.TEMPLATES)
    left = [path for path in material.TEMPLATES if re.search("@[a-z]+@", (made / path).read_text())]
    assert not left
    assert '# Norland sells "boats": all of them: what holds?' in (made / "README.md").read_text()


def test_its_tables_hold_what_is_known_and_no_text(made):
    package = Package(made / "data")
    assert package.name == "my-story-2009"
    assert package.title == 'Norland sells "boats": all of them: what holds?'
    (article,) = package.load("article").to_dict("records")
    assert (article["publisher"], str(article["published"].date())) == (
        "The Wire & Co.",
        "2009-02-18",
    )
    sentences = package.load("sentences")
    assert list(sentences["sentence_id"]) == ["HS1", "P1S1", "P1S2"]
    assert sentences["sha256"].iloc[2] == digest("They sail in May.")[1]
    assert article["text_sha256"] == digest(TEXT)[1]
    for file in made.rglob("*"):
        if file.suffix in (".csv", ".md", ".yaml", ".ipynb"):
            assert "Norland sold boats to the U.S." not in file.read_text("utf-8"), file


def test_its_notebooks_hold_nothing_of_this_story(made):
    for file in (made / "notebooks").iterdir():
        cells = json.loads(file.read_text("utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert code and not any(cell["outputs"] or cell["execution_count"] for cell in code)
        assert not re.search("Russia|Peru|Venezuela|Medvedev", file.read_text("utf-8")), file


def test_its_descriptor_refers_to_no_table_that_is_not_there(made):
    descriptor = described(made / "data")
    names = {resource["name"] for resource in descriptor["resources"]}
    assert names >= {"article", "sentences", "claims", "sources", "evidence", "outcomes", "actors"}
    told = {
        key["reference"]["resource"]
        for resource in descriptor["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    }
    assert told <= names and "claims" in told
    assert descriptor["languages"] == ["en"]
    (actors,) = [each for each in descriptor["resources"] if each["name"] == "actors"]
    named = [each["name"] for each in actors["schema"]["fields"] if "name_" in each["name"]]
    assert named == ["name_en"]
    assert rules.check(made / "data") == []


def test_an_article_without_a_headline_may_be_given_one(tmp_path):
    (tmp_path / "text.txt").write_text("\nIt began. It went on.\n")
    assert (
        start(tmp_path / "story", tmp_path / "text.txt", "--title", "A start", "--lang", "es") == 0
    )
    package = Package(tmp_path / "story" / "data")
    assert list(package.load("article")["title"]) == ["A start"]
    assert list(package.load("sentences")["sentence_id"]) == ["P1S1", "P1S2"]
    assert list(package.load("actors")["name_es"]) == ["El artículo"]
    assert rules.check(package.folder) == []


def test_a_file_by_the_name_of_a_table_is_told_before_that_is_described(made, tmp_path, capsys):
    data = shutil.copytree(made / "data", tmp_path / "data")
    before = (data / "datapackage.yaml").read_bytes()
    (data / "series.csv").write_text("mine\n")
    assert main(["add", "money", "series", "--package", str(data)]) == 1
    assert "series.csv, row 1: this is no header; allowed: " in capsys.readouterr().err
    assert (data / "datapackage.yaml").read_bytes() == before and not (data / "money.csv").exists()


def test_a_tilde_is_the_folder_of_who_asks(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    assert start("~/story", "~/text.txt") == 0
    assert (tmp_path / "story" / "data").is_dir()
    assert f"Next: cd {tmp_path / 'story'} && make" in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "name"), [("fr", "French"), ("iw", "iw")])
def test_a_language_without_pages_is_told(text, tmp_path, capsys, lang, name):
    """Also one by a code that it had before."""
    assert start(tmp_path / "story", text, "--lang", lang) == 0
    assert f"Write the tables in English: no page is in {name} yet" in capsys.readouterr().out


def test_a_folder_with_files_in_it_is_refused_and_stays(text, tmp_path, capsys):
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert start(folder, text) == 1
    assert "something is there; allowed: a folder that is new or empty" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["story"]
    assert [file.read_text() for file in folder.iterdir()] == ["mine"]
    assert start(folder / "notes.txt" / "story", text) == 1
    assert "notes.txt: something is there; allowed: a folder" in capsys.readouterr().err


def test_a_file_of_that_name_is_refused_and_an_empty_folder_taken(text, tmp_path, capsys):
    (tmp_path / "file").touch()
    assert start(tmp_path / "file", text) == 1
    (tmp_path / "empty").mkdir()
    assert start(tmp_path / "empty", text) == 0
    assert f"Next: cd {tmp_path / 'empty'} && make" in capsys.readouterr().out
    assert (tmp_path / "empty" / "Makefile").is_file()


def test_what_fails_leaves_nothing(text, tmp_path, monkeypatch, capsys):
    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(material, "write", fail)
    assert start(tmp_path / "story", text) == 1
    assert "No space left" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_fills_meanwhile_is_not_lost(text, tmp_path, monkeypatch):
    def meanwhile(*_, **__):
        (tmp_path / "story").mkdir()
        (tmp_path / "story" / "mine.txt").touch()

    monkeypatch.setattr(material, "write", meanwhile)
    assert start(tmp_path / "story", text) == 1
    assert [file.name for file in (tmp_path / "story").iterdir()] == ["mine.txt"]
    assert [file.name for file in tmp_path.iterdir()] == ["story"]


@pytest.mark.parametrize(
    ("further", "message"),
    [
        (["--published", "18/02/2009"], '--published: "18/02/2009" is not a date; allowed: a day'),
        (["--published", "2009-02-30"], '--published: "2009-02-30" is not a date'),
        (["--published", "2999-01-01"], "--published: 2999-01-01 is still to come; allowed: a day"),
        (["--url", "example.org"], '--url: "example.org" is no address; allowed: https://...'),
        (["--publisher", " "], "--publisher: is empty"),
        (["--publisher", "A\nB"], "--publisher: holds a line break (U+000A); allowed: one line"),
        (["--title", "A\tB"], "--title: holds a control character (U+0009); allowed: one line"),
        (["--lang", "english"], '--lang: "english" is no language; allowed: a code such as es'),
        (["--lang", "xx"], '--lang: "xx" is no language'),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(further, message, text, tmp_path, capsys):
    assert start(tmp_path / "story", text, *further) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"dossier: {message}") and said.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (None, "the file is missing"),
        (b" \n", "holds no text"),
        (b"\nIt began.\n", "begins without a headline; allowed: one in its first line, or --title"),
        ("Año".encode("latin-1"), "row 1: byte 0xf1 is not UTF-8"),
        (b"%PDF-1.4\n\xe2\xe3", "is not UTF-8"),
        (b"%PDF-1.4\nHead", "text.txt: is no plain text; allowed: the words of the article alone"),
        (b"\n<!doctype html>\n<h1>Head</h1>", "is no plain text; allowed: the words"),
        (b"{\\rtf1 Head", "is no plain text; allowed: the words"),
        (b"Head\n\nIt began\0.", "is no plain text; allowed: the words"),
    ],
)
def test_a_text_that_cannot_be_read_is_told_in_one_line(raw, message, tmp_path, capsys):
    file = tmp_path / "text.txt"
    if raw is not None:
        file.write_bytes(raw)
    assert start(tmp_path / "story", file) == 1
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
    assert not (tmp_path / "story").exists()


def test_what_a_newcomer_brings_is_taken_or_remarked(tmp_path, capsys):
    file = tmp_path / "my text.txt"
    file.write_bytes("Head\r\n\r\nIt was an ar-\r\nticle on “ferries”.\r\n".encode())
    folder = tmp_path / "my story"
    assert start(folder, file) == 0
    *_, written, remark, after = capsys.readouterr().out.splitlines()
    assert written.endswith("2 sentences were found; the text is not kept")
    assert "(ar-)" in remark and remark.endswith(f"dossier sentences '{file}' --write")
    assert after == f"Next: cd '{folder}' && make"


def test_what_is_missing_is_named(text, tmp_path, capsys):
    assert main(["new", str(tmp_path / "story"), "--article", str(text)]) == 2
    assert "Missing option '--url'" in capsys.readouterr().err


def test_it_says_where_dossier_is_from(made, text, tmp_path):
    lines = (made / "requirements.txt").read_text().splitlines()
    assert lines[-1] == "dossier @ git+https://example.org/dossier"
    assert start(tmp_path / "story", text) == 0
    lines = (tmp_path / "story" / "requirements.txt").read_text().splitlines()
    assert lines[-1] == f"dossier @ {ROOT.as_uri()}"
    ignored = (made / ".gitignore").read_text().split()
    assert "local.mk" in ignored and "_site/" in ignored


def test_make_takes_the_program_that_it_was_made_with_or_says_what_it_lacks(made, tmp_path):
    def make(*arguments):
        command = ["make", "-n", "-C", str(made), *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    program = tmp_path / "bin of mine" / "dossier"
    program.parent.mkdir()
    program.touch()
    place = str(program).replace(" ", r"\ ")
    assert f'"{program}" build' in make(f"MADE_WITH={place}").stdout
    said = make("MADE_WITH=/nowhere/dossier").stdout
    assert "pip install" in said and '".venv/bin/dossier" build' in said


def test_a_place_that_is_not_on_this_machine_is_told(made, tmp_path):
    (tmp_path / "Makefile").write_text((made / "Makefile").read_text())
    (tmp_path / "requirements.txt").write_text("dossier @ file:///nowhere/dossier\n")
    done = subprocess.run(["make", "-C", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode and "/nowhere/dossier is not on this machine" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_installed_package_makes_the_same(text, made, tmp_path):
    builders = pytest.importorskip("hatchling.builders.wheel")
    here = Path.cwd()
    try:
        os.chdir(ROOT)
        (wheel,) = builders.WheelBuilder(str(ROOT)).build(
            directory=str(tmp_path), versions=["standard"]
        )
    finally:
        os.chdir(here)
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    command = ["new", made.name, "--article", str(text), *ABOUT, "2009-02-18"]
    command += ["--origin", "git+https://example.org/dossier"]
    code = f"import sys; from dossier.cli import main; sys.exit(main({command!r}))"
    env = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True)
    ours = {file.relative_to(made): file.read_bytes() for file in made.rglob("*") if file.is_file()}
    other = tmp_path / made.name
    theirs = {
        file.relative_to(other): file.read_bytes() for file in other.rglob("*") if file.is_file()
    }
    assert theirs == ours
