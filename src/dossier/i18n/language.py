"""Every word that a reader sees: messages (gettext), names, numbers and dates (Babel, CLDR)."""

from functools import lru_cache
from math import floor, log10
from types import MappingProxyType
from unicodedata import combining, normalize

from babel import Locale
from babel.numbers import format_decimal, format_percent

from dossier.i18n import vocabulary
from dossier.i18n.articles import Articles
from dossier.i18n.dates import Dates
from dossier.i18n.headings import ARRIVAL_WORDS, PAGE_WORDS
from dossier.i18n.messages import Messages
from dossier.i18n.money import Money, read_unit

LOCALES = {"en": "en_GB", "es": "es", "ru": "ru"}
LANGUAGES = tuple(LOCALES)
OWN = LANGUAGES[0]  # of the messages, before they are translated
ARTICLE = vocabulary.message("The article")
TENTH = 0.1
LAST = "\U0010ffff"
# Where digits are parted in groups from another number on than 1000, and by which sign.
GROUPS = {lang: (10_000, "\N{NO-BREAK SPACE}") for lang in ("es", "ru")}
# Letters with a mark that have a place of their own: after the letter without it.
ORDER = {"es": {"ñ": f"n{LAST}"}, "ru": {"й": f"и{LAST}"}}


def spoken(languages):
    """Pick the languages that there are words for, in their order; English where there is none."""
    return tuple(lang for lang in languages if lang in LOCALES) or (OWN,)


class Words(Messages, Articles, Dates, Money):
    """The words of one language.

    Attributes:
        selection: what the reader selected, for figures to say; empty where it is everything.
        nothing: what to say where nothing of that can be drawn.
        made: the package and the parameters behind it, for the seals of figures.
        verbs: of relations, by their kind, where the package has them.
        headed: word, title and question of notebooks, by name, where the package has its own.
    """

    selection, nothing, made, verbs, headed = "", "", *[MappingProxyType({})] * 3

    def __init__(self, lang="en"):
        self.lang = lang
        self.locale = Locale.parse(LOCALES[lang])

    def __repr__(self):
        """Name the language."""
        return f"Words({self.lang!r})"

    def page(self, name):
        """Name the page of a notebook in a word; one of another collection by its file."""
        return self.text(self.headed.get(name, {}).get("word") or PAGE_WORDS.get(name, name))

    def status(self, status):
        """Name a status, such as ``wished for``."""
        return self.say(vocabulary.STATUS_WORDS[status])

    def verdict(self, verdict, glyph=False):
        """Name a verdict, with its glyph if asked; that of evidence itself, empty, has no name."""
        word = self.say(vocabulary.VERDICT_WORDS[verdict]) if verdict else ""
        if not (glyph and word):
            return word
        return self.say("{glyph} {verdict}", glyph=vocabulary.GLYPH[verdict], verdict=word)

    def outcome(self, outcome):
        """Name an outcome, such as ``did not happen``."""
        return self.say(vocabulary.OUTCOME_WORDS[outcome])

    def precision(self, precision):
        """Name what a place is known as, such as ``city``."""
        return self.say(vocabulary.PRECISION_WORDS[precision])

    def topic(self, topic):
        """Name a topic of claims, such as ``military moves``."""
        return self.text(vocabulary.TOPIC_WORDS.get(topic) or topic.replace("_", " "))

    def way(self, arrived_by):
        """Say how somebody came, such as ``by air``."""
        return self.text(ARRIVAL_WORDS.get(arrived_by, arrived_by))

    def relation(self, sign, kind=""):
        """Give the verb of a relation, with ``{source}`` and ``{target}`` left to be filled in."""
        side = "for" if sign > 0 else "against"
        return self.verbs.get(kind) or self.verbs.get(side) or vocabulary.VERBS[side]

    def relation_to_states(self, n, sign, kind, source):
        """Say a relation to so many states; a language without such words has them as a name."""
        verb = self.relation(sign, kind)
        one, many = (verb.replace("{target}", states) for states in ("{n} state", "{n} states"))
        if self.has(one, many):
            return self.plural(one, many, n, source=source)
        states = self.plural("{n} state", "{n} states", n)
        return self.say(verb, source=source, target=states)

    def form(self, form):
        """Name the form of a document; one that no source states has the words for that."""
        if form not in vocabulary.FORM_WORDS:
            return self.say("form not stated")
        return self.say(vocabulary.FORM_WORDS[form])

    def compared(self, comparator, amount):
        """Write an amount as exact as it is said to be, such as ``more than $4.4bn``."""
        return self.say(vocabulary.COMPARATOR_WORDS[comparator], amount=amount)

    def unit(self, unit):
        """Write a unit of measure; one without a word here stands as it was written."""
        if unit in vocabulary.UNIT_WORDS:
            return self.say(vocabulary.UNIT_WORDS[unit])
        money = read_unit(unit)
        return self.money_unit(*money) if money else self.text(unit)

    def quantity(self, value, unit):
        """Write a number with its unit: money, a unit with plurals here, or as it was written."""
        unit = "" if unit is None or unit != unit else str(unit)
        money = read_unit(unit)
        if money:
            return self.money(value, *money)
        if unit in vocabulary.UNIT_FORMS:
            return self.plural(*vocabulary.UNIT_FORMS[unit], value)
        return f"{self.number(value)} {self.text(unit)}".rstrip()

    def account(self, account):
        """Name an account."""
        return self.say(vocabulary.ACCOUNT_WORDS[account])

    def name(self, row):
        """Pick the name of an actor, a place or a sector in this language, if there is one.

        The article, which is named in each story, needs no name in all languages.
        """
        named = [name for name in row.keys() if str(name).startswith("name_")]
        own = [name for name in (f"name_{self.lang}", f"name_{OWN}") if name in named]
        names = row[[*own, *named][0]]
        said = self.text(ARTICLE)
        if isinstance(names, str):
            return said if names == ARTICLE else names
        return names.where(names != ARTICLE, said)

    def inside(self, name):
        """Write a common name as it stands inside a sentence: nuclear energy, but SS-26."""
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    def number(self, value, digits=None):
        """Write a number; ``digits`` fixes the decimal places, else as many as it has, up to 2.

        A number below a tenth has two places beside its noughts.
        """
        places = 2 if not 0 < abs(value) < TENTH else 1 - floor(log10(abs(value)))
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        pattern = pattern if digits is not None else "#,##0." + "#" * places
        least, between = GROUPS.get(self.lang, (0, None))
        grouped = abs(round(value, places if digits is None else digits)) >= least
        text = _decimal(value, pattern, self.locale, grouped)
        if between and grouped:
            text = text.replace(self.locale.number_symbols["latn"]["group"], between)
        return text.replace("-", "\N{MINUS SIGN}")

    def percent(self, share):
        """Write a share of one as a whole percentage."""
        return format_percent(round(share, 2), locale=self.locale)

    def order(self, name):
        """Give the key by which a name is sorted as readers of the language look it up."""
        letters = name.casefold()
        for letter, place in ORDER.get(self.lang, {}).items():
            letters = letters.replace(letter, place)
        return "".join(each for each in normalize("NFD", letters) if not combining(each))

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


@lru_cache(4096, typed=True)  # drawings of other states say nearly the same numbers
def _decimal(value, pattern, locale, grouped):
    return format_decimal(value, format=pattern, locale=locale, group_separator=grouped)
