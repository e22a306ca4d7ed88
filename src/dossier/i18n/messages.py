"""Messages: looked up in the catalogue of a language, filled in, joined as the language joins.

Messages are written in English where they are used. Placeholders are named, plurals are real
plurals, and nothing is glued from parts, so that another language can order its sentences.
"""

import gettext
import re
from collections.abc import Iterable
from functools import cache, cached_property
from io import BytesIO
from numbers import Real
from pathlib import Path
from types import MappingProxyType

from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent / "locale"
SIGN, KEPT = "{glyph} ", "{glyph}\N{NO-BREAK SPACE}"  # a sign stays on the line of its word
STOPS = re.compile(r"(?<![.…])\.\.(?!\.)")  # of an abbreviation, and of its sentence
STRAIGHT = re.compile("(`[^`]*`)|'")  # apostrophes, but for those in code
FRACTION = 2  # fractions take the form of this number: 1.5 years, 1,5 años, 1,5 года
# Words that change before a sound, as ICU changes them in lists: "y" before i, unless it glides
# into another vowel (hielo), "o" before o, and before 8, 80 (ocho, ochenta) and 11 (once).
EUPHONY = {
    "es": (
        (re.compile(r"\by(?=\s[«“]?(?i:h?[ií](?![aeoáéó])|y[^aeiouáéíóú\W]))"), "e"),
        (re.compile(r"\bo(?=\s[«“]?(?i:h?[oó]|8|11\b))"), "u"),
        (re.compile(r"\b([Aa]|[Dd]e) el\b"), r"\1l"),
    )
}


class Messages:
    """The messages of one language, of ``lang`` and ``locale``.

    Attributes:
        own: translations that a package brings along, by text.
    """

    own = MappingProxyType({})

    @cached_property
    def _catalogue(self):
        return read_catalogue(CATALOGUES / f"{self.lang}.po")

    def text(self, text):
        """Say a text that has no placeholders, whatever braces it holds."""
        if not text:
            return text  # that of nothing is the catalogue's header
        return self.own.get(text) or self._catalogue.gettext(text)

    def has(self, one, many):
        """Tell whether the catalogue has a message with a number."""
        return self._catalogue.ngettext(one, many, 1) != one

    def say(self, message, **values):
        """Say a message, its placeholders filled in: numbers and lists as the language has them."""
        return self._set(self.text(message), values)

    def plural(self, one, many, n, **values):
        """Say a message in the form that the number needs; ``{n}`` is the number in words' form."""
        shown = round(n, 2) or n  # as ``number`` writes it
        whole = int(shown) if shown == int(shown) else FRACTION
        message = self._catalogue.ngettext(one, many, whole)
        return self._set(message, {"n": n, **values})

    def list(self, names):
        """Join names as the language joins them: a, b and c."""
        return self._sound(format_list([str(name) for name in names], locale=self.locale))

    def _set(self, message, values):
        """Fill in a message; a sentence that ends in an abbreviation has one full stop."""
        told = {name: self._worded(value) for name, value in values.items()}
        message = curled(message).replace(SIGN, KEPT)
        return self._sound(STOPS.sub(".", message.format(**told)))

    def _worded(self, value):
        if isinstance(value, str):
            return value
        if isinstance(value, Real):
            return self.number(value)
        return self.list(value) if isinstance(value, Iterable) else value

    def _sound(self, text):
        for word, other in EUPHONY.get(self.lang, ()):
            text = word.sub(other, text)
        return text


def curled(text):
    """Set the apostrophes of a text of ours; what it is filled in with stays as it is written."""
    return STRAIGHT.sub(lambda found: found[1] or "’", text) if "'" in text else text


@cache
def read_catalogue(file):
    """Read a catalogue of messages; where there is none, messages stay as they are."""
    if not file.exists():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        catalogue = read_po(stream)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
