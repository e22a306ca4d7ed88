"""Sums of money in words: any currency (ISO 4217), counted in ones, thousands, millions, billions.

A unit of money is its currency and a short word for the scale, such as ``USD bn``.
"""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.numbers import get_currency_symbol

from dossier.i18n.vocabulary import message

DOLLAR = "USD"  # whose sign stands alone


class Scale(NamedTuple):
    """How much one counts; the messages for dollars, for other money, and for the unit."""

    ones: int
    short: str
    dollars: str
    other: str
    unit: str


SCALES = {
    "one": Scale(1, "", message("${amount}"), message("{symbol}{amount}"), "{currency}"),
    "thousand": Scale(
        1_000,
        "k",
        message("${amount}"),
        message("{symbol}{amount}"),
        message("thousand {currency}"),
    ),
    "million": Scale(
        1_000_000,
        "m",
        message("${amount}m"),
        message("{symbol}{amount}m"),
        message("{currency} m"),
    ),
    "billion": Scale(
        1_000_000_000,
        "bn",
        message("${amount}bn"),
        message("{symbol}{amount}bn"),
        message("{currency} bn"),
    ),
}
WRITTEN = {"thousand": "one"}  # £90,000; larger scales keep their word
# Scales that readers of a language write as another: 4400 millones, which they do not call 4,4.
READ = {"es": {"billion": "million"}}
ONCE = ("es", "ru")  # languages that write the unit of a part and of its whole once
_UNIT = re.compile(r"([A-Z]{3})(?: (k|m|bn))?")


@cache
def currencies():
    """List the codes of all currencies that are or were."""
    return frozenset(Locale.parse("en").currencies)


def unit(currency, scale):
    """Write the unit of an amount, such as ``USD bn``."""
    return f"{currency} {SCALES[scale].short}".rstrip()


def read_unit(text):
    """Read a unit of money: currency and scale; None where it is another unit."""
    found = _UNIT.fullmatch(text)
    if not found or found[1] not in currencies():
        return None
    scales = {scale.short: name for name, scale in SCALES.items()}
    return found[1], scales[found[2] or ""]


def rescaled(amount, scale, other):
    """Give an amount in another scale: 4.4 billion are 4400 million."""
    return amount * SCALES[scale].ones / SCALES[other].ones


class Money:
    """How the words of one language write sums, in their ``locale``."""

    def money(self, amount, currency=DOLLAR, scale="billion"):
        """Write a sum, such as $4.4bn, €120m or PEN 35m."""
        return self.money_span(amount, amount, currency, scale)

    def money_span(self, low, high, currency=DOLLAR, scale="billion"):
        """Write from what to what a sum goes, its unit once, such as $52–54m."""
        ends = (self._amount_of_money(end, scale) for end in (low, high))
        return self._with_unit("–".join(dict.fromkeys(ends)), currency, scale)

    def money_share(self, part, whole, currency=DOLLAR, scale="billion"):
        """Write how much of a sum something is, such as $1.2bn of the $4.4bn."""
        ends = {"part": part, "whole": whole}
        if self.lang not in ONCE:
            sums = {key: self.money(end, currency, scale) for key, end in ends.items()}
            return self.say("{part} of the {whole}", **sums)
        numbers = {key: self._amount_of_money(end, scale) for key, end in ends.items()}
        return self._with_unit(self.say("{part} of the {whole}", **numbers), currency, scale)

    def _scale(self, scale):
        return (WRITTEN | READ.get(self.lang, {})).get(scale, scale)

    def _amount_of_money(self, amount, scale):
        if scale in READ.get(self.lang, ()):
            amount = round(amount, 2) or amount  # as exact as others write it
        return self.number(rescaled(amount, scale, self._scale(scale)))

    def _with_unit(self, number, currency, scale):
        form = SCALES[self._scale(scale)]
        if currency == DOLLAR:
            return self.say(form.dollars, amount=number)
        symbol = get_currency_symbol(currency, locale=self.locale)
        if symbol[-1:].isalpha():
            symbol += "\N{NO-BREAK SPACE}"
        return self.say(form.other, amount=number, symbol=symbol).strip()

    def money_unit(self, currency, scale):
        """Write a unit of money, such as ``USD bn``."""
        return self.say(SCALES[scale].unit, currency=currency)
