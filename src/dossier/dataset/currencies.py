"""The currencies (ISO 4217), as CLDR lists them."""

from functools import cache

from babel import Locale
from babel.core import get_global


@cache
def currencies() -> frozenset[str]:
    """Give the codes of all currencies that are or were."""
    return frozenset(Locale.parse("en").currencies)


def current() -> list[str]:
    """List the codes of the currencies that countries have today."""
    told = get_global("territory_currencies").values()
    return sorted({code for each in told for code, _, end, tender in each if tender and not end})
