"""Whether a translation still has the numbers of its original."""

import re

_NUMBER = re.compile(r"\{[^{}]*\}|\d+(?:[.,\u00a0\u202f]\d+)*")
_SEPARATOR = re.compile(r"[.,\u00a0\u202f](?=\d)")


def faithful(original, text):
    """Tell whether a translation has the numbers and quotations of its original.

    Decimal sign, scale and order are free: 2.2 (billion) is the same as 2200 (million).
    """
    return _numbers(original) == _numbers(text)


def _numbers(text):
    return sorted(_SEPARATOR.sub("", number).rstrip("0") for number in _NUMBER.findall(text))
