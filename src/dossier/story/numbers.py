"""Numbers with what they count, out of sentences, and which claims and marks bear them out."""

import re
from dataclasses import dataclass, replace

SCALES = {"bn": 1e9, "billion": 1e9, "m": 1e6, "mn": 1e6, "million": 1e6}
SCALES |= {"thousand": 1e3, "trillion": 1e12, "tn": 1e12}
COINS = {"$": "USD", "€": "EUR", "£": "GBP"}
_UNITS = {"%": "percent", "per": "percent", "kilometre": "km", "kilometer": "km", "mile": "mile"}
_NUMBER = re.compile(
    r"""(?<![\w.,/:\#-])
    (?P<coin>[$€£]|(?:USD|EUR|GBP)\s)?
    (?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?![\d.,]*\d|[-/:]\w)
    (?:\s?(?P<scale>bn|billion|million|mn|m|thousand|trillion|tn)\b)?
    (?:\s(?P<code>USD|EUR|GBP)\b)?
    (?P<percent>\s?%)?
    (?P<rest>(?:\s[a-z]+){0,3})""",
    re.VERBOSE,
)
LETTERS = 4  # of a word that says something
SHORT = {"km", "kg", "ha", "gw", "mw"}  # units that do, too
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
    found = []
    for match in _NUMBER.finditer(sentence):
        scale = SCALES.get(match["scale"] or "", 1)
        value = float(match["number"].replace(",", "") + (match["part"] or "")) * scale
        digits = len(match["part"] or ".") - 1
        coin = (match["coin"] or match["code"] or "").strip()
        unit = COINS.get(coin, coin) or _unit(match)
        if unit and not (value in YEARS and "," not in match["number"] and scale == 1 and not coin):
            words = _words(sentence) - {unit}
            text = (match[0][: -len(match["rest"])] if match["rest"] else match[0]).strip()
            counted = "" if coin or match["percent"] else f" {match['rest'].split()[0]}"
            found.append(Number(text + counted, value, scale * 0.5 * 10**-digits, unit, words))
    return found


def known(story, figures):
    """Gather the numbers that a package states.

    Args:
        story: the package, both accounts.
        figures: as ``story.gallery.read_figures`` gives them.
    """
    facts = []
    for row in story.table("claims").itertuples():
        firm = row.verdict != "contradicted"
        facts += _stated(row.id, row.claim, row.label, firm)
        if row.quantity == row.quantity:
            facts += _stated(row.id, _counted(row.quantity, row.quantity_unit), row.claim, firm)
    for row in story.table("evidence").itertuples():
        facts += _stated(row.evidence_id, row.finding, "", False)
    for figure in figures:
        for mark in figure["marks"]:
            key, about = f"{figure['name']} {mark['id']}", " ".join(mark["wordings"])
            if mark["unit"] and not isinstance(mark["value"], str):
                facts += _stated(key, _counted(mark["value"], mark["unit"]), mark["label"], False)
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
    near = sorted(same, key=lambda fact: -len(fact.number.words & number.words))
    equal = [fact for fact in near if number.rounds(fact.number)]
    backing = [fact for fact in equal if fact.number.words & number.words]
    if backing:
        return "backed", backing
    against = [
        fact
        for fact in near
        if fact.firm
        and len(fact.number.words & number.words) >= SHARED
        and len(fact.number.words & number.words) * 2 >= len(number.words)
    ]
    return ("contradicted", against) if against else ("alone", [])


def _counted(value, unit):
    """Write a value with its unit as a sentence would, such as USD 4.4 bn."""
    coin, _, scale = unit.partition(" ")
    return f"{coin} {value:g} {scale}" if coin in COINS.values() else f"{value:g} {unit}"


def _stated(key, says, about, firm):
    """List the numbers that a text states; what it is about is told by further words."""
    words = _words(about)
    shown = f"{says} ({about})" if about else says
    return [
        Fact(key, shown, replace(number, words=number.words | words), firm)
        for number in numbers(says)
    ]


def _unit(match):
    """Name what is counted: the noun is the last word before another kind of word."""
    if match["percent"]:
        return "percent"
    word = match["rest"].split()[0] if match["rest"] else ""
    if word in COMMON or (len(word) < LETTERS and word not in SHORT):
        return ""
    return _UNITS.get(word.rstrip("s"), word[:STEM].rstrip("s"))


def _words(sentence):
    return frozenset(word[:STEM] for word in _WORD.findall(sentence.lower()) if word not in COMMON)
