"""Every word that a reader sees: messages (gettext), names, numbers and dates (Babel, CLDR).

Messages are written in English where they are used and looked up in the catalogue of the
language asked for. Placeholders are named, plurals are real plurals, and nothing is glued
from parts, so that another language can order its sentences as it likes.
"""

import gettext
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

CATALOGUES = Path(__file__).parent / "locale"
LOCALES = {"en": "en_GB"}
LANGUAGES = tuple(LOCALES)

# Words of the design. Extracted for translation by their place in these tables.
STATUS_WORDS = {
    "signed": "signed",
    "reported": "reported",
    "planned": "planned",
    "expected": "expected",
    "aspiration": "wished for",
    "interpretation": "interpretation",
    "background": "background",
}
VERDICT_WORDS = {
    "corroborated": "corroborated",
    "refined": "refined",
    "partly": "partly right",
    "contradicted": "contradicted",
    "unchecked": "unchecked",
    "not_checkable": "not checkable",
    "context": "context",
}
OUTCOME_WORDS = {
    "happened": "happened",
    "partly": "happened in part",
    "did_not_happen": "did not happen",
    "unknown": "not known",
}
TOPIC_WORDS = {
    "accords": "accords",
    "tour": "the tour",
    "arms": "arms",
    "relations": "relations",
    "postures": "military moves",
    "background": "background",
}
FORM_WORDS = {
    "joint_statement": "joint statement",
    "intergovernmental": "intergovernmental agreement",
    "agency": "agency agreement",
    "company": "company agreement",
    "protocol": "protocol",
    "memorandum": "memorandum",
    "pre_contract": "pre-contract",
}
COMPARATOR_WORDS = {
    "=": "{amount}",
    ">": "more than {amount}",
    ">=": "at least {amount}",
    "~": "about {amount}",
}
ACCOUNT_WORDS = {"article": "the article", "checked": "the sources", "both": "article and sources"}


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
        return gettext.translation("dossier", CATALOGUES, [self.lang], fallback=True)

    def say(self, message, **values):
        """Say a message, with its named placeholders filled in."""
        return self._catalogue.gettext(message).format(**values)

    def plural(self, one, many, n, **values):
        """Say a message in the form that the number needs; ``{n}`` is the number in words' form."""
        message = self._catalogue.ngettext(one, many, n)
        return message.format(n=self.number(n), **values)

    def status(self, status):
        """Name a status, such as ``wished for``."""
        return self.say(STATUS_WORDS[status])

    def verdict(self, verdict):
        """Name a verdict; the empty verdict, of a mark that is itself evidence, has no name."""
        return self.say(VERDICT_WORDS[verdict]) if verdict else ""

    def outcome(self, outcome):
        """Name an outcome, such as ``did not happen``."""
        return self.say(OUTCOME_WORDS[outcome])

    def topic(self, topic):
        """Name a topic of claims, such as ``military moves``."""
        return self.say(TOPIC_WORDS[topic])

    def form(self, form):
        """Name the form of a document; one that no source states has the words for that."""
        return self.say(FORM_WORDS.get(form, "form not stated"))

    def compared(self, comparator, amount):
        """Write an amount as exact as it is said to be, such as ``more than $4.4bn``."""
        return self.say(COMPARATOR_WORDS[comparator], amount=amount)

    def account(self, account):
        """Name an account."""
        return self.say(ACCOUNT_WORDS[account])

    def name(self, row):
        """Pick the name of an actor, a place or a sector in this language."""
        return row[f"name_{self.lang}"]

    def country(self, code):
        """Name a country by its ISO 3166 alpha-3 code, in the words of CLDR."""
        return self.locale.territories.get(_alpha2().get(code), code)

    def number(self, value, digits=None):
        """Write a number; ``digits`` fixes the decimal places, else as many as it has, up to 2."""
        pattern = "#,##0.##" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.locale)

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
        return format_percent(share, format="#,##0%", locale=self.locale)

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

    def weekday(self, day):
        """Name the weekday of a date."""
        return format_date(day, "EEEE", locale=self.locale)

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


@cache
def _alpha2():
    """Map ISO 3166 alpha-3 to alpha-2 codes, read from CLDR."""
    aliases = get_global("territory_aliases").items()
    return {old: new for old, (new, *_) in aliases if len(old) == 3 and old.isalpha()}
