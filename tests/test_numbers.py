"""No number without a fact: none is typed in code or prose, and the drawn ones follow the data."""

import csv
from functools import cache

import changed_package
import pytest
from drawing import NAMES, draw, usual
from typed_numbers import (
    EXCEPTIONS,
    SEARCHES,
    Found,
    in_code,
    in_drawings,
    in_files,
    in_markdown,
    in_notebook,
    in_template,
    judge,
    numbers,
    read_exceptions,
    shown_texts,
)

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, ROOT
from dossier.i18n.language import Words
from dossier.plot.figure import Figure


def found(search, source):
    return [each.number for each in search("here", source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$4.4bn in 2005–2007", ["4.4", "2005", "2007"]),
        ("twelve contracts, Twenty ships, dozens", ["twelve", "Twenty", "dozens"]),
        ("on 2008-11-25, 1,200 km", ["2008-11-25", "1,200"]),
        ("P12S1, UTF-8, Mi-17 and 03-arms are names", []),
        ("one of a few, both, once, first; {n} of {total:.2f}", []),
        ("oftenest, weight, tents", []),
    ],
)
def test_what_a_number_is(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Figure("03-totals", words, title="Arms for $4.4bn")', ["4.4"]),
        ('title = words.say("{n} contracts worth 4.4", n=n)', ["4.4"]),
        ('words.plural("{n} of twelve", "{n} of twelve", n)', ["twelve", "twelve"]),
        ("words.say('{n} contracts', n=12)", ["12"]),
        ("words.plural('{n} contract', '{n} contracts', 12)", ["12"]),
        ("figure.mark(bar, row, label='in 2008', value=x)", ["2008"]),
        ("figure.mark(bar, row, label=name, value=4.4)", ["4.4"]),
        ("figure.mark(bar, row, label=f'{name} {2008}', value=x)", ["2008"]),
        ("axes.text(0.5, 2, '2008')", ["2008"]),
        ("words.number(12)", ["12"]),
        ("words.year(2008 if late else 2007)", ["2008", "2007"]),
        ("MESSAGE = 'Sold for 4.4 billion'", ["4.4"]),
        ("words.say('sold in ' + '2008')", ["2008"]),
        ("about = {'subtitle': subtitle(rows) + '; 2008', 'kind': kind}", ["2008"]),
    ],
)
def test_planted_in_code(source, expected):
    assert found(in_code, source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""Draw 12 contracts."""',
        'def chart():\n    """Draw 12 contracts of 2008."""',
        "words.number(value, 2)",
        "words.number(value if value else 0)",
        "axes.plot([0, 1], [2, 3], linewidth=0.8)",
        "axes.text(0.5, 2, name, size=11)",
        'Figure("03-totals", words, size=(9, 5))',
        "assert len(rows) == 2, 'there are 2 rows'",
        "rows[:3]  # the first 3 rows",
        "when == '2008-11-25'",
        "SIZES = {'title': 10.5, 'label': 8}",
    ],
)
def test_layout_in_code(source):
    assert found(in_code, source) == []


def test_planted_in_prose():
    assert found(in_markdown, "Only 12 contracts, of *twelve*.") == ["12", "twelve"]
    assert found(in_markdown, "1. See [next](03-arms.ipynb), `rows[12]`\n2. Again") == []


def test_planted_in_a_template():
    text = '{# 3 #}<p class="c4">{{ say("All {n} of 79 claims", n=n) }} and 12 more &#160;</p>'
    assert found(in_template, text) == ["79", "12"]


def test_planted_in_a_notebook():
    cells = """{"cells": [
        {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": ["d = 'from 2000'"]},
        {"cell_type": "markdown", "metadata": {}, "source": ["We found ", "12 contracts."]},
        {"cell_type": "code", "metadata": {}, "source": ["story.tell('It was 4.4.')"]}]}"""
    assert found(in_notebook, cells) == ["12", "4.4"]


def picture(amount):
    row = dict(status="signed", verdict="", claims=(), wordings=(), sources=(), publishers=())
    figure = Figure("99-test", Words("en"), kind="Chart", title=f"{amount} of 4.4", subtitle="m")
    axes = figure.axes()
    bar = axes.bar([0], [amount])[0]
    axes.text(0, 0, f"{amount} in {20}08")
    figure.mark(bar, row | {"id": "F01"}, label="Sold in 2006", value=amount, unit="m")
    return shown_texts(type("Drawn", (), {"figures": {"99-test": figure}, "sentences": {}}))


def test_planted_in_a_drawing():
    assert [(each.place, each.number) for each in in_drawings(picture(5.5), picture(7.6), 300)] == [
        ("figure 99-test title", "4.4"),
        ("figure 99-test alt", "4.4"),
        ("figure 99-test description", "2006"),
        ("figure 99-test picture", "2008"),
        ("figure 99-test F01", "2006"),
    ]


def test_a_count_may_stay():
    texts = {"figure 99-test title": "12 contracts for 4.4 in 2008"}
    stays = [each.number for each in in_drawings(texts, texts, 300)]
    assert stays == ["4.4", "2008"]


def test_exceptions_are_held_against_what_is_found():
    here = [Found("a.py", "4.4", "worth 4.4"), Found("b.py", "two", "two")]
    known = {("a.py", "4.4"): "A form", ("b.py", "*"): "Words", ("c.py", "7"): ""}
    assert judge(here, known) == ["c.py: no 7 to be excepted", "c.py: no reason"]
    assert judge(here, {("b.py", "two"): "Why not"}) == [
        "a.py: 4.4 is typed in “worth 4.4”; allowed: a value of a row"
    ]


def exceptions(of_files):
    known = read_exceptions().items()
    return {key: why for key, why in known if key[0].startswith(("src", "notebooks")) == of_files}


def test_no_number_is_typed_in_code_or_prose():
    assert judge(in_files(), exceptions(of_files=True)) == []


@pytest.mark.parametrize("pattern", SEARCHES)
def test_each_search_finds_its_files(pattern):
    assert list(ROOT.glob(pattern))


def test_exceptions_are_in_order_and_once_each():
    with EXCEPTIONS.open(encoding="utf-8", newline="") as stream:
        places = [(row["place"], row["number"]) for row in csv.DictReader(stream)]
    assert places == sorted(set(places))


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    return changed_package.change(tmp_path_factory.mktemp("changed") / "data")


def test_the_changed_package_changes_each_number(changed):
    before, after = Package(DATA), Package(changed)
    for table in before.tables:
        for field in before.fields(table):
            name, limits = field["name"], field.get("constraints", {})
            old, new = (package.load(table)[name].dropna() for package in (before, after))
            counted = field["type"] in ("integer", "number", "date") and "enum" not in limits
            if counted and name not in changed_package.KEPT:
                assert ((old != new) | (old == 0)).all(), f"{table} {name}"
                assert list(old.rank()) == list(new.rank()), f"{table} {name}: another order"


@cache
def longest():
    """Count the rows of the longest table."""
    package = Package(DATA)
    return max(len(package.load(table)) for table in package.tables)


@pytest.mark.parametrize("name", NAMES)
def test_each_number_drawn_follows_the_data(changed, name):
    real = shown_texts(usual(name))
    other = shown_texts(draw(name, package=str(changed)))
    assert real.keys() == other.keys(), "the changed package draws other marks"
    found = in_drawings(real, other, longest())
    known = exceptions(of_files=False)
    own = {key for key in known if key[0].removeprefix("figure ").startswith(name[:2])}
    assert judge(found, {key: known[key] for key in own}) == []
