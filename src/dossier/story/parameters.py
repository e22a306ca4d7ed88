"""The parameters of the notebooks: one typed list, from which everything else is checked.

The parameter cell of each notebook holds the defaults; a test holds it against this list.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossier.dataset.errors import ParameterError, suggest
from dossier.i18n.language import LANGUAGES

LATEST = "latest"
ACCOUNTS = ("article", "checked", "both")


@dataclass(frozen=True)
class Parameter:
    """A named value with a default; subclasses know what is allowed."""

    name: str
    default: object
    help: str

    def allowed(self, package):
        """Say in words what is allowed, given the package."""
        return "any text"

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
        if value not in self.options:
            raise self.refuse(value, package)
        return value


@dataclass(frozen=True)
class Day(Parameter):
    """A date, or ``latest``."""

    def allowed(self, package):
        """Describe the form."""
        return f"a date such as 2008-11-25, or {LATEST}"

    def parse(self, value, package):
        """Take a date as text or as a date; ``latest`` gives None."""
        if value in (None, LATEST):
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.refuse(value, package) from None


@dataclass(frozen=True)
class Year(Parameter):
    """A calendar year within bounds."""

    first: int = 1900
    last: int = 2100
    table: str = ""
    column: str = ""

    def span(self, package):
        """Give the first and last year of which the package's own table tells."""
        years = package.load(self.table)[self.column].dropna()
        return int(years.min()), int(years.max())

    def allowed(self, package):
        """Give the bounds."""
        return f"a year from {self.first} to {self.last}"

    def parse(self, value, package):
        """Take a whole number within the bounds."""
        try:
            year = int(str(value))
        except ValueError:
            raise self.refuse(value, package) from None
        if not self.first <= year <= self.last:
            raise self.refuse(value, package)
        return year


@dataclass(frozen=True)
class Keys(Parameter):
    """Some keys of a table of the package; none means all."""

    table: str = ""
    column: str = ""

    def options(self, package):
        """List the keys in the package's own table."""
        return tuple(package.load(self.table)[self.column])

    def allowed(self, package):
        """List the keys."""
        return "none (= all), or any of " + ", ".join(self.options(package))

    def parse(self, value, package):
        """Take a list, or text with commas."""
        asked = value.split(",") if isinstance(value, str) else list(value)
        asked = tuple(key.strip() for key in asked if key.strip())
        for key in asked:
            if key not in self.options(package):
                raise self.refuse(key, package)
        return asked


COMMON = (
    Parameter("package", "data", "folder with datapackage.yaml"),
    Choice("lang", "en", "language of figures and sentences", LANGUAGES),
    Choice("account", "both", "whose account is drawn", ACCOUNTS),
    Day("as_of", LATEST, "draw only what was known on this day"),
)
_ACTORS = Keys("actors", (), "states and bodies to draw", "actors", "actor_id")
_DELIVERIES = {"table": "arms_deliveries", "column": "year"}

NOTEBOOKS = {
    "00-overview": COMMON
    + (Choice("order", "reading", "order of the sentences", ("reading", "verdict")),),
    "01-accords": COMMON + (Keys("sectors", (), "sectors to draw", "sectors", "sector_id"),),
    "02-tour": COMMON
    + (
        Choice("projection", "globe", "shape of the map", ("globe", "flat")),
        Choice("extent", "route", "part of the map", ("route", "region")),
    ),
    "03-arms": COMMON
    + (
        Year("year_from", 2000, "first year of deliveries", **_DELIVERIES),
        Year("year_to", 2014, "last year of deliveries", **_DELIVERIES),
    ),
    "04-relations": COMMON
    + (
        _ACTORS,
        Choice("projection", "globe", "shape of the map", ("globe", "flat")),
    ),
    "05-postures": COMMON
    + (
        _ACTORS,
        Choice("projection", "globe", "shape of the map", ("globe", "flat")),
    ),
    "06-verdicts": COMMON
    + (
        Keys("speakers", (), "speakers to draw", "actors", "actor_id"),
        Choice("order", "reading", "order of the claims", ("reading", "verdict")),
    ),
}
EVERY = {own.name: own for all_own in NOTEBOOKS.values() for own in all_own}


def validate(values, known, package):
    """Check values by name and return them typed, with defaults for those not given.

    Args:
        values: dict of name to value.
        known: the parameters that may occur.
        package: the package whose keys are allowed.

    Raises:
        ParameterError: an unknown name or a value that is not allowed.
    """
    by_name = {parameter.name: parameter for parameter in known}
    for name in values:
        if name not in by_name:
            raise ParameterError(unknown(name, by_name))
    return {
        name: parameter.parse(values.get(name, parameter.default), package)
        for name, parameter in by_name.items()
    }


def assigned(texts):
    """Read values as they are typed: a dict of name to text from texts such as ``lang=es``.

    Raises:
        ParameterError: one without a value.
    """
    values = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise ParameterError(f"{text}: no value given; allowed: {text}=VALUE")
        values[name] = value
    return values


def unknown(name, by_name):
    """Say that there is no such parameter, which is nearest, and which there are."""
    near = suggest(name, by_name)
    hint = f" ({near})" if near else ""
    return f"{name}: no such parameter{hint}; allowed: {', '.join(by_name)}"


def plain(value):
    """Turn a typed value back into what a notebook's own parameter cell would hold."""
    if value is None:
        return LATEST
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def slug(given):
    """Name a folder after the package and the parameters, such as ``lang-es_account-article``."""
    parts = []
    for name, value in sorted(given.items(), key=lambda item: item[0] != "package"):
        text = "+".join(value) if isinstance(value, list) else str(value)
        parts.append(Path(text).name if name == "package" else f"{name}-{text}")
    return re.sub(r"[^\w.+-]+", "-", "_".join(parts))[:120]
