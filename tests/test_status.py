"""What is there, what is open, what comes next: as somebody sees it who fills the tables."""

import csv

import pytest

from dossier.cli import main
from dossier.dataset.paths import DATA


@pytest.fixture
def status(tiny, capsys):
    """Say the status of the tiny package, as lines."""

    def say():
        assert main(["status", str(tiny)]) == 0
        return capsys.readouterr().out.splitlines()

    return say


def change(file, edit):
    """Rewrite a table: ``edit`` gets its rows as dicts and returns those that are left."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        header, rows = reader.fieldnames, edit(list(reader))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_each_table_has_a_line_in_the_order_of_the_descriptor(status):
    head, blank, *lines, _, following = status()
    assert head.endswith(": Norland sells boats to Sudland (The Example, 2005-03-02)") and not blank
    tables = [line.split()[:2] for line in lines]
    assert tables[:3] == [["article", "1"], ["sentences", "4"], ["claims", "5"]]
    assert tables[-1] == ["translations", "2"] and lines[2].endswith("5  1 unchecked: C04")
    assert following.startswith("Next: find a source for C04: a row in sources.csv")


def test_sentences_without_a_claim_come_first(tiny, status):
    change(tiny / "claims.csv", lambda rows: [row for row in rows if row["claim_id"] == "C01"])
    for name in ("outcomes", "translations"):
        change(tiny / f"{name}.csv", lambda rows: [])
    lines = status()
    assert any(line.endswith("3 without a claim: P1S1, P1S2, P2S1") for line in lines)


def test_evidence_without_a_source_and_names_without_a_language(tiny, status):
    change(tiny / "evidence.csv", lambda rows: [row | {"source_id": ""} for row in rows])
    change(tiny / "actors.csv", lambda rows: [row | {"name_ru": ""} for row in rows])
    text = "\n".join(status())
    assert "4 without a source: E001, E002, E003, E004" in text
    assert "4 without a name in ru: NRL, SUD, minister, wire" in text
    assert "Next: mend the " in text and "`dossier check " in text


def test_long_lists_are_cut(tiny, status):
    many = [{"claim_id": f"C{number}", "verdict": "unchecked"} for number in range(10, 40)]
    change(tiny / "claims.csv", lambda rows: rows + [rows[0] | each for each in many])
    assert "31 unchecked: C04, C10, C11, C12, C13, C14 and 25 more" in "\n".join(status())


def test_what_a_spreadsheet_saved_is_to_be_put_right_first(tiny, status):
    file = tiny / "actors.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert status()[-1].startswith("Next: `dossier tidy ")


def test_a_package_without_rows_is_told_how_to_begin(tiny, status):
    for file in tiny.glob("*.csv"):
        if file.stem != "article":
            change(file, lambda rows: [])
    lines = status()
    assert lines[-1].startswith("Next: ") and "no rows yet: sentences, claims" in lines[-3]


def test_a_table_that_cannot_be_read_is_no_reason_to_say_nothing(tiny, status):
    (tiny / "claims.csv").write_bytes(b"\xff\xfe\x00")
    assert status()[-1].startswith("Next: mend the ")


def test_our_own_package(capsys):
    assert main(["status"]) == 0
    said = capsys.readouterr().out
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as stream:
        unchecked = [row["claim_id"] for row in csv.DictReader(stream)
                     if row["verdict"] == "unchecked"]  # fmt: skip
    assert "without a claim" not in said, "each sentence of this article states something"
    assert f"{len(unchecked)} unchecked: {', '.join(unchecked[:6])}" in said
