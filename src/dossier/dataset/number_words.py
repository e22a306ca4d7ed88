"""The numbers of a sentence: in digits as its language writes them, or in words."""

import re
from decimal import Decimal
from functools import cache

from dossier.dataset.model import packaged

# Languages that write 4.4 and 4,400; all others write 4,4 and 4.400, or part digits by blanks.
POINT = {"en", "he", "hi", "ja", "ko", "th", "zh"}
BLANKS = "\u00a0\u202f\u2009 "
TEN, HUNDRED, LARGE = 10, 100, 1_000_000
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|\d+")


def numbers(sentence: str, lang: str = "en") -> set[Decimal]:
    """Collect the numbers of a sentence; "twenty-one" is 21, and 20 and 1 are not in it.

    A language without a list of words is read for digits alone.
    """
    return {*_in_digits(sentence, lang), *_in_words(sentence, lang)}


@cache
def _form(lang: str) -> re.Pattern:
    """Write what a number in digits looks like; 14.4 and 4.45 hold no 4.4."""
    group, decimal = (",", r"\.") if lang in POINT else (rf"[.{BLANKS}]", ",")
    whole = rf"(?:\d{{1,3}}(?:{group}\d{{3}}(?!\d))+|\d+)"
    return re.compile(rf"(?<!\d)(?<!\d[.,]){whole}(?:{decimal}\d+)?")


def _in_digits(sentence: str, lang: str) -> set[Decimal]:
    point = lang in POINT
    found = set()
    for number in _form(lang).findall(sentence):
        plain = number.replace(",", "") if point else re.sub(rf"[.{BLANKS}]", "", number)
        found.add(Decimal(plain.replace(",", ".")))
    return found


@cache
def _words(lang: str) -> tuple[dict, dict, frozenset]:
    """Read the words of a language: values, scales, and words that join."""
    about = packaged("number_words.yaml").get(lang, {})
    values = {word: Decimal(place) for place, word in enumerate(about.get("ones", "").split())}
    tens = enumerate(about.get("tens", "").split(), start=2)
    values |= {word: Decimal(TEN * place) for place, word in tens}
    values |= {word: Decimal(str(value)) for word, value in about.get("others", {}).items()}
    scales = {word: Decimal(value) for word, value in about.get("scales", {}).items()}
    return values, scales, frozenset(about.get("join", ()))


def _in_words(sentence: str, lang: str) -> set[Decimal]:
    """Add up the words of each number: smaller ones to larger ones, scales as factors.

    A large scale alone is none, since digits may stand before it.
    """
    values, scales, joins = _words(lang)
    found, whole, part = set(), Decimal(0), None
    for word in [*_parts(sentence.lower(), values), ""]:
        if word in values and (part is None or _fits(values[word], part)):
            part = (part or 0) + values[word]
        elif word in scales and part is not None:
            part *= scales[word]
            if scales[word] > HUNDRED:
                whole, part = whole + part, Decimal(0)
        elif word not in joins or part is None:
            found |= {whole + part} if part is not None else set()
            whole, part = Decimal(0), values.get(word)
            if scales.get(word, LARGE) < LARGE:
                found.add(scales[word])
    return found


def _parts(sentence: str, values: dict) -> list[str]:
    """Part a sentence into words and signs; one with a hyphen, unless it is a number itself."""
    words = TOKEN.findall(sentence)
    return [part for word in words for part in ([word] if word in values else word.split("-"))]


def _fits(value: Decimal, part: Decimal) -> bool:
    """Tell whether a number goes on: twenty one, two hundred five, but not one two."""
    if part == 0:
        return True
    room = HUNDRED if part % HUNDRED == 0 else TEN if part % TEN == 0 and part > TEN else 0
    return 0 < value < room
