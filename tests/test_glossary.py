"""The words of the design are the same throughout a language: glossary.csv fixes them."""

import re
from functools import cache

import pandas as pd
import pytest
from test_languages import OTHERS, read

from dossier.i18n import vocabulary
from dossier.i18n.language import Words
from dossier.i18n.messages import CATALOGUES

GLOSSARY = pd.read_csv(CATALOGUES / "glossary.csv", dtype=str, keep_default_na=False)
WORDS = GLOSSARY[GLOSSARY["kind"] == "word"]
NAMES = GLOSSARY[GLOSSARY["kind"] != "word"]
# English says here with a word of the design what is none; the key is how the message begins.
OTHERWISE = {
    "source": ("The source of most relations", "{name} is the source of {n}"),
    "figure": ("# What does the arms figure", "Next: [What does the arms figure"),
    "article": ("{label} {gap} after the first", "{label} {gap} before the first"),
    "evidence": ("{pieces} pieces of evidence",),
    "verdict": ("## Where does each question lead",),
}


@cache
def said(lang):
    """List (message, form of its translation) of a catalogue."""
    pairs = []
    for message in read(lang):
        plural = not isinstance(message.id, str)
        one, forms = (message.id[0], message.string) if plural else (message.id, [message.string])
        pairs += [(one, form) for form in forms if one]
    return pairs


def prose(message):
    """Leave out what no reader takes for words: code, placeholders, targets of links, tables."""
    return re.sub(r"`[^`]*`|\{[^{}]*\}|\]\([^()]*\)|\*\*Tables:.*", "", message)


def unfaithful(term, lang, stem):
    """List translations of messages with a word of the design that lack its own word."""
    return [
        (message, form)
        for message, form in said(lang)
        if re.search(rf"\b{term}s?\b", prose(message), re.IGNORECASE)
        and not re.search(stem, form, re.IGNORECASE)
        and not message.startswith(OTHERWISE.get(term, ()) or ("\0",))
    ]


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("kind", ["status", "verdict", "outcome", "account"])
def test_each_name_of_the_design_is_fixed_and_used(lang, kind):
    fixed = NAMES[(NAMES["lang"] == lang) & (NAMES["kind"] == kind)]
    names = getattr(vocabulary, f"{kind.upper()}_WORDS").values()
    told = {name: Words(lang).say(name) for name in names}
    assert dict(zip(fixed["term"], fixed["translation"], strict=True)) == told


@pytest.mark.parametrize(
    "row", WORDS.to_dict("records"), ids=lambda row: f"{row['lang']} {row['term']}"
)
def test_a_word_of_the_design_has_one_translation(row):
    assert re.match(row["stem"], row["translation"])
    assert unfaithful(row["term"], row["lang"], row["stem"]) == []


def test_every_language_fixes_the_same_words():
    for lang in OTHERS:
        own = GLOSSARY[GLOSSARY["lang"] == lang][["kind", "term"]].apply(tuple, axis=1)
        assert set(own) == set(GLOSSARY[["kind", "term"]].apply(tuple, axis=1)) and own.is_unique


def test_another_translation_is_found():
    assert unfaithful("claim", "es", "alegaci"), "not the word of the glossary"
