"""Cells that a spreadsheet would run, and how the pages are cited."""

import pytest

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n.language import Words
from dossier.pages import citation, formulas
from dossier.pages.bidi import closed


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+47%", "-2+3", "@SUM(A1)", "\t=1", "  =1", "-", "＝1", '=HYPERLINK("x","y")', "-x"],
)
def test_what_a_spreadsheet_would_run_becomes_text(cell):
    assert formulas.neutral(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "-1", "+2.5", "-0.75", "1e-3", "-.5", "words", "a=b", "2005-01-02", "–"]
)
def test_numbers_and_plain_text_stay(cell):
    assert formulas.neutral(cell) == cell


def test_a_harmless_csv_stays_as_it_is():
    text = 'a,b\n"quoted",-1\n'
    assert formulas.neutral_csv(text) == text
    assert formulas.neutral_csv('a,b\n"=1,2",-1\n') == 'a,b\n"\'=1,2",-1\n'


def test_a_copy_for_a_spreadsheet_says_its_code_once():
    for content in ("a\nЛима\n".encode(), "a\nЛима\n".encode("utf-8-sig")):
        assert formulas.spreadsheet(content) == b"\xef\xbb\xbf" + "a\nЛима\n".encode()


def test_a_package_whose_names_are_paths_writes_into_its_folder():
    from dossier.pages.downloads import _plain

    assert _plain("../../etc/passwd") == "etc-passwd" and _plain("..") == "package"


@pytest.fixture
def citer():
    return citation.Citer(Package(DATA), Words())


def test_a_citation_names_author_year_part_and_place(citer):
    about = Package(DATA).descriptor
    made = citer.cite("Claim C61: It is so.", "claims.html#C61")
    name, year = about["contributors"][0]["title"], str(about["created"])[:4]
    assert made.text.startswith(f"{name} ({year}). Claim C61: It is so. {about['title']}")
    assert made.text.endswith(f"version {about['version']}, claims.html#C61.")
    assert made.bibtex.startswith(f"@misc{{{about['name']}-claims-C61,\n")
    assert f"  year = {{{year}}},\n" in made.bibtex


def test_bibtex_takes_no_letter_for_a_command(citer):
    made = citer.cite(r"50% of $4.4bn & {more}_ ~ \x", "a.html").bibtex
    assert r"50\% of \$4.4bn \& \{more\}\_ \textasciitilde{} \textbackslash{}x" in made


def test_a_package_without_authors_is_cited_by_its_title():
    bare = type("Bare", (), {"descriptor": {}, "name": "bare", "title": "Bare facts"})
    made = citation.Citer(bare, Words()).cite("Bare facts", "index.html")
    assert made.text == "Bare facts, index.html." and "author" not in made.bibtex


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("plain \u200f mark", ""),
        ("\u202eturned", "\u202c"),
        ("\u202eturned\u202c", ""),
        ("\u2067\u202bboth", "\u202c\u2069"),
        ("\u2067\u202bends both\u2069", ""),
        ("\u202cnothing open", ""),
    ],
)
def test_marks_of_direction_are_closed(text, added):
    assert closed(text) == text + added
