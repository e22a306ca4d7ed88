"""Every sentence with a count: on each account and day, with filters, in each language.

Each is held against a plain count of the CSVs. The charts are left out: what notebooks tell does
not hang on them, and ``test_selection`` has their titles.
"""

import ast
import itertools
import re

import pytest
from counted import SENTENCES, Reader
from drawing import _run, code_cells

from dossier.i18n.language import LANGUAGES, Words
from dossier.story.voice import Voice

ACCOUNTS = ("article", "checked", "both")
DAYS = ("latest", "2008-11-25", "2008-11-22")
FILTERS = {
    "01-accords": ("sectors", [(), ("trade",), ("energy", "mining")]),
    "04-relations": ("actors", [(), ("RUS", "VEN"), ("USA", "GEO", "POL")]),
    "05-postures": ("actors", [(), ("USA",), ("RUS", "PER")]),
    "06-verdicts": ("speakers", [(), ("putin",), ("article",)]),
}
NONE = ("", [()])


class Undrawn:
    """A module of charts whose charts draw nothing."""

    def __init__(self, module, charts):
        self.module, self.charts = module, charts

    def __getattr__(self, name):
        return (lambda *_, **__: None) if name in self.charts else getattr(self.module, name)


def said(name, monkeypatch, **parameters):
    """Run a notebook without drawing its figures.

    Returns:
        What it tells, by its message in English: the values that fill it, and the sentence.
    """
    told = {}

    def tell(story, message, **values):
        told[message] = values, own_tell(story, message, **values)
        return told[message][1]

    def plural(story, one, many, n, **values):
        told[many] = {**values, "n": n}, own_plural(story, one, many, n, **values)
        return told[many][1]

    own_tell, own_plural = Voice.tell, Voice.plural
    with monkeypatch.context() as patch:
        patch.setattr(Voice, "tell", tell)
        patch.setattr(Voice, "plural", plural)
        undrawn(name, **parameters)
    return told


def undrawn(name, **parameters):
    """Run a notebook without drawing its figures; give what each cell shows, by its number."""
    cells, space, shown = code_cells(name), {}, {}
    (explored,) = [source for _, tags, source in cells if "explore" in tags]
    for number, tags, source in cells:
        if "explore" in tags:
            continue
        shown[number] = _run(source, space)
        if "parameters" in tags:
            space |= {key: value for key, value in parameters.items() if key in space}
        if "import dossier as ds" in source:
            _leave_undrawn(space, explored)
    return shown


def _leave_undrawn(space, explored):
    """Put modules that draw nothing in place of those whose charts a notebook lets explore."""
    named = [each for each in ast.walk(ast.parse(explored)) if isinstance(each, ast.Attribute)]
    charts = {}
    for each in named:
        if each.value.id not in ("ds", "story"):
            charts.setdefault(each.value.id, set()).add(each.attr)
    space |= {name: Undrawn(space[name], those) for name, those in charts.items()}


def numbers(text):
    """List the whole numbers in a text, whatever parts their thousands; the least first."""
    return sorted(map(int, re.findall(r"\d+", re.sub(r"(?<=\d)[,.\s](?=\d{3})", "", text))))


USUAL = ("both", "latest", ())


def asked(name):
    """List what a notebook is asked: all as it is usual, the rest in one language after another.

    Each account meets each day with one filter after another, so that any two of account, day and
    filter meet once; each language meets each of them.
    """
    filters = FILTERS.get(name, NONE)[1]
    yield from ((*USUAL, lang) for lang in LANGUAGES)
    for (i, account), (j, day) in itertools.product(enumerate(ACCOUNTS), enumerate(DAYS)):
        case = (account, day, filters[(i + j + 1) % len(filters)])
        if case != USUAL:
            yield (*case, LANGUAGES[(i + 2 * j) % len(LANGUAGES)])


CASES = [
    pytest.param(name, account, day, chosen, lang, id=f"{name}-{account}-{day}-{chosen}-{lang}")
    for name in SENTENCES
    for account, day, chosen, lang in asked(name)
]


@pytest.mark.parametrize(("name", "account", "day", "chosen", "lang"), CASES)
def test_each_number_is_what_a_plain_count_gives(name, account, day, chosen, lang, monkeypatch):
    own = {FILTERS[name][0]: list(chosen)} if chosen else {}
    reader = Reader(account, day, chosen)
    told = said(name, monkeypatch, account=account, as_of=day, lang=lang, **own)
    for start, count in SENTENCES[name].items():
        counts = count(reader)
        found = [each for message, each in told.items() if message.startswith(start)]
        values, sentence = found[0] if found else (None, None)
        assert (sentence is None) == (counts is None), f"{start}: {sentence} {counts}"
        assert sentence or (account, day, chosen) != USUAL, f"{start}: in no notebook"
        for key, number in (counts or {}).items():
            if isinstance(number, list):
                told_so = values[key] if isinstance(values[key], str) else values[key][0]
                # One and none are not counted in words.
                alone = number in ([0], [1]) and not numbers(told_so)
                assert alone or numbers(told_so) == number, sentence
            else:
                assert values.get(key, 1) == number, f"{start}: {sentence} {counts}"
                assert number < 2 or Words(lang).number(number) in sentence, sentence
    assert not any("{" in (sentence or "") for _, sentence in told.values())
