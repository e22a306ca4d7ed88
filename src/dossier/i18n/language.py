"""Every word that a reader sees: messages (gettext), names, numbers and dates (Babel, CLDR).

Messages are written in English where they are used and looked up in the catalogue of the
language asked for. Placeholders are named, plurals are real plurals, and nothing is glued
from parts, so that another language can order its sentences as it likes.
"""

import gettext
import re
from datetime import date
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from unicodedata import combining, normalize

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from dossier.i18n.headings import PAGE_WORDS
from dossier.i18n.vocabulary import (
    ACCOUNT_WORDS,
    COMPARATOR_WORDS,
    FORM_WORDS,
    OUTCOME_WORDS,
    PRECISION_WORDS,
    STATUS_WORDS,
    TOPIC_WORDS,
    UNIT_WORDS,
    VERDICT_WORDS,
)

CATALOGUES = Path(__file__).parent / "locale"
LOCALES = {"en": "en_GB", "es": "es", "ru": "ru"}
LANGUAGES = tuple(LOCALES)
OWN = LANGUAGES[0]  # of the committed notebooks, and of the pages at the root of the site
LAST = "\U0010ffff"
EPOCH = date(1970, 1, 1)
SIGN, KEPT = "{glyph} ", "{glyph}\N{NO-BREAK SPACE}"  # a sign stays on the line of its word
STOPS = re.compile(r"(?<![.…])\.\.(?!\.)")  # of an abbreviation, and of its sentence
# Where digits are parted in groups from another number on than 1000, and by which sign.
GROUPS = {lang: (10_000, "\N{NO-BREAK SPACE}") for lang in ("es", "ru")}
# Letters with a mark that have a place of their own: after the letter without it.
ORDER = {"es": {"ñ": f"n{LAST}"}, "ru": {"й": f"и{LAST}"}}


