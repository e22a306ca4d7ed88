"""The benchmark's sums: bars reached and missed, and the page on scale. It is not run here."""

import csv
import sys
from pathlib import Path

import pytest

from dossier.run import sweep

sys.path.append(str(Path(__file__).parent / "bench"))
bars, scale = pytest.importorskip("bars"), pytest.importorskip("scale")
profiling, many = pytest.importorskip("profiling"), pytest.importorskip("many")
SOURCE = Path(__file__).parents[1] / "src" / "dossier"

FOUND = {
    "machine": {"python": "3.11", "system": "Linux"},
    "cores": 2,
    "notebooks": 7,
    "commands": [{"a": 30.0, "b": 50.0}, {"a": 40.0, "b": 40.0}, {"a": 41.0, "b": 49.0}],
    "build": [9.0, 11.0, 10.0],
    "plain": [8.0, 9.0, 7.0],
    "limit": [8.0, 8.0, 9.0],
    "unchanged": [0.3, 0.2, 0.9],
    "quick": {name: [0.25] * 3 for name in ("dossier check", "dossier --help", "import dossier")},
    "redrawn": [
        {"name": "02-map", "kind": "map", "clock": 0.2, "median": 0.1},
        {"name": "04-map", "kind": "map", "clock": 0.3, "median": 0.1},
        {"name": "03-totals", "kind": "chart", "clock": 9.0, "median": 9.0},
    ],
    "languages": {"count": 3, "first": 20.0, "unchanged": 0.5, "changed": 4.0, "ran": 3},
    "earlier": {"commit": "abc", "before": 10.0, "now": 4.0},
    "cluster": 12.0,
    "peak": 500.0,
    "bytes": 14e6,
    "sweep": {
        "renderings": 107,
        "seconds": 110.0,
        "builder": 10.7,
        "peak": 700.0,
        "bytes": 214e6,
        "memory_early": 500.0,
        "memory_late": 540.0,
    },
}


def test_bars_are_ratios_of_medians():
    found = {bar.what: bar for bar in bars.bars(FOUND)}
    assert [round(bar.value, 2) for bar in found.values()] == [
        8.0,  # 80 / 10
        2.25,  # (10 - 1) / (8 / 2)
        1.25,  # 10 / 8
        0.3,
        0.25,
        0.25,
        0.25,
        0.3,  # the slower of the maps
        500.0,
        2.0,  # 14 / 7
        1.2,  # 12 / 10
        12.0,  # 3 * 80 / 20
        0.5,
        0.2,
        1.0,
        0.4,
        1.79,  # (110 - 8) / 100 against (8 / 2) / 7
        8.0,
    ]
    missed = [what for what, bar in found.items() if not bar.reached]
    assert missed == [
        "build, faster than the commands",
        "import dossier",
        "the slowest map, from control to picture",
        "files of one rendering",
        "3 languages, nothing changed",
        "one more rendering, against its share of the limit",
    ]
    assert str(found["import dossier"]).endswith("at most 0.2 s    missed by 25%")
    assert str(found["build, faster than the commands"]).endswith("at least 10 x    missed by 25%")


def test_the_page_on_scale_is_computed():
    page = scale.write(FOUND)
    assert "| 107 | 0.0 hours | 0.1 | 1 | 0 GB |\n| 1,000 | 0.3 hours | 0.6 | 1 | 2 GB |" in page
    assert "| 1,000,000 | 11.8 days | 566.7 | 36 | 2,000 GB |" in page
    assert "about 20 cores" in page and "A million renderings fill 2.0 TB" in page
    assert "{" not in page


def test_what_was_measured_is_not_computed():
    page = scale.write(FOUND | {"sweep": FOUND["sweep"] | {"renderings": 1000, "bytes": 2e9}})
    assert page.count("| 1,000 |") == 1 and "| 1,000 | 0.0 hours |" in page


@pytest.mark.parametrize("combinations", [1, 3, 29, 143])
def test_a_sweep_asks_for_so_many_combinations_or_some_more(combinations):
    asked = sweep.combinations(many.options(combinations)[1::2], {})
    assert combinations <= len(asked) < 1.5 * combinations + 1
    assert len({tuple(each.values.items()) for each in asked}) == len(asked)


def test_the_committed_page_on_scale_is_such_a_page():
    kept = (Path(__file__).parents[1] / "docs" / "scale.md").read_text("utf-8")
    plain = [line for line in scale.TEXT.splitlines() if line and "{" not in line]
    assert [line for line in plain if line not in kept] == []


@pytest.mark.parametrize("what", profiling.KINDS)
def test_the_profile_names_functions_that_are_there(what):
    file, function = profiling.KINDS[what]
    assert f"def {function}(" in (SOURCE / file).read_text("utf-8")


@pytest.mark.parametrize("name", ["mutants", "promises"])
def test_what_is_to_be_changed_for_a_mutant_is_there(name):
    text = (Path(__file__).parent / "bench" / f"{name}.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(keepends=True)):
        assert row["old"] in (SOURCE / row["file"]).read_text("utf-8"), row["file"]
