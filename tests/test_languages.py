"""Every language says the same facts, whole, and finds room for its words."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter

import matplotlib.text
import pandas as pd
import pseudo
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from drawing import NAMES, draw, usual

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, FIGURES, ROOT
from dossier.i18n.language import LANGUAGES
from dossier.i18n.messages import CATALOGUES
from dossier.story import translation

OTHERS = [lang for lang in LANGUAGES if lang != "en"]
SAME = ("id", "unit", "status", "verdict", "claims", "sources", "since", "until", "position")
HELD = re.compile(r"\{[^{}]*\}|(?<=\]\()[^()]*")  # placeholders and targets of links


@pytest.fixture(scope="module")
def pseudo_drawn():
    """All figures and sentences in the pseudo-language."""
    with pseudo.spoken():
        return {name: draw(name, lang=pseudo.LANG) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_no_text_escapes_translation(pseudo_drawn, name):
    drawn = pseudo_drawn[name]
    texts = [text for figure in drawn.figures.values() for text in visible(figure)]
    texts += [re.sub(r"\]\([^()]*\)", "]", text) for text in drawn.sentences.values()]
    assert [text for text in texts if pseudo.escaped(text)] == []


def test_a_text_that_escapes_is_found():
    assert pseudo.escaped("Nothing at all to be seen here") and pseudo.escaped("[Çläïm] or else")
    assert not pseudo.escaped("[Çläïmöñ] 4.4, Venezuela and Cuba, 21 Nov 2008")


@pytest.mark.parametrize("name", NAMES)
def test_longer_words_find_room(pseudo_drawn, name):
    for figure in pseudo_drawn[name].figures.values():
        assert figure.crowding() == [], figure.name


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_language_says_the_same_facts(name, lang):
    drawn = draw(name, lang=lang).figures
    assert list(drawn) == list(usual(name).figures)
    for key, figure in drawn.items():
        assert figure.crowding() == [], key
        facts = [facts_of(each) for each in (figure, usual(name).figures[key])]
        assert facts[0] == facts[1], key


def facts_of(figure):
    """List what a figure says, but for its words."""
    return {
        mark.id: [getattr(mark, name) for name in SAME]
        + [mark.value if isinstance(mark.value, float | int) else None]
        for mark in figure.marks
    }


def visible(figure):
    """List the texts of a figure, and those that stand for it."""
    texts = figure.canvas.findobj(matplotlib.text.Text)
    return [text.get_text() for text in texts if text.get_visible()] + [figure.alt]


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
        assert set(told["row_id"]) == set(originals.index), f"{table} {field}"
        for row_id, text in zip(told["row_id"], told["text"], strict=True):
            assert translation.faithful(originals[row_id], text), f"{table} {row_id} {field}"
    assert set(texts.loc[texts["lang"] == lang, "table"]) == set(texts["table"])


def test_a_translation_of_a_corrected_text_is_left_out(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    claims = pd.read_csv(folder / "claims.csv", dtype=str, keep_default_na=False)
    claims.loc[0, "why"] = claims.loc[0, "why"].replace("24", "25")
    claims.to_csv(folder / "claims.csv", index=False, lineterminator="\n")
    told = translation.load(Package(folder), "claims", "es")
    assert told.loc[0, "why"] == claims.loc[0, "why"] and told.loc[1, "why"] != claims.loc[1, "why"]
    assert translation.faithful("2.2 bn in {F01}", "{F01}: 2200 millones")
    assert not translation.faithful("2.2 bn", "22,5 millones")


def test_every_message_said_is_gathered(pseudo_drawn):
    assert pseudo.Pseudo.asked - messages() == set(), "mark them: message(...), forms(...)"


def read(lang):
    with (CATALOGUES / f"{lang}.po").open("rb") as stream:
        return read_po(stream, abort_invalid=True)


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
    names = sorted(file.name for file in FIGURES.glob("en/*.json"))
    assert names == sorted(file.name for file in (FIGURES / lang).glob("*.json"))
    for name in names:
        own, other = (
            {mark["id"]: _facts(mark) for mark in json.loads(file.read_text("utf-8"))["marks"]}
            for file in (FIGURES / "en" / name, FIGURES / lang / name)
        )
        assert own == other, name


def _facts(mark):
    value = mark["value"] if isinstance(mark["value"], float | int) else None
    return [value, *(mark[name] for name in SAME)]
