"""Every language says the same facts, whole, and finds room for its words."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache

import pandas as pd
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, FIGURES, ROOT
from dossier.dataset.quoting import faithful
from dossier.i18n.language import LANGUAGES
from dossier.i18n.messages import CATALOGUES
from dossier.story.texts import load

OTHERS = [lang for lang in LANGUAGES if lang != "en"]
SAME = ("id", "unit", "status", "verdict", "claims", "sources", "since", "until", "position")
HELD = re.compile(r"\{[^{}]*\}|(?<=\]\()[^()]*")  # placeholders and targets of links


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_says_the_same_facts(told, lang):
    own, other = (_told_facts(told / "figures" / each) for each in ("en", lang))
    assert own and own.keys() == other.keys()
    for name in own:
        assert own[name] == other[name], name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_language_find_room(told, lang):
    crowded = json.loads((told / f"{lang}.json").read_text("utf-8"))
    assert len(crowded) == len(list(FIGURES.glob("en/*.json")))
    assert {name: texts for name, texts in crowded.items() if texts} == {}


def _told_facts(folder):
    """List what figures say, but for their words: a dict of figure to mark to facts."""
    return {
        file.stem: {
            mark["id"]: _facts(mark) for mark in json.loads(file.read_text("utf-8"))["marks"]
        }
        for file in sorted(folder.glob("*.json"))
    }


@pytest.mark.parametrize("lang", OTHERS)
def test_a_catalogue_has_quotes_of_its_language_and_holds_only_units_to_numbers(lang):
    for message in read(lang):
        forms = [message.string] if isinstance(message.string, str) else message.string
        for form in forms if message.id else ():
            assert not re.search("['\"“”]", re.sub("`[^`]*`", "", form)), form
            assert not re.search(r"\b[^\W\d_]\xa0|\xa0[—–] ", form), f"held where it is set: {form}"


@pytest.mark.parametrize("lang", OTHERS)
def test_a_catalogue_is_whole(lang):
    wanted, catalogue = messages(), read(lang)
    there = {message.id: message for message in catalogue if message.id}
    assert set(there) == wanted, "run: make messages, then fill in what is empty"
    for message in there.values():
        forms = [message.string] if isinstance(message.id, str) else message.string
        assert all(forms) and not message.fuzzy, message.id
        singular = message.id if isinstance(message.id, str) else message.id[1]
        for form in forms:
            own, held = (Counter(HELD.findall(text)) for text in (singular, form))
            assert own == held, f"{message.id}: other placeholders or links in {form!r}"


@pytest.mark.parametrize("lang", OTHERS)
def test_plurals_have_as_many_forms_as_the_language(lang):
    catalogue = read(lang)
    for message in catalogue:
        if message.id and not isinstance(message.id, str):
            assert len(message.string) == catalogue.num_plurals, message.id


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_is_translated_with_its_numbers(lang):
    package = Package(DATA)
    texts = package.load("translations")
    for (table, field), told in texts[texts["lang"] == lang].groupby(["table", "field"]):
        key = package.schema(table)["primaryKey"]
        originals = package.load(table).set_index(key)[field].dropna()
        # Where rows have the same text, one of them is translated for all.
        assert set(originals[list(told["row_id"])]) == set(originals), f"{table} {field}"
        for row_id, text in zip(told["row_id"], told["text"], strict=True):
            assert faithful(originals[row_id], text), f"{table} {row_id} {field}"
    assert set(texts.loc[texts["lang"] == lang, "table"]) == set(texts["table"])


def test_a_translation_of_a_corrected_text_is_left_out(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    claims = pd.read_csv(folder / "claims.csv", dtype=str, keep_default_na=False)
    claims.loc[0, "why"] = claims.loc[0, "why"].replace("24", "25")
    claims.to_csv(folder / "claims.csv", index=False, lineterminator="\n")
    told = load(Package(folder), "claims", "es")
    assert told.loc[0, "why"] == claims.loc[0, "why"] and told.loc[1, "why"] != claims.loc[1, "why"]
    assert faithful("2.2 bn in {F01}", "{F01}: 2200 millones")
    assert not faithful("2.2 bn", "22,5 millones")


def read(lang):
    with (CATALOGUES / f"{lang}.po").open("rb") as stream:
        return read_po(stream, abort_invalid=True)


@cache
def messages():
    """Gather the messages as ``make messages`` does."""
    import tomllib

    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]
    mappings = [(each["pattern"], each["method"]) for each in tool["mappings"]]
    keywords = {"say": None, "plural": (1, 2), "forms": (1, 2), "tell": None, "message": None}
    return {each[2] for each in extract_from_dir(ROOT, mappings, keywords=keywords)}


def test_a_language_is_a_catalogue_and_an_entry(tmp_path):
    """Add French to a copy of the code: one line of it, one file beside the others."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    code = tmp_path / "src" / "dossier" / "i18n" / "language.py"
    entry = '"ru": "ru"}'
    assert code.read_text("utf-8").count(entry) == 1
    code.write_text(code.read_text("utf-8").replace(entry, '"ru": "ru", "fr": "fr"}'), "utf-8")
    catalogue = code.parent / "locale" / "fr.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue.write_text(head + 'msgid "planned"\nmsgstr "prévu"\n', "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", SPEAKS],
        env={"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.split("\n")[:3] == ["prévu", "4,4", "Lima"]
    assert "en, es, ru, fr" in told.stdout, "a parameter may have it"


SPEAKS = f"""
import dossier as ds, sys
sys.stdout.reconfigure(encoding="utf-8")
from dossier.story.parameters import EVERY
story = ds.open({str(DATA)!r}, lang="fr")
print(story.words.status("planned"), story.words.number(4.4), sep="\\n")
print(story.places().at["lima", "name"])
print(EVERY["lang"].allowed(story.package))
"""


@pytest.mark.parametrize("lang", OTHERS)
def test_the_committed_figures_have_the_same_marks_in_each_language(lang):
    own, other = (_told_facts(FIGURES / each) for each in ("en", lang))
    assert own.keys() == other.keys()
    for name in own:
        assert own[name] == other[name], name


def _facts(mark):
    value = mark["value"] if isinstance(mark["value"], float | int) else None
    return [value, *(mark[name] for name in SAME)]
