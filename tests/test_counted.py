"""Every sentence with a count, on each account and day, with filters, in each language.

Each is held against a plain count of the CSVs. The charts are left out: what notebooks tell does
not hang on them, and ``test_selection`` has their titles.
"""

import ast
import itertools
import re

import pytest
from counted import SENTENCES, Reader
from drawing import NAMES, _run, code_cells

from dossier.i18n.language import LANGUAGES, Words
from dossier.story.tables import Prose

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


def said(name, **parameters):
    """List what a notebook tells, without drawing its figures."""
    cells, space, lines = code_cells(name), {}, []
    (explored,) = [source for _, tags, source in cells if "explore" in tags]
    for _, tags, source in cells:
        if "explore" in tags:
            continue
        shown = _run(source, space)
        if "parameters" in tags:
            space |= {key: value for key, value in parameters.items() if key in space}
        if "import dossier as ds" in source:
            _leave_undrawn(space, explored)
        if isinstance(shown, Prose):
            lines += [line.removeprefix("- ") for line in shown.splitlines()]
    return lines


def _leave_undrawn(space, explored):
    """Put modules that draw nothing in place of those whose charts a notebook lets explore."""
    named = [each for each in ast.walk(ast.parse(explored)) if isinstance(each, ast.Attribute)]
    charts = {}
    for each in named:
        if each.value.id not in ("ds", "story"):
            charts.setdefault(each.value.id, set()).add(each.attr)
    space |= {name: Undrawn(space[name], those) for name, those in charts.items()}


def numbers(message, lines, words):
    """Find a sentence, and give the numbers in it by their names; None where it is not said."""
    names = re.findall(r"{(\w+)}", message)
    told = re.escape(words.say(message, **{name: f"<{name}>" for name in names}))
    pattern = re.sub(r"<(\w+)>", r"(?P<\1>.+?)", told)
    found = [match for line in lines if (match := re.fullmatch(pattern, line))]
    assert len(found) < 2, f"said twice: {message}"
    return found[0].groupdict() if found else None


def number(text):
    """Read the number that a text begins with, whatever parts its thousands."""
    return int(re.sub(r"(?<=\d)[\s,.\u00a0\u202f](?=\d{3})", "", text).split()[0])


CASES = [
    pytest.param(name, account, day, chosen, id=f"{name}-{account}-{day}-{'+'.join(chosen)}")
    for name in NAMES
    for account, day, chosen in itertools.product(ACCOUNTS, DAYS, FILTERS.get(name, NONE)[1])
    if name in SENTENCES
]


@pytest.mark.parametrize(("name", "account", "day", "chosen"), CASES)
def test_each_number_is_what_a_plain_count_gives(name, account, day, chosen):
    own = {FILTERS[name][0]: list(chosen)} if chosen else {}
    reader = Reader(account, day, chosen)
    wanted = {message: count(reader) for message, count in SENTENCES[name].items()}
    for lang in LANGUAGES:
        lines = said(name, account=account, as_of=day, lang=lang, **own)
        assert not any("{" in line for line in lines)
        for message, counts in wanted.items():
            told = numbers(message, lines, Words(lang))
            assert (told is None) == (counts is None), f"{lang}: {message} {counts}"
            for key, count in (counts or {}).items():
                assert number(told[key]) == count, f"{lang}: {message} {told} {counts}"


def test_every_sentence_with_a_count_is_said_somewhere():
    for name, messages in SENTENCES.items():
        lines = said(name)
        for message in messages:
            assert numbers(message, lines, Words("en")), message