class Words:
    """The words of one language.

    Args:
        lang: one of ``LANGUAGES``.
    """

    def __init__(self, lang="en"):
        self.lang = lang
        self.locale = Locale.parse(LOCALES[lang])

    def __repr__(self):
        """Name the language."""
        return f"Words({self.lang!r})"

    @cached_property
    def _catalogue(self):
        return read_catalogue(CATALOGUES / f"{self.lang}.po")

    def text(self, text):
        """Say a text that has no placeholders, whatever braces it holds."""
        return self._catalogue.gettext(text)

    def say(self, message, **values):
        """Say a message, with its named placeholders filled in."""
        return _set(self.text(message), values)

    def plural(self, one, many, n, **values):
        """Say a message in the form that the number needs; ``{n}`` is the number in words' form."""
        message = self._catalogue.ngettext(one, many, n)
        return _set(message, {"n": self.number(n), **values})

    def page(self, name):
        """Name the page of a notebook in a word; one of another collection by its file."""
        return self.say(PAGE_WORDS[name]) if name in PAGE_WORDS else name

    def status(self, status):
        """Name a status, such as ``wished for``."""
        return self.say(STATUS_WORDS[status])

    def verdict(self, verdict):
        """Name a verdict; the empty verdict, of a mark that is itself evidence, has no name."""
        return self.say(VERDICT_WORDS[verdict]) if verdict else ""

    def outcome(self, outcome):
        """Name an outcome, such as ``did not happen``."""
        return self.say(OUTCOME_WORDS[outcome])

    def precision(self, precision):
        """Name what a place is known as, such as ``city``."""
        return self.say(PRECISION_WORDS[precision])

    def topic(self, topic):
        """Name a topic of claims, such as ``military moves``."""
        return self.say(TOPIC_WORDS[topic])

    def form(self, form):
        """Name the form of a document; one that no source states has the words for that."""
        return self.say(FORM_WORDS[form]) if form in FORM_WORDS else self.say("form not stated")

    def compared(self, comparator, amount):
        """Write an amount as exact as it is said to be, such as ``more than $4.4bn``."""
        return self.say(COMPARATOR_WORDS[comparator], amount=amount)

    def unit(self, unit):
        """Write a unit of measure."""
        return self.say(UNIT_WORDS[unit]) if unit in UNIT_WORDS else unit

    def account(self, account):
        """Name an account."""
        return self.say(ACCOUNT_WORDS[account])

    def name(self, row):
        """Pick the name of an actor, a place or a sector in this language, if there is one."""
        own = f"name_{self.lang}"
        return row[own] if own in row else row["name_en"]

    def inside(self, name):
        """Write a common name as it stands inside a sentence: nuclear energy, but SS-26."""
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    def country(self, code):
        """Name a country by its ISO 3166 alpha-3 code, in the words of CLDR."""
        return self.locale.territories.get(_alpha2().get(code), code)

    def number(self, value, digits=None):
        """Write a number; ``digits`` fixes the decimal places, else as many as it has, up to 2."""
        pattern = "#,##0.##" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        least, between = GROUPS.get(self.lang, (0, None))
        grouped = abs(round(value, 2 if digits is None else digits)) >= least
        text = format_decimal(value, format=pattern, locale=self.locale, group_separator=grouped)
        if between and grouped:
            text = text.replace(self.locale.number_symbols["latn"]["group"], between)
        return text.replace("-", "\N{MINUS SIGN}")

    def year(self, value):
        """Write a year, without a thousands separator."""
        return str(int(value))

    def years(self, first, last):
        """Write a span of calendar years, such as 2005–2007."""
        if first == last:
            return self.year(first)
        return self.say("{first}–{last}", first=self.year(first), last=self.year(last))

    def percent(self, share):
        """Write a share of one as a whole percentage."""
        return format_percent(round(share, 2), locale=self.locale)

    def money_bn(self, value):
        """Write billions of US dollars, such as $4.4bn."""
        return self.say("${amount}bn", amount=self.number(value))

    def money_m(self, value):
        """Write millions of US dollars, such as $484m."""
        return self.say("${amount}m", amount=self.number(value))

    def date(self, day, precision="day", weekday=False):
        """Write a date as exactly as it is known (day, month or year)."""
        skeleton = {"day": "yMMMEd" if weekday else "yMMMd", "month": "yMMM", "year": "y"}
        return format_skeleton(skeleton[precision], day, locale=self.locale)

    def day(self, day, weekday=False):
        """Write a day without its year, such as 21 Nov or Fri 21 Nov."""
        return format_skeleton("MMMEd" if weekday else "MMMd", day, locale=self.locale)

    def shortened(self, text):
        """Tell whether a text ends in an abbreviation of dates, whose full stop it keeps."""
        months = self.locale.months["format"]["abbreviated"].values()
        endings = {*months, self.date(EPOCH).split()[-1]}  # such as "г.", for a year
        return bool(text) and text.split()[-1] in endings

    def weekday(self, day):
        """Name the weekday of a date, as short as in a calendar."""
        return format_date(day, "EEE", locale=self.locale)

    def days(self, first, last):
        """Write a span of days, as short as the language allows."""
        if first == last:
            return self.date(first)
        return format_interval(first, last, "yMMMd", locale=self.locale)

    def span(self, first, last):
        """Write a span of days without its year, such as 22–24 Nov."""
        if first == last:
            return self.day(first)
        return format_interval(first, last, "MMMd", locale=self.locale)

    def order(self, name):
        """Give the key by which a name is sorted as readers of the language look it up."""
        letters = name.casefold()
        for letter, place in ORDER.get(self.lang, {}).items():
            letters = letters.replace(letter, place)
        return "".join(each for each in normalize("NFD", letters) if not combining(each))

    def list(self, names):
        """Join names as the language joins them: a, b and c."""
        return format_list([str(name) for name in names], locale=self.locale)

    def sources(self, publishers, most=4):
        """Name the publishers behind a figure, the first few by name and the rest by number."""
        named = list(dict.fromkeys(publishers))
        if not named:
            return self.say("No source.")
        shown, more = named[:most], len(named) - most
        if more <= 0:
            return self.say("Sources: {names}.", names=self.list(shown))
        return self.plural(
            "Sources: {names} and {n} other.",
            "Sources: {names} and {n} others.",
            more,
            names=", ".join(shown),
        )


def _set(message, values):
    """Fill in a message; a sentence that ends in an abbreviation has one full stop."""
    return STOPS.sub(".", message.replace(SIGN, KEPT).format(**values))


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


@cache
def _alpha2():
    """Map ISO 3166 alpha-3 to alpha-2 codes, read from CLDR."""
    aliases = get_global("territory_aliases").items()
    return {old: new for old, (new, *_) in aliases if len(old) == 3 and old.isalpha()}
