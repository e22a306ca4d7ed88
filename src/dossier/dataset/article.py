"""Find the sentences of an article in a text that somebody has, without having the text here.

A sentence is known by the length and the SHA-256 of its normalised form. Normalised means, in
this order:

1. soft hyphens and zero-width characters are left out (U+00AD, U+200B to U+200F, U+2060, U+FEFF);
2. Unicode NFC;
3. typographic quotes become straight: “ ” „ ‟ « » to ", and ‘ ’ ‚ ‛ ′ ` to '; the hyphens U+2010
   and U+2011 become -, and the ligatures of printed pages (U+FB00 to U+FB06) their letters;
4. each run of white space, also of no-break and thin spaces and line breaks, becomes one space;
5. no space is left at either end.

Lengths count characters (code points); the digest is of the UTF-8 bytes, in lower-case hex. The
whole article is its sentences in order with one space between two, so that menus, captions and
advertisements in the midst of a page do not matter. A text out of a PDF breaks words at the ends of
lines: where a sentence is not found, it is looked for with such words joined, without the hyphen
and with it.
"""

import re
import unicodedata
from decimal import Decimal
from hashlib import sha256

import pandas as pd

from dossier.dataset.errors import Problem
from dossier.dataset.number_words import numbers
from dossier.dataset.package import Package

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛′`", "'"))
LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
PRINT = str.maketrans(
    dict.fromkeys("\u2010\u2011", "-")
    | {sign: unicodedata.normalize("NFKC", sign) for sign in LIGATURES}
)
# The end of a line inside a word; soft hyphens go with all that is invisible.
BROKEN = re.compile(r"(?<=\w)[-\u2010\u00ad][ \t]*\r?\n\s*(?=\w)")


def normalise(text: str) -> str:
    """Write a text so that two printings of it are the same; see the module."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return " ".join(text.translate(QUOTES | PRINT).split())


def digest(text: str) -> tuple[int, str]:
    """Return the length and the SHA-256 of a text, normalised."""
    text = normalise(text)
    return len(text), _sha256(text)


def locate(text: str, sentences: pd.DataFrame) -> dict[str, str]:
    """Find sentences in a text, wherever they stand.

    Each stretch of the right length that starts and ends with a word or a mark is tried, so the
    work grows with the length of the text times the number of sentences: 200 kB take half a
    second.

    Args:
        text: any text, not yet normalised.
        sentences: columns sentence_id, length, sha256.

    Returns:
        The normalised text of each sentence that was found, by sentence_id, in their order.
    """
    found = {}
    for variant in dict.fromkeys((text, BROKEN.sub("", text), BROKEN.sub("-", text))):
        left = sentences[~sentences["sentence_id"].isin(list(found))]
        found |= _locate(normalise(variant), left) if len(left) else {}
    return {name: found[name] for name in sentences["sentence_id"] if name in found}


def _locate(text: str, sentences: pd.DataFrame) -> dict[str, str]:
    """Find sentences in a normalised text."""
    starts = [place for place in range(len(text)) if _is_edge(text, place)]
    ends = {*starts, *(place - 1 for place in starts if place), len(text)}
    found = {}
    for row in sentences.itertuples():
        for start in starts:
            end = start + row.length
            if end in ends and _sha256(text[start:end]) == row.sha256:
                found[row.sentence_id] = text[start:end]
                break
    return found


def verify(text: str, package: Package) -> list[Problem]:
    """Hold a text against a package: sentences, the whole article, the numbers of the claims.

    Problems point at the rows of the package. The whole article is looked at only where every
    sentence is found.
    """
    sentences, lang = package.load("sentences"), language(package)
    found = locate(text, sentences)
    problems = missing(sentences, found, package) or whole(sentences, found, package)
    there = {sentence: numbers(text, lang) for sentence, text in found.items()}
    claims, totals = package.load("claims"), package.load("money")
    problems += quantities("claims", claims, "quantity", there, package)
    stated = claims.set_index("claim_id")["sentence_id"]
    totals = totals[totals["account"] == "article"].join(stated, on="claim_id")
    problems += quantities("money", totals, "amount", there, package)
    return sorted(problems)


def missing(sentences: pd.DataFrame, found: dict[str, str], package: Package) -> list[Problem]:
    """Report the sentences that the text does not have."""
    problems = []
    for row in sentences.itertuples():
        if row.sentence_id not in found:
            wrong = f'{row.sentence_id} ("{row.starts} ... {row.ends}") is not in the text'
            choice = f"a sentence of {row.length} characters with this digest"
            problems.append(package.problem("sentences", row.Index, "sha256", wrong, choice))
    return problems


def whole(sentences: pd.DataFrame, found: dict[str, str], package: Package) -> list[Problem]:
    """Report an article whose length or digest is not that of its sentences together."""
    order = sentences.sort_values("position")["sentence_id"]
    length, digits = digest(" ".join(found[name] for name in order))
    problems = []
    for row in package.load("article").itertuples():
        for column, value in {"text_length": length, "text_sha256": digits}.items():
            if getattr(row, column) != value:
                wrong = f"{getattr(row, column)} is not that of the sentences together"
                problems.append(package.problem("article", row.Index, column, wrong, value))
    return problems


def language(package: Package) -> str:
    """Give the language of the article: that of its source, or the package's first."""
    own, sources = set(package.load("article")["source_id"]), package.load("sources")
    said = sources.loc[sources["source_id"].isin(own), "language"]
    return [*said, *package.languages][0]


def quantities(
    table: str, rows: pd.DataFrame, column: str, there: dict[str, set[Decimal]], package: Package
) -> list[Problem]:
    """Report the rows of a table whose number is none of those in their sentence, if that is there.

    Rows have a ``sentence_id`` and are indexed as in their file.
    """
    problems = []
    for at, sentence, number in rows[["sentence_id", column]].dropna().itertuples():
        if sentence in there and Decimal(str(number)) not in there[sentence]:
            wrong, choice = f"{number:g} is not in {sentence}", _listed(there[sentence])
            problems.append(package.problem(table, at, column, wrong, choice))
    return problems


def _is_edge(text: str, place: int) -> bool:
    """Tell whether a sentence could start here: no blank, and not inside a word."""
    within = place and text[place].isalnum() and text[place - 1].isalnum()
    return text[place] != " " and not within


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _listed(values: set[Decimal]) -> str:
    return ", ".join(f"{value.normalize():f}" for value in sorted(values)) or "no quantity"
