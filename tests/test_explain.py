"""From any id to all that hangs on it: what the tables say, and which marks draw it."""

import csv
import json
import re
from functools import cache
from urllib.parse import unquote

import pytest
from conftest import write_csv

from dossier.cli import main
from dossier.dataset.paths import DATA
from dossier.i18n.language import Words
from dossier.i18n.vocabulary import OUTCOME_WORDS, STATUS_WORDS, VERDICT_WORDS
from dossier.story import search
from dossier.story.coverage import coverage, gaps, report
from dossier.story.gallery import read_figures
from dossier.story.phrases import valued
from dossier.story.record import claims, explain
from dossier.story.story import open as open_package


def rows(table):
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


TABLES = {
    name: rows(name)
    for name in ("claims", "sources", "sentences", "evidence", "outcomes", "actors")
}
SOURCES = {row["source_id"]: row for row in TABLES["sources"]}
NAMES = {row["actor_id"]: row["name_en"] for row in TABLES["actors"]}
ARTICLE = rows("article")[0]


opened, read, collected = cache(open_package), cache(read_figures), cache(claims)


def ids(table):
    return [next(iter(row.values())) for row in TABLES[table]]


def row_of(table, key):
    return next(row for row in TABLES[table] if next(iter(row.values())) == key)


@pytest.fixture(scope="session")
def figures(told):
    return told / "figures"


@pytest.fixture(scope="session")
def drawn(figures):
    return [json.loads(file.read_text("utf-8")) for file in sorted(figures.glob("en/*.json"))]


@pytest.fixture
def ask(figures, capsys, monkeypatch):
    """Ask the command; return what it prints, on one line, and the record behind it.

    Package and figures are read, and records of claims collected, once for all tests.
    """
    monkeypatch.setattr("dossier.story.story.open", opened)
    monkeypatch.setattr("dossier.story.gallery.read_figures", read)
    monkeypatch.setattr("dossier.story.record.claims", collected)

    def asked(key):
        assert main(["explain", key, "--figures", str(figures)]) == 0
        text = " ".join(capsys.readouterr().out.split())
        assert "{" not in text and not re.search(r"\bnan\b|: None\b(?! of)|\(None\)", text)
        assert main(["explain", key, "--figures", str(figures), "--json"]) == 0
        return text, json.loads(capsys.readouterr().out)

    return asked


def holds(text, *parts):
    """Hold a text to its parts, in their order if one quotes a fact, as in ``worth {F01}``."""
    for part in parts:
        pieces = re.split(r"\{[A-Z]\d+[^}]*\}", " ".join(str(part).split()))
        assert re.search(".+?".join(map(re.escape, pieces)), text), part


def holds_marks(text, drawn, keep):
    """Hold the text to naming exactly the marks that are asked for, figure by figure."""
    words = Words("en")
    told = text.rpartition("Drawn in")[2]
    for figure in drawn:
        marks = [mark for mark in figure["marks"] if keep(mark)]
        assert (f" {figure['name']}: {figure['title']}" in told) == bool(marks)
        for mark in marks:
            holds(told, f"{mark['id']} {mark['label']}: {valued(mark, words)}")


@pytest.mark.parametrize("key", ids("claims"))
def test_claim(key, ask, drawn):
    text, record = ask(key)
    row = row_of("claims", key)
    sentence = row_of("sentences", row["sentence_id"])
    holds(text, key, row["claim"], row["why"], row["ambiguity"], STATUS_WORDS[row["status"]])
    holds(
        text,
        VERDICT_WORDS[row["verdict"]],
        f"Said by: {NAMES.get(row['speaker_id'], 'nobody named')}.",
    )
    holds(text, f"Sentence {row['sentence_id']}: “{sentence['starts']} … {sentence['ends']}”")
    evidence = [piece for piece in TABLES["evidence"] if piece["claim_id"] == key]
    for piece in evidence:
        source = SOURCES[piece["source_id"]]
        holds(text, piece["evidence_id"], piece["finding"], piece["figure"])
        holds(text, source["publisher"], source["url"], source["published"][:4] or "undated")
    origins = len({SOURCES[piece["source_id"]]["origin"] for piece in evidence})
    holds(text, f"from {origins} independent source")
    for outcome in (row for row in TABLES["outcomes"] if row["claim_id"] == key):
        holds(text, OUTCOME_WORDS[outcome["outcome"]], outcome["finding"])
    holds_marks(text, drawn, lambda mark: key in mark["claims"])
    assert record["origins"] == origins and record["verdict"] == row["verdict"]
    assert [piece["evidence_id"] for piece in record["evidence"]] == [
        piece["evidence_id"] for piece in evidence
    ]


