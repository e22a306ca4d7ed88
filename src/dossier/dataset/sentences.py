"""Cut the text of an article into paragraphs and sentences.

The first line is the headline; a text that begins with an empty line has none. Paragraphs are
parted by blank lines; in a text without long lines that is how they are told from lines that were
only broken, else each line is a paragraph; so is each item of a list, without the sign in front
of it, which no copy of a page has alike. A sentence ends at a full stop, a question mark, an
exclamation mark or an ellipsis, with the quotes and brackets that close there, where white space
and a capital, a digit or an opening quote follow; not after abbreviations and initials
(``abbreviations.yaml``).

What is cut wrongly is mended in the text, without changing what a digest is of: a no-break space
(U+00A0) ends no sentence and an empty line ends each. Of other splitters, pysbd 0.3.4, sentencex
1.0.32 and sentencesplit 0.1.0 were tried on the sentences in this module's tests: each fails a
third of them, most after abbreviations in Spanish and Russian.
"""

import re
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from dossier.dataset.article import digest
from dossier.dataset.model import packaged

BROKEN = 100  # characters: a text whose lines are all shorter has broken lines
WORDS = 3  # at either end of a sentence, for a link to it
LONGEST = 40  # characters of these, as the column allows

CLOSING = "\"'”’»)]"
OPENING = "\"'“‘«„([¿¡"
# No-break and thin spaces keep together what they stand between.
# French sets a space on the inner side of its quotes.
_CLOSING = rf"(?:[{re.escape(CLOSING)}]|[^\S\r\n]»)*"
_OPENING = rf"(?:[{re.escape(OPENING)}]|(?<=«)[^\S\r\n]|[-–—][ \t]*)*"
GAP = re.compile(rf"([.!?…]+)({_CLOSING})[ \t\r\n]+(?=({_OPENING})(\S+))")
ITEM = re.compile(r"[•▪◦‣*·-]\s+(?=\S)")
ENDED = re.compile(rf"[.!?…:;]{_CLOSING}$")
# U.S, т.е, J.-P: letters with full stops between; one letter is an initial.
INITIALS = re.compile(r"(?:[^\W\d_]\.[-\s]?)*[^\W\d_]")


class Sentence(NamedTuple):
    """A sentence as it is printed: its key, such as P7S2, its kind, its text."""

    key: str
    kind: str
    text: str

    def row(self, position: int) -> dict[str, str]:
        """Describe it as a row of sentences.csv, which does not hold its text."""
        length, sha256 = digest(self.text)
        starts, ends = edges(self.text)
        cells = self.key, position, self.kind, length, sha256, starts, ends
        names = "sentence_id", "position", "kind", "length", "sha256", "starts", "ends"
        return {name: str(cell) for name, cell in zip(names, cells, strict=True)}


def read(text: str, lang: str, kinds: tuple[str, ...] = ("headline", "body")) -> list[Sentence]:
    """Cut a whole article.

    Args:
        text: headline first, or an empty line where it has none.
        lang: ISO 639-1 code; a language without a list of abbreviations does with initials.
        kinds: of sentences that the package knows; where heading is one, a paragraph without an
            end is such.
    """
    headline, *others = paragraphs(text) or [""]
    found = [Sentence("HS1", "headline", headline)] if headline else []
    for number, paragraph in enumerate(others, start=1):
        item = ITEM.match(paragraph)
        title = "heading" in kinds and not item and not ENDED.search(paragraph)
        body = paragraph[item.end() :] if item else paragraph
        for place, sentence in enumerate(cut(body, lang), start=1):
            kind = "heading" if title else "body"
            found.append(Sentence(f"P{number}S{place}", kind, sentence))
    return found


def paragraphs(text: str) -> list[str]:
    """Part a text into its headline, "" if it has none, and its paragraphs, each on one line."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    blocks = [list(block) for has_text, block in groupby(lines, key=bool) if has_text]
    if not blocks:
        return []
    first, *rest = blocks if lines[0] else [[""], *blocks]
    if len(first) > 1 and (ENDED.search(first[-1]) or not rest):
        rest.insert(0, first[1:])
        first = first[:1]
    rest = [item for block in rest for item in _items(block)]
    if max(map(len, lines)) > BROKEN:
        return [*first, *(line for block in rest for line in block)]
    return [" ".join(block) for block in (first, *rest)]


def _items(block: list[str]) -> list[list[str]]:
    """Part a list into its items; one line alone with a dash may go on from that before it."""
    items = [place for place, line in enumerate(block) if ITEM.match(line)]
    edges = sorted({0, *items, len(block)}) if len(items) > 1 else (0, len(block))
    return [block[first:last] for first, last in pairwise(edges)]


def cut(paragraph: str, lang: str) -> list[str]:
    """Cut a paragraph into its sentences, as they are printed."""
    found, start = [], 0
    for gap in GAP.finditer(paragraph):
        if _ends(paragraph[start : gap.start()], gap, lang):
            found.append(paragraph[start : gap.end(2)].strip())
            start = gap.end()
    return [*found, paragraph[start:].strip()]


def _ends(before: str, gap: re.Match, lang: str) -> bool:
    """Tell whether a sentence ends at a gap; ``before`` is what it has up to the mark."""
    marks, closing, opening, following = gap.groups()
    if not (following[0].isupper() or following[0].isdigit() or "¿" in opening or "¡" in opening):
        # A script without capitals has no other sign than the mark.
        return following[0].isalpha() and not following[0].islower()
    if marks != "." or not before:
        return True
    token, words = before.split()[-1].lstrip(OPENING), _words(lang)
    known = {kind for kind, listed in words.items() if {token, token.lower()} & listed}
    if following[0].isdigit() and known & {"numbers", "within"}:
        return False
    if known & {"within"} or INITIALS.fullmatch(token):
        # What follows, with what stands on it, is a word that begins sentences: not "A.".
        return bool(closing) or following.rstrip(",").lower() in words["starts"]
    return "before" not in known and not (token.isdigit() and token == before.strip())


@cache
def _words(lang: str) -> dict[str, frozenset[str]]:
    lists = packaged("abbreviations.yaml").get(lang, {})
    kinds = "before", "numbers", "within", "starts"
    return {kind: frozenset(lists.get(kind, "").split()) for kind in kinds}


def edges(text: str) -> tuple[str, str]:
    """Take the first and the last few words of a sentence, apart from each other if they can be."""
    words = text.split()
    count = max(1, min(WORDS, len(words) // 2))
    first, last = words[:count], words[-count:]
    while len(first) > 1 and len(" ".join(first)) > LONGEST:
        first.pop()
    while len(last) > 1 and len(" ".join(last)) > LONGEST:
        last.pop(0)
    return _bare(" ".join(first))[:LONGEST], _bare(" ".join(last))[-LONGEST:]


def _bare(words: str) -> str:
    """Leave out the marks at both ends, if something is left then."""
    return words.lstrip(OPENING).rstrip(".,;:!?…" + CLOSING).strip() or words
