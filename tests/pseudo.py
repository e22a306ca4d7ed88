"""A pseudo-language: every message in brackets, longer and accented, so that none can hide."""

import gettext
import re
from contextlib import contextmanager
from functools import cache
from unittest import mock

from babel import Locale

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n import language, messages
from dossier.story.parameters import EVERY

LANG, LONGER = "qps", 0.4
PLAIN, ACCENTED = "AaCcEeIiNnOoSsUuYyZz", "ÄäÇçËëÏïÑñÖöŠšÜüÝýŽž"
ACCENT = str.maketrans(PLAIN, ACCENTED)
HELD = re.compile(r"\{[^{}]*\}|`[^`]*`|\]\([^()]*\)|\*+|\n[-#] |^#+ ")  # not to be changed


class Pseudo(gettext.NullTranslations):
    """A catalogue that has every message, and keeps those that were asked for."""

    asked = set()

    def gettext(self, message):
        """Accent a message and make it longer."""
        self.asked.add(message)
        return pseudo(message)

    def ngettext(self, one, many, n):
        """Accent one form."""
        self.asked.add((one, many))
        return pseudo(one if n == 1 else many)


def pseudo(message):
    """Put a message into the pseudo-language; markup and placeholders stay."""
    parts, place = [], 0
    for held in HELD.finditer(message):
        parts += [message[place : held.start()].translate(ACCENT), held[0]]
        place = held.end()
    text = "".join([*parts, message[place:].translate(ACCENT)])
    words = HELD.sub("", message)
    tail = "öñ" * max(1, round(LONGER * len(words) / 2)) if re.search("[A-Za-z]", words) else ""
    if not tail:
        return text
    return text + tail if text.startswith(("#", "- ", "|", "!")) else f"[{text}{tail}]"


@contextmanager
def spoken():
    """Add the pseudo-language for a while."""
    lang = EVERY["lang"]
    before = lang.options
    with (
        mock.patch.dict(language.LOCALES, {LANG: "en_GB"}),
        mock.patch.object(messages, "read_catalogue", lambda file: Pseudo()),
    ):
        object.__setattr__(lang, "options", (*before, LANG))
        try:
            yield
        finally:
            object.__setattr__(lang, "options", before)


def escaped(text):
    """List the words of a text that are neither translated nor data, numbers or names."""
    found = _escaped(text)
    if found:  # data that is itself in pieces
        flat = " ".join(text.split())
        for cell in (each for each in _phrases() if each in flat):  # whole words: Nov, not November
            flat = re.sub(rf"(?<!\w){re.escape(cell)}((?<=\W)|(?!\w))", " ", flat)
        found = _escaped(flat)
    return found


def _escaped(text):
    text, found = re.sub(r"`[^`]*`", "", text), []
    for piece in re.split(rf"[\[\]]|\w*[{ACCENTED}]\w*|[,;:]\s|\s?\n| and ", text):
        piece = " ".join(piece.split()).strip(
            " 0123456789.,;:–—-…()“”«»%$/+×·|✓≈◐✗○\u00a0\u202f\u2009"
        )
        words = re.findall(r"[^\W\d_]{2,}", piece)
        if words and piece.casefold() not in _data():
            found += [word for word in words if word.casefold() not in _names()]
    return found


@cache
def _data():
    """Join all that the tables say into one text."""
    return "\n".join(_cells()).casefold()


@cache
def _cells():
    """List all texts of the tables."""
    package = Package(DATA)
    cells = {
        " ".join(str(cell).split())
        for table in package.tables
        for column in package.load(table).select_dtypes("string")
        for cell in package.load(table)[column].dropna()
    }
    return sorted(cells)


@cache
def _phrases():
    """List the texts of several words, cut where they quote a table; the longest first."""
    pieces = {part.strip() for cell in _cells() for part in re.split(r"\{[^{}]*\}", cell)}
    return sorted((piece for piece in pieces if " " in piece), key=len, reverse=True)


@cache
def _names():
    """List the words of CLDR that dates, lists and names of countries are made of."""
    locale = Locale("en", "GB")
    names = {"and", *(part for name in EVERY for part in name.split("_"))}
    for kind in (locale.months, locale.days):
        for width in ("abbreviated", "wide"):
            names |= {name.casefold() for name in kind["format"][width].values()}
    return names | {
        word.casefold()
        for territory in locale.territories.values()
        for word in re.findall(r"[^\W\d_]+", territory)
    }
