"""Numbers with what they count, out of sentences, and which claims and marks bear them out."""

import re
from dataclasses import dataclass, replace

from babel.numbers import get_currency_symbol

from dossier.i18n.money import SCALES, currencies, read_unit

# How a text counts: as the words of this collection do, and as others print it.
ONES = {name: scale.ones for key, scale in SCALES.items() for name in (key, scale.short)}
ONES = {word: ones for word, ones in ONES.items() if ones > 1 and word != "k"}
ONES |= {"mn": ONES["million"], "tn": 10**12, "trillion": 10**12}
SIGNS = {get_currency_symbol(code, locale="en"): code for code in sorted(currencies())}
SIGNS = {sign: code for sign, code in SIGNS.items() if len(sign) == 1}
_UNITS = {"per": "percent", "kilometre": "km", "kilometer": "km"}
_NUMBER = re.compile(
    rf"""(?<![\w.,/:\#-])
    (?P<sign>[{"".join(map(re.escape, SIGNS))}]|[A-Z]{{3}}\s)?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<part>\.\d+)?(?![\d.,]*\d|[-/:]\w)
    (?:\s?(?P<scale>{"|".join(sorted(ONES, reverse=True))})\b)?
    (?:\s(?P<code>[A-Z]{{3}})\b)?
    (?P<percent>\s?%)?
    (?P<rest>\s[a-z]+)?""",
    re.VERBOSE,
)
LETTERS = 4  # of a word that says something
SHORT = {"km", "kg", "ha"}  # units that do, too
_WORD = re.compile(rf"[a-z]{{{LETTERS},}}")
COMMON = set(
    "about above after also among another because been before being between both does each from "
    "have into least less many more most much nearly none only other over same such than that "
    "their them there these they this those under until were what when where which while will "
    "with within would worth some said says".split()
)
STEM = 5  # first letters by which two forms of a word are one
SHARED = 2  # words that a sentence and a fact share at least, to speak of one thing
YEARS = range(1000, 2200)  # a bare number that names a year, and counts nothing


@dataclass(frozen=True)
class Number:
    """A number as a sentence has it.

    Attributes:
        text: as printed.
        value: what it amounts to.
        grain: half of its last printed digit: how far off a value may be that it rounds.
        unit: currency, ``percent``, or the first letters of what is counted.
        words: first letters of the other words of the sentence.
    """

    text: str
    value: float
    grain: float
    unit: str
    words: frozenset

    def rounds(self, other):
        """Whether it is another number, or that number in fewer digits."""
        return self.unit == other.unit and abs(self.value - other.value) <= self.grain * 1.0001


@dataclass(frozen=True)
class Fact:
    """A number that a claim, a piece of evidence or a mark states: its id and its sentence."""

    id: str
    says: str
    number: Number
    firm: bool  # whether another value of the same thing would contradict it


def numbers(sentence):
    """List the numbers of a sentence that count or measure something; no years, no names."""
    found, words = [], _words(sentence)
    for match in _NUMBER.finditer(sentence):
        ones = ONES.get(match["scale"] or "", 1)
        value = float(match["number"].replace(",", "") + (match["part"] or "")) * ones
        coin = _coin(match["sign"]) or _coin(match["code"])
        rest = match["rest"] or ""
        unit = coin or ("percent" if match["percent"] else _noun(rest))
        year = value in YEARS and "," not in match["number"] and not (coin or match["scale"])
        if unit and not year:
            grain = ones * 0.5 * 10 ** -len((match["part"] or ".")[1:])
            text = match[0].strip() if unit == _noun(rest) else match[0].removesuffix(rest).strip()
            found.append(Number(text, value, grain, unit, words - {unit}))
    return found


def known(story, figures):
    """Gather the numbers that a package states."""
    facts = []
    for row in story.table("claims").itertuples():
        firm = row.verdict != "contradicted"
        facts += _stated(row.id, row.claim, row.label, firm)
        facts += _measured(row.id, row.quantity, row.quantity_unit, row.claim, firm)
    for row in story.table("evidence").itertuples():
        facts += _stated(row.evidence_id, row.finding, "", False)
    for figure in figures:
        for mark in figure["marks"]:
            key, about = f"{figure['name']} {mark['id']}", " ".join(mark["wordings"])
            facts += _measured(key, mark["value"], mark["unit"], mark["label"], False)
            # A mark with a verdict draws what the article says.
            firm = mark["verdict"] not in ("", "contradicted")
            facts += _stated(key, mark["label"], about, firm)
    return facts


def judge(number, facts):
    """Say what the facts make of a number.

    Returns:
        ``backed``, ``contradicted`` or ``alone``, and the facts that say so, the nearest first.
    """
    same = [fact for fact in facts if fact.number.unit == number.unit]
    shared = {fact: len(fact.number.words & number.words) for fact in same}
    near = sorted(same, key=lambda fact: -shared[fact])
    backing = [fact for fact in near if shared[fact] and number.rounds(fact.number)]
    if backing:
        return "backed", backing
    enough = max(SHARED, len(number.words) / 2)
    against = [fact for fact in near if fact.firm and shared[fact] >= enough]
    return ("contradicted", against) if against else ("alone", [])


def _measured(key, value, unit, about, firm):
    """List the number that a row has as a value with its unit; nothing where it has none."""
    if not isinstance(value, (int, float)) or value != value or not isinstance(unit, str):
        return []
    coin, scale = read_unit(unit) or (_noun(f" {unit}"), "one")
    number = Number(f"{value:g} {unit}", value * SCALES[scale].ones, 0, coin, _words(about))
    return [Fact(key, f"{number.text} ({about})", number, firm)] if coin else []


def _stated(key, says, about, firm):
    """List the numbers that a text states; what it is about is told by further words."""
    words = _words(about)
    shown = f"{says} ({about})" if about else says
    return [
        Fact(key, shown, replace(number, words=number.words | words), firm)
        for number in numbers(says)
    ]


def _coin(word):
    """Give the code of a currency by its sign or its code; None where it is none."""
    word = (word or "").strip()
    return SIGNS.get(word, word if word in currencies() else None)


def _noun(rest):
    """Name what is counted by the word after a number; "" where that says nothing."""
    word = rest.strip().partition(" ")[0]
    if word in COMMON or (len(word) < LETTERS and word not in SHORT):
        return ""
    return _UNITS.get(word.rstrip("s"), word[:STEM].rstrip("s"))


def _words(sentence):
    return frozenset(word[:STEM] for word in _WORD.findall(sentence.lower()) if word not in COMMON)
