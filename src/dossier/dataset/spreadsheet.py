"""What a spreadsheet makes of a cell, and the way back where there is only one.

Spreadsheets show dates, numbers and truth values as their country writes them, and save what they
show. A cell that can mean one thing is written as its type is; one that can mean two is refused.
"""

import re
from collections.abc import Callable

from dossier.dataset.types import read, wrong_form

# As LibreOffice and Excel write true and false in some languages.
TRUTH = {
    "true": ["TRUE", "VERDADERO", "ИСТИНА", "VRAI", "WAHR", "VERO", "VERDADEIRO", "WAAR"],
    "false": ["FALSE", "FALSO", "ЛОЖЬ", "FAUX", "FALSCH", "ONWAAR"],
}
SPACES = re.compile("(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
SIGNS = str.maketrans("\u2212\u2010\u2011\u2013", "----")
MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")
YEAR_FIRST = re.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
SHORT_YEAR = re.compile("[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
SHORT_DAY = re.compile("[0-9]{1,2}/[0-9]{1,2}/([0-9]{2}|[0-9]{4})")
SHORTENED = re.compile("[-+]?[0-9.,]+[eE][-+]?[0-9]+")
ZEROS = re.compile(r"\.0+$")
GROUP = re.compile("-?[0-9]+[.,]0{3}")  # 4,000 may be four, to three places


class Unclear(ValueError):
    """A cell that has no meaning as its type, or two; the message says what to write."""


def mend(cell: str, kind: str) -> str:
    """Write a cell as its type is written.

    Args:
        cell: without blanks at its ends.
        kind: a type of the descriptor.

    Raises:
        Unclear: it cannot be told what the cell means.
    """
    if not cell or (kind != "string" and read(cell, kind) is not None):
        return cell
    value = MEND[kind](cell)
    if read(value, kind) is None:
        raise Unclear(wrong_form(cell, kind))
    return value


def to_text(cell: str) -> str:
    """Leave a text as it is, but for one that a spreadsheet took for a day."""
    if SHORT_DAY.fullmatch(cell):
        message = f'"{cell}" is what a spreadsheet makes of a text with a day in it'
        raise Unclear(f"{message}; allowed: the text, as it was")
    return cell


def to_date(cell: str) -> str:
    """Write a day as YYYY-MM-DD."""
    cell = MIDNIGHT.sub("", cell)
    if whole := YEAR_FIRST.fullmatch(cell):
        return _day(*whole.groups())
    if SHORT_YEAR.fullmatch(cell):
        message = f'"{cell}" has a short year'
        raise Unclear(f"{message}; allowed: all of it, as YYYY-MM-DD")
    if not (whole := YEAR_LAST.fullmatch(cell)):
        return cell
    first, sign, second, year = whole.groups()
    # Where points part them, the day comes first, whatever the country.
    readings = {_day(year, second, first)} | ({_day(year, first, second)} if sign != "." else set())
    sound = sorted(day for day in readings if read(day, "date"))
    if len(sound) > 1:
        raise Unclear(f'"{cell}" is {" or ".join(sound)}; allowed: the one that is meant')
    return sound[0] if sound else cell


def to_number(cell: str) -> str:
    """Write a number with a decimal point and nothing between its thousands."""
    if SHORTENED.fullmatch(cell):
        raise Unclear(f'"{cell}" was shortened; allowed: all its digits, with a decimal point')
    cell = SPACES.sub("", cell.translate(SIGNS)).removeprefix("+")
    last = max(cell.rfind(","), cell.rfind("."))
    if last < 0 or not re.fullmatch("-?[0-9.,]+", cell):
        return cell
    whole, sign, part = cell[:last], cell[last : last + 1], cell[last + 1 :]
    other = "," if sign == "." else "."
    if sign in whole:  # it stands twice: between thousands
        return _grouped(cell, sign)
    if other in whole:  # 1.234,5
        whole = _grouped(whole, other)
    elif len(part) == 3 and whole.lstrip("-") not in ("", "0"):
        plain = f"{whole}.{part} or {whole}{part}"
        raise Unclear(f'"{cell}" is {plain}; allowed: the one that is meant')
    whole = whole if whole.lstrip("-") else f"{whole}0"
    return f"{whole}.{part}" if part else whole


def to_integer(cell: str) -> str:
    """Write a whole number with its digits alone."""
    if GROUP.fullmatch(cell):
        whole, part = re.split("[.,]", cell)
        raise Unclear(f'"{cell}" is {whole} or {whole}{part}; allowed: the one that is meant')
    return ZEROS.sub("", to_number(cell))


def to_truth(cell: str) -> str:
    """Write a truth value as true or false."""
    return next((word for word, cells in TRUTH.items() if cell.upper() in cells), cell)


MEND: dict[str, Callable[[str], str]] = {
    "string": to_text,
    "date": to_date,
    "number": to_number,
    "integer": to_integer,
    "boolean": to_truth,
}


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _grouped(digits: str, sign: str) -> str:
    """Leave out what stands between thousands; what is not grouped so stays."""
    groups = digits.lstrip("-").split(sign)
    if len(groups[0]) <= 3 and groups[0] and all(len(group) == 3 for group in groups[1:]):
        return digits.replace(sign, "")
    return digits
