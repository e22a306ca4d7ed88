"""Numbers of a text: backed, contradicted, or known to nothing here."""

import json

import drawing
import pytest

import dossier as ds
from dossier.cli import main
from dossier.dataset.paths import ROOT
from dossier.story.numbers import judge, known, numbers


@pytest.fixture(scope="module")
def facts():
    """What claims, evidence and one notebook's marks state."""
    figures = [json.loads(each.json()) for each in drawing.usual("03-arms").figures.values()]
    return known(ds.open(), figures)


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("It cost $4.4bn in all.", 4.4e9, "USD"),
        ("It cost €4,400 million.", 4.4e9, "EUR"),
        ("A loan of 2 billion USD was spoken of.", 2e9, "USD"),
        ("The way is 29,100 km long.", 29_100, "km"),
        ("Some 45% voted.", 45, "percent"),
        ("It lasts 8 years.", 8, "year"),
        ("It sent 100,000 rifles.", 100_000, "rifle"),
    ],
)
def test_a_number_is_read_with_what_it_counts(sentence, value, unit):
    (number,) = numbers(sentence)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2008 visits began.",
        "It needs Python 3.11 or later.",
        "See [02-tour](notebooks) and S40.",
        "On 2008-11-25 it ended.",
        "It was 4.4.1 of the tool.",
    ],
)
def test_years_versions_and_names_count_nothing(sentence):
    assert numbers(sentence) == []


def test_an_amount_of_the_data_is_backed_and_its_rounding_too(facts):
    amount = ds.open().package.load("money").set_index("money_id")["amount"]["F01"]
    (exact,) = numbers(f"Venezuela bought arms for ${amount}bn.")
    how, by = judge(exact, facts)
    assert how == "backed"
    assert "C61" in {fact.id for fact in by}
    (rounded,) = numbers(f"Venezuela bought arms for about ${amount:.0f}bn.")
    assert judge(rounded, facts)[0] == "backed"


def test_another_amount_of_the_same_thing_is_contradicted(facts):
    amount = ds.open().package.load("money").set_index("money_id")["amount"]["F01"] + 0.1
    (number,) = numbers(f"Russia sold Venezuela arms worth ${amount:.1f}bn.")
    how, by = judge(number, facts)
    assert how == "contradicted"
    assert by[0].id in ("C61", "03-totals F01")


def test_what_the_package_does_not_speak_of_stands_alone(facts):
    for sentence in ("Peru sold cheese for $2.3bn.", "We keep 3 cats."):
        (number,) = numbers(sentence)
        assert judge(number, facts)[0] == "alone"


def test_the_command_names_the_line_and_fails_on_a_contradiction(tmp_path, capsys):
    text = tmp_path / "draft.md"
    text.write_text("# A draft\n\nIn `9 years` of code.\nThe Bush administration lasts 9 years.\n")
    assert main(["numbers", str(text)]) == 1
    said = capsys.readouterr().out
    assert f"{text}:4: 9 years is contradicted by C51" in said
    assert "1 number, read as English writes them: 0 alone, 0 backed, 1 contradicted" in said
    assert main(["numbers", str(tmp_path / "none.md")]) == 2


def test_the_collections_own_texts_contradict_nothing(capsys):
    files = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
    assert main(["numbers", *map(str, files)]) == 0, capsys.readouterr().out
