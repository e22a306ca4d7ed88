"""Kinds of parameters: what each allows, given a package, and how a value is read.

A value may be text from a command line or what a notebook has at hand, such as a Timestamp
from a table: what is equal to an allowed value is taken, all else gets one message.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from dossier.dataset.errors import ParameterError
from dossier.i18n.language import spoken

LATEST = "latest"
FIRST, LAST = "first", "last"  # years of which the package tells
NONE = "none"  # as a command line says "no key chosen", which means all


@dataclass(frozen=True)
class Parameter:
    """A named value with a default; subclasses know what is allowed."""

    name: str
    default: object
    help: str

    def allowed(self, package):
        """Say in words what is allowed, given the package."""
        return "any text"

    def usual(self, package):
        """Give the default, typed, given the package."""
        return self.parse(self.default, package)

    def parse(self, value, package):
        """Turn a value, maybe text from a command line, into a typed one, or raise."""
        return str(value)

    def refuse(self, value, package):
        """Make the error for a value that is not allowed."""
        allowed = self.allowed(package)
        return ParameterError(f"{self.name}: {value!r} is not allowed; allowed: {allowed}")


@dataclass(frozen=True)
class Choice(Parameter):
    """One of a few words."""

    options: tuple = ()

    def allowed(self, package):
        """List the words."""
        return ", ".join(self.options)

    def parse(self, value, package):
        """Take one of the words."""
        if not isinstance(value, str) or value not in self.options:
            raise self.refuse(value, package)
        return value


@dataclass(frozen=True)
class Language(Choice):
    """A language that there are words for; the usual one is the package's first."""

    def usual(self, package):
        """Give the first language of the package."""
        return spoken(package.languages)[0] if package else self.default


@dataclass(frozen=True)
class Day(Parameter):
    """A date, or ``latest``."""

    def allowed(self, package):
        """Describe the form."""
        return f"a date such as 2008-11-25, or {LATEST}"

    def parse(self, value, package):
        """Take a date as text, date, or moment at midnight; ``latest`` gives None."""
        if value is None or (isinstance(value, str) and value.strip() == LATEST):
            return None
        try:
            moment = datetime.fromisoformat(str(value).strip())
        except ValueError:
            raise self.refuse(value, package) from None
        if moment.time() != time() or moment.tzinfo:
            raise self.refuse(value, package)
        return date(moment.year, moment.month, moment.day)


@dataclass(frozen=True)
class Year(Parameter):
    """A calendar year within bounds."""

    first: int = 1900
    last: int = 2100
    table: str = ""
    column: str = ""

    def told(self, package):
        """List the years of which the package's own table tells."""
        return [int(cell) for cell in package.cells(self.table, self.column) if cell.isdecimal()]

    def span(self, package):
        """Give the first and last year of which the package tells, or the bounds."""
        years = self.told(package) or (self.first, self.last)
        return min(years), max(years)

    def allowed(self, package):
        """Give the bounds, and the years that the package has."""
        bounds = f"a year from {self.first} to {self.last}"
        years = self.told(package) if package else ()
        return f"{bounds} ({self.table}: {min(years)} to {max(years)})" if years else bounds

    def parse(self, value, package):
        """Take a whole number within the bounds, also one that is written as a fraction.

        ``first`` and ``last`` are those of which the package tells.
        """
        if isinstance(value, str) and value in (FIRST, LAST):
            return self.span(package)[value == LAST] if package else value
        try:
            year = float(str(value))
        except ValueError:
            raise self.refuse(value, package) from None
        if isinstance(value, bool) or not self.first <= year <= self.last or year % 1:
            raise self.refuse(value, package)
        return int(year)


@dataclass(frozen=True)
class Keys(Parameter):
    """Some keys that occur in a column of the package; none means all."""

    table: str = ""
    column: str = ""
    named: str = ""  # the table whose rows have these keys and their names; by default the same
    drawn: tuple = ()  # (table, column) of the rows that are drawn, if these are others

    def present(self, package):
        """List the keys of which there are rows to draw."""
        places = [(table, column) for table, column in self.drawn if table in package.tables]
        used = {key for table, column in places for key in package.load(table)[column]}
        return tuple(key for key in self.options(package) if key in used or not self.drawn)

    def options(self, package):
        """List the keys in the package's own table, each once; none where it has no such table."""
        if self.table not in package.tables:
            return ()
        return tuple(package.load(self.table)[self.column].dropna().unique())

    def allowed(self, package):
        """List the keys."""
        return f"{NONE} (= all), or any of " + ", ".join(self.options(package))

    def parse(self, value, package):
        """Take a list, a column of a table, or text with commas; ``none`` gives no key."""
        if value is None or (isinstance(value, str) and value.strip().lower() == NONE):
            return ()
        if isinstance(value, str):
            value = [key for key in value.split(",") if key.strip()]
        try:
            asked = list(value)
        except TypeError:
            raise self.refuse(value, package) from None
        options = self.options(package) if asked else ()
        for key in asked:
            if not isinstance(key, str) or key.strip() not in options:
                raise self.refuse(key, package)
        return tuple(key.strip() for key in asked)