@pytest.mark.parametrize("key", ids("sources"))
def test_source(key, ask, drawn):
    text, record = ask(key)
    row = SOURCES[key]
    holds(text, key, row["title"], row["publisher"], row["url"], row["note"])
    holds(text, row["published"][:4] or "undated")
    for piece in (each for each in TABLES["evidence"] if each["source_id"] == key):
        holds(text, piece["evidence_id"], f"on {piece['claim_id']}", piece["finding"])
    alike = [
        other for other in SOURCES if other != key and SOURCES[other]["origin"] == row["origin"]
    ]
    assert record["shares_origin_with"] == alike and record["document"] == row["kind"]
    assert record["published"] == (row["published"] or None)
    holds_marks(text, drawn, lambda mark: key in mark["sources"])


@pytest.mark.parametrize("key", ids("sentences"))
def test_sentence(key, ask, drawn):
    text, record = ask(key)
    claims = [row for row in TABLES["claims"] if row["sentence_id"] == key]
    for row in claims:
        holds(text, row["claim_id"], row["claim"], VERDICT_WORDS[row["verdict"]])
    known = {row["claim_id"] for row in claims}
    assert [claim["claim_id"] for claim in record["claims"]] == sorted(known)
    holds_marks(text, drawn, lambda mark: known & set(mark["claims"]))


@pytest.mark.parametrize("key", ids("sentences"))
def test_a_sentence_links_to_its_words_on_the_page(key, ask):
    text, record = ask(key)
    row = row_of("sentences", key)
    page, _, fragment = record["url"].partition("#:~:text=")
    assert page == ARTICLE["url"] and record["url"] in text
    starts, ends = fragment.split(",")
    assert [unquote(starts), unquote(ends)] == [row["starts"], row["ends"]]
    assert "-" not in fragment and "&" not in fragment and fragment.isascii()


def test_figures(ask, drawn):
    assert drawn
    for figure in drawn:
        text, record = ask(figure["name"])
        holds(text, figure["title"], figure["subtitle"])
        holds_marks(text, [figure], bool)
        behind = {key for mark in figure["marks"] for key in mark["claims"]}
        assert {claim["claim_id"] for claim in record["claims"]} == behind
        assert {source["source_id"] for source in record["sources"]} == {
            key for mark in figure["marks"] for key in mark["sources"]
        }


def test_marks_can_be_asked_for(figures, drawn):
    story, read = open_package(), read_figures(figures / "en")
    for key in {figure["marks"][i]["id"] for figure in drawn for i in (0, -1)}:
        found = explain(key, story, read)
        told = [mark["id"] for figure in found["figures"] for mark in figure["marks"]]
        assert found["id"] == key and (key in told or found["kind"] == "claim")


