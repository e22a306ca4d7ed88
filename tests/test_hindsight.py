"""Verdicts that lean on what came after the article alone are remarked on, and no others."""

import csv

import pytest
from conftest import write_csv

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, ROOT
from dossier.dataset.rules import examine
from dossier.dataset.rules.hindsight import known_from as known_by_rule
from dossier.dataset.rules.hindsight import remark_hindsight
from dossier.i18n.vocabulary import UNDECIDED
from dossier.run.preflight import report
from dossier.story.as_of import known_from
from dossier.story.story import open as open_package

EXAMPLE = ROOT / "examples" / "clinton-asia-2009"


def remarks(folder):
    _, tables = examine(folder)
    return [str(each) for each in remark_hindsight(tables)]


def change(folder, table, key, **cells):
    file = folder / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, names = list(reader), reader.fieldnames
    for row in rows:
        if row[f"{table.removesuffix('s')}_id"] == key:
            row |= cells
    write_csv(file, names, rows)


@pytest.mark.parametrize("folder", [DATA, EXAMPLE], ids=lambda folder: folder.name)
def test_the_remark_names_what_as_of_leaves_open(folder):
    day = Package(folder).load("article")["published"].iloc[0].date().isoformat()
    now, then = open_package(str(folder)), open_package(str(folder), as_of=day)
    told = now.claims.set_index("claim_id")["verdict"]
    open_then = then.claims.set_index("claim_id")["verdict"] == "unchecked"
    late = [key for key in told.index if told[key] not in UNDECIDED and open_then[key]]
    (remark,) = remarks(folder)
    assert late and f"after {day}: {', '.join(late)};" in remark


def test_a_source_is_known_from_the_last_day_that_its_date_can_mean():
    _, tables = examine(DATA)
    known = known_from(Package(DATA).load("sources").set_index("source_id"))
    for row in tables["sources"]:
        assert known_by_rule(row) == known[row["source_id"]].date(), row["source_id"]


def test_what_was_known_in_time_is_not_remarked_on(tiny):
    assert remarks(tiny) == []
    change(tiny, "sources", "S03", published="2005-03-20", published_precision="day")
    (remark,) = remarks(tiny)
    assert "1 verdict leans on evidence alone" in remark and ": C03;" in remark
    lines, sound = report(str(tiny))
    assert sound and f"Remark: {remark}" in lines and lines[-1].endswith("no problem")


def test_a_broken_package_has_problems_and_no_remarks(tiny):
    change(tiny, "sources", "S03", published="2005-03-20", language="english")
    lines, sound = report(str(tiny))
    assert not sound and not any(line.startswith("Remark") for line in lines)
