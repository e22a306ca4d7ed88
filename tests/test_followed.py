"""From each piece of evidence to its very words, and from a page to those who made it."""

import csv
import html
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import write_csv
from made_site import make

from dossier.cli import main
from dossier.dataset.article import digest
from dossier.dataset.forms import profile_faults
from dossier.dataset.fragment import fragment
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, ROOT
from dossier.pages import contact
from dossier.plot.mark import LENGTH
from dossier.story.story import open as open_package

TABLES = {name: Package(DATA).load(name) for name in ("evidence", "sources", "article")}
EXAMPLE = ROOT / "examples" / "clinton-asia-2009"


@pytest.fixture(scope="module")
def claims_page(tmp_path_factory):
    """The page of claims, made of no notebook: evidence is there without one."""
    folder = tmp_path_factory.mktemp("followed") / "site"
    make(folder, {"none": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'})
    return (folder / "claims.html").read_text("utf-8")


def said(page, key):
    return html.unescape(re.search(rf'<li id="{key}">.*?</li>', page, re.S)[0])


def test_each_piece_of_evidence_opens_at_its_words(claims_page):
    sources = TABLES["sources"].set_index("source_id")
    for row in TABLES["evidence"].fillna("").itertuples():
        part = said(claims_page, row.evidence_id)
        address = re.search(r'href="(http.*?)"', part)[1]
        page, _, text = address.partition("#:~:text=")
        assert page == sources.at[row.source_id, "url"]
        assert [unquote(each) for each in text.split(",") if each] == (
            [row.starts, row.ends] if row.starts else []
        )
        assert ("read in part" in part) == (row.read == "part")
        assert ("read in full" in part) == (row.read == "full")
        assert row.place in part


def test_an_archived_copy_stands_beside(claims_page):
    archived = TABLES["sources"].dropna(subset="archived").set_index("source_id")["archived"]
    told = TABLES["evidence"][TABLES["evidence"]["source_id"].isin(archived.index)]
    assert len(told), "no archived source is evidence"
    assert claims_page.count("archived copy") == len(told)
    for row in told.itertuples():
        assert f'href="{archived[row.source_id]}">archived copy' in said(
            claims_page, row.evidence_id
        )


def test_a_fragment_spares_what_it_would_break():
    assert fragment("https://example.org/a", "", "") == "https://example.org/a"
    assert fragment("https://example.org/a#b", "One", "two") == "https://example.org/a#b"
    assert fragment("https://example.org/a", "A-b", "c,d").endswith("#:~:text=A%2Db,c%2Cd")
    assert fragment("https://example.org/a", "Лима", "3 ñ").endswith("#:~:text=Лима,3%20ñ")


def test_the_article_is_measured_as_a_source():
    article = TABLES["article"].iloc[0]
    own = TABLES["sources"].set_index("source_id").loc[article["source_id"]]
    assert own["text_length"] == article["text_length"]
    assert own["text_sha256"] == article["text_sha256"]
    length, digits = digest((EXAMPLE / "article.txt").read_text("utf-8"))
    other = Package(EXAMPLE).load("article").iloc[0]
    assert (length, digits) == (other["text_length"], other["text_sha256"])


def test_no_address_for_reports_no_link(claims_page):
    assert 'class="report"' not in claims_page
    assert contact.report(open_package())("C20") == ""


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("https://example.org/new", ("title", "body")),
        ("https://example.org/new?labels=error", ("title", "body")),
        ("mailto:desk@example.org", ("subject", "body")),
    ],
)
def test_a_report_carries_claim_package_and_state(address, keys):
    story = open_package(account="checked", as_of="2008-11-27")
    story.package.descriptor["report_url"] = address
    assert not list(profile_faults(story.package.descriptor))
    link = contact.report(story)("C20")
    assert link.startswith(address)
    title, body = (parse_qs(urlsplit(link).query)[key][0] for key in keys)
    assert title == "An error in C20"
    assert all(part in body for part in (story.package.name, "C20", "account=checked", "PLACE"))
    assert "as_of=2008-11-27" in body and link.endswith("MARK%3A%20")


@pytest.mark.parametrize(
    "address", ["desk@example.org", "javascript:alert(1)", "ftp://example.org"]
)
def test_reports_go_to_a_form_or_a_mailbox(address):
    faults = list(profile_faults({"name": "story", "report_url": address}))
    assert faults and faults[0].startswith(
        f"report_url: {address!r} cannot be used; allowed: https://"
    )


@pytest.mark.parametrize("folder", [DATA, EXAMPLE], ids=lambda folder: folder.name)
def test_every_precision_is_said_in_the_terms_of_a_standard(folder):
    package = Package(folder)
    dates, places = (about["terms"] for about in package.descriptor["standards"])
    assert list(dates) == package.vocabulary["precision"]
    assert all(len(written) == LENGTH[own] for own, written in dates.items())
    drawn = next(each for each in package.fields("places") if each["name"] == "precision")
    assert list(places) == drawn["constraints"]["enum"]


TEXT = "Menu\nSome said on Monday that boats, “many of them”, sail on. The end."


@pytest.fixture
def held(tiny, tmp_path, capsys):
    """Hold a text against a source with one passage located and a text measured."""
    located = {"starts": 'boats, "many of', "ends": "Sail on", "read": "full"}
    edit(tiny / "evidence.csv", "evidence_id", "E001", **located)
    key = Package(tiny).load("evidence")["source_id"].iloc[0]
    length, digits = digest(TEXT)
    edit(tiny / "sources.csv", "source_id", key, text_length=str(length), text_sha256=digits)

    def hold(text, key=key):
        file = tmp_path / "text.txt"
        file.write_text(text, "utf-8")
        code = main(["check", str(tiny), "--source", key, str(file)])
        return code, "".join(capsys.readouterr())

    return hold


def edit(file, key, value, **cells):
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    names = list(dict.fromkeys([*rows[0], *cells]))
    write_csv(file, names, [row | (cells if row[key] == value else {}) for row in rows])


def test_a_text_that_somebody_has_is_held_against_its_source(held):
    code, said = held(TEXT)
    assert code == 0 and "passages of S02 found: 1 of 1; it is the text that was measured" in said
    code, said = held(TEXT + " More.")
    assert code == 0 and "found: 1 of 1;" in said and "it is not the text of" in said
    code, said = held(TEXT.replace("sail on", "sail only"))
    assert code == 1 and 'row 2, column starts: E001 ("boats, "many of ... Sail on") is not' in said
    code, said = held(TEXT, "S01")
    assert code == 0 and "no passage of S01 is known by its words; no text of it" in said
    code, said = held(TEXT, "S99")
    assert code == 2 and '--source: "S99" is not there; allowed: ' in said
