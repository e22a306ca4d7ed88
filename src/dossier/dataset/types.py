"""How a cell of each type is written: one truth for the loader, the checks and the messages."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Form(NamedTuple):
    """The pattern of a whole cell, what reads it, what such a cell is, and how to write one."""

    pattern: re.Pattern
    read: Callable[[str], object]
    name: str
    allowed: str


# Stricter than Frictionless, which also reads 1_000, NaN, 1e3, TRUE and 2008-1-5.
FORMS = {
    "string": Form(re.compile("(?s:.*)"), str, "text", "text"),
    "integer": Form(
        re.compile("-?(0|[1-9][0-9]*)"), int, "a whole number", "digits only, such as 2008"
    ),
    "number": Form(
        re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
        float,
        "a number",
        "digits with a decimal point, such as 4.4",
    ),
    "date": Form(
        re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        date.fromisoformat,
        "a date",
        "a day written YYYY-MM-DD, such as 2008-11-25",
    ),
    "boolean": Form(re.compile("true|false"), "true".__eq__, "true or false", "true, false"),
}
NUMBERS, MOST = ("integer", "number"), 10**15  # frames keep larger ones, but not to the digit


def read(cell: str, kind: str) -> object:
    """Read a cell as its type; None where it is not written so, such as the 31st of a June."""
    if not FORMS[kind].pattern.fullmatch(cell):
        return None
    try:
        value = FORMS[kind].read(cell)
    except (ValueError, OverflowError):
        return None
    return value if kind not in NUMBERS or abs(value) <= MOST else None


def wrong_form(value: str, kind: str) -> str:
    """Say that a value is not written as its type is."""
    if kind in NUMBERS and FORMS[kind].pattern.fullmatch(value):
        return f'"{value}" has more digits than are kept; allowed: {MOST} at most'
    return f'"{value}" is not {FORMS[kind].name}; allowed: {FORMS[kind].allowed}'