@pytest.mark.parametrize(
    ("key", "kind", "parts"),
    [
        ("E001", "evidence", ("corroborated", "Peruvian Times", "C01")),
        ("F02", "fact", ("a row of money", "amount: 4.4", "S53", "C61")),
        ("T06-leg", "mark", ("C20", "02-map", "T06-leg")),
        ("c61", "claim", ("C61 ",)),
        ("p12s1", "sentence", ("P12S1",)),
    ],
)
def test_other_ids(ask, key, kind, parts):
    text, record = ask(key)
    assert record["kind"] == kind
    holds(text, *parts)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("C999", "C99?"),
        ("P12S9", "P12S"),
        ("02-mpa", "02-map"),
        ("", "allowed"),
        ("Q#!", "allowed"),
    ],
)
def test_an_unknown_id_suggests_near_ones(figures, capsys, key, near):
    assert main(["explain", key, "--figures", str(figures)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    assert f"id: {key!r} is unknown" in said.err and near.rstrip("?") in said.err


def test_without_figures_it_says_so(tmp_path, capsys):
    assert main(["explain", "C61", "--figures", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Drawn in no figure." in said
    assert f"No figures are in {tmp_path}; to make them: make\n" in said


@pytest.mark.parametrize("asked", [["explain", "C61"], ["coverage"], ["numbers", "README.md"]])
def test_a_folder_of_figures_that_is_none_is_told(asked, capsys):
    assert main([*asked, "--figures", "README.md"]) == 2
    assert "figures: 'README.md' is no folder; allowed: a folder with" in capsys.readouterr().err


def test_another_package_is_not_given_the_figures_of_this_one(tiny, figures, capsys):
    assert main(["explain", "C02", "--package", str(tiny)]) == 0
    said = capsys.readouterr().out
    assert "What C02 says" in said and "Drawn in no figure." in said
    assert said.endswith(f"; to make them: dossier build --package {tiny}\n")
    assert main(["explain", "C61", "--package", str(tiny)]) == 2


MARK = {"label": "Bar", "value": 1, "unit": "m", "sources": []}


def figure(name, *marks):
    made = [MARK | {"id": key, "claims": claims} for key, claims in marks]
    return {"name": name, "title": "A finding", "marks": made}


def test_a_list_of_claims_draws_none(tiny):
    figures = [
        figure("00-list", ("C01", ["C01"]), ("C03", ["C03"]), ("E002", ["C02"])),
        figure("03-totals", ("F01", ["C02"]), ("T04-leg", ["C03", "C01"])),
    ]
    sentences = coverage(open_package(str(tiny)), figures)
    assert [sentence["sentence_id"] for sentence in sentences] == ["HS1", "P1S1", "P1S2", "P2S1"]
    states = {claim["claim_id"]: claim for each in sentences for claim in each["claims"]}
    assert states["C01"]["drawn"] == ["03-totals"] and states["C01"]["listed"] == ["00-list"]
    assert states["C02"]["drawn"] == ["03-totals"] and states["C04"]["drawn"] == []
    assert gaps(sentences) == ["C04", "C05"]
    said = report(sentences, Words("en"))
    assert "C04 What C04 says Not drawn: NO REASON" in said
    assert said.endswith("5 claims: 3 drawn, 0 not drawn for a reason, 2 without one.")


def test_coverage_says_why_nothing_is_claimed_of_a_sentence(tiny):
    file = tiny / "sentences.csv"
    (*_, last) = text = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    text += [
        last | {"sentence_id": "P2S2", "position": "4", "no_claim": "A question"},
        last | {"sentence_id": "P2S3", "position": "5"},
    ]
    write_csv(file, last, text)
    sentences = coverage(open_package(str(tiny)), [])
    assert [each["no_claim"] for each in sentences[-2:]] == ["A question", None]
    lines = report(sentences, Words("en")).splitlines()
    assert lines[-4:-1:2] == ["  A question", "  states no claim"] and "P2S2" in lines[-5]


def test_coverage_ends_in_the_gaps(tiny, tmp_path, capsys):
    (tmp_path / "en").mkdir()
    whole = figure("03-totals", ("F01", ["C01", "C02", "C03", "C04"]))
    (tmp_path / "en" / "03-totals.json").write_text(json.dumps(whole), "utf-8")
    command = ["coverage", "--package", str(tiny), "--figures", str(tmp_path)]
    assert main(command) == 1
    assert "C05 What C05 says Not drawn: NO REASON" in capsys.readouterr().out
    file = tiny / "claims.csv"
    lines = file.read_text("utf-8").splitlines()
    lines[5] = f"{lines[5].rstrip(',')},No figure shows silence"
    assert lines[5].count(",") == lines[0].count(",")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[3]["claims"][1]["gap"] is False
    assert main(command) == 0
    assert "Not drawn: No figure shows silence" in capsys.readouterr().out


def test_every_claim_is_drawn_or_says_why_not(drawn):
    story = opened()
    sentences = coverage(story, drawn)
    claims = [claim for sentence in sentences for claim in sentence["claims"]]
    assert {claim["claim_id"] for claim in claims} == set(ids("claims"))
    assert gaps(sentences) == []
    silent = [claim["claim_id"] for claim in claims if not claim["drawn"]]
    assert silent and all(row_of("claims", key)["not_drawn"] for key in silent)
    needless = [claim["claim_id"] for claim in claims if claim["drawn"] and claim["not_drawn"]]
    assert needless == [], "a reason not to be drawn, but drawn"


def test_a_claim_that_no_figure_draws_is_told(drawn):
    key = next(mark["claims"][0] for mark in drawn[-1]["marks"])
    without = [
        figure | {"marks": [mark for mark in figure["marks"] if key not in mark["claims"]]}
        for figure in drawn
    ]
    assert gaps(coverage(opened(), drawn)) == [] and key in gaps(coverage(opened(), without))


def test_coverage_of_what_is_committed_ends_well(capsys):
    assert main(["coverage"]) == 0
    assert "NO REASON" not in capsys.readouterr().out


def test_coverage_of_sources_says_how_far_evidence_can_be_followed(tiny, capsys):
    command = ["coverage", "--sources", "--package", str(tiny)]
    assert main(command) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("S02 ") and said[0].endswith(": 1 of 2 located; read in full")
    assert said[1].startswith("S03 ") and said[1].endswith(": 0 of 2 located; not read again")
    assert said[2:] == ["4 pieces of evidence: 1 located, 0 read without a place, 3 not read."]
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0]["evidence"] == {"E001": "located", "E002": "open"}
    assert told[1]["read"] is None


@pytest.mark.parametrize(("asked", "told"), [("4.4", "F02  "), ("lisbon DINE", "")])
def test_words_and_numbers_that_are_no_id_are_looked_for(capsys, asked, told):
    assert main(["explain", asked]) == 0
    *rows, count = capsys.readouterr().out.splitlines()
    assert any(row.startswith(told) for row in rows) and count.startswith(str(len(rows)))
    for row in rows:
        assert all(word.lower() in row.lower() for word in asked.split())


def test_search_takes_a_number_whole(tiny):
    story = open_package(str(tiny))
    assert [each["id"] for each in search.find("2.5", story)] == ["C02", "F01", "F02"]
    assert search.find("2", story) and not search.find("12.", story)
    days = [cell for each in search.find("2005-02-01", story) for cell in each["cells"].values()]
    assert days and set(days) == {"2005-02-01"}
    assert search.find("", story) == []
