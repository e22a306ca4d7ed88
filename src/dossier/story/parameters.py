"""The parameters of the notebooks: one typed list, from which everything else is checked.

The parameter cell of each notebook holds the defaults; a test holds it against this list.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from dossier.dataset.errors import ParameterError, suggest
from dossier.dataset.package import Package
from dossier.i18n.language import LANGUAGES, OWN
from dossier.story.parameter_kinds import (
    FIRST,
    LAST,
    LATEST,
    NONE,
    Choice,
    Day,
    Keys,
    Language,
    Parameter,
    Year,
)

ACCOUNTS = ("article", "checked", "both")
LONGEST = 120  # letters of a folder's name

COMMON = (
    Parameter("package", "data", "folder with datapackage.yaml"),
    Language("lang", OWN, "language of figures and sentences", LANGUAGES),
    Choice("account", "both", "whose account is drawn", ACCOUNTS),
    Day("as_of", LATEST, "draw only what was known on this day"),
)
_ACTORS = Keys("actors", (), "states and bodies to draw", "actors", "actor_id")
_ENDS = (("relations", "from_id"), ("relations", "to_id"))
_MOVERS = (("postures", "actor_id"),)
_SECTORS = Keys("sectors", (), "sectors to draw", "sectors", "sector_id")
_SHAPE = Choice("projection", "globe", "shape of the map", ("globe", "flat"))
_YEARLY = {"table": "series", "column": "year"}

NOTEBOOKS = {
    "00-overview": COMMON
    + (Choice("order", "reading", "order of the sentences", ("reading", "verdict")),),
    "01-accords": COMMON + (replace(_SECTORS, drawn=(("accords", "sector_id"),)),),
    "02-tour": COMMON + (_SHAPE, Choice("extent", "route", "part of the map", ("route", "region"))),
    "03-arms": COMMON
    + (
        Year("year_from", FIRST, "first year of the yearly values", **_YEARLY),
        Year("year_to", LAST, "last year of the yearly values", **_YEARLY),
    ),
    "04-relations": COMMON + (replace(_ACTORS, drawn=_ENDS), _SHAPE),
    "05-postures": COMMON + (replace(_ACTORS, drawn=_MOVERS), _SHAPE),
    "06-verdicts": COMMON
    + (
        Keys("speakers", (), "speakers to draw", "claims", "speaker_id", "actors"),
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
        name: parameter.parse(values[name], package) if name in values else parameter.usual(package)
        for name, parameter in by_name.items()
    }


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


def differing(values, known, package):
    """Pick the values of known parameters that differ from the defaults, as plain values.

    The package itself is not among them.
    """
    own = {each.name: each for each in known if each.name != "package"}
    typed = validate({k: v for k, v in values.items() if k in own}, own.values(), package)
    return given(typed, package)


def given(values, package):
    """Pick the typed values that are not the package's defaults, as plain values."""
    defaults = {name: EVERY[name].usual(package) for name in values}
    return {name: plain(value) for name, value in values.items() if value != defaults[name]}


def options(given):
    """Write plain values as the options of a command line: a list of its words."""
    texts = {name: ",".join(v) if isinstance(v, list) else v for name, v in given.items()}
    return [part for name, text in texts.items() for part in ("-p", f"{name}={text}")]


def slug(given):
    """Name a folder after the package and the parameters, such as ``lang-es_account-article``.

    A name that had to be cut, or lost letters, ends in a digest, so that no two are the same.
    """
    parts = []
    for name, value in sorted(given.items(), key=lambda item: item[0] != "package"):
        text = "+".join(value) if isinstance(value, list) else str(value)
        parts.append(Path(text).name if name == "package" else f"{name}-{text}")
    whole = "_".join(parts)
    clean = re.sub(r"[^\w.+-]+", "-", whole)
    if len(clean) <= LONGEST and (clean == whole or "package" in given):
        return clean
    return f"{clean[:LONGEST]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def listing(package):
    """List the parameters of each notebook, a line or two each, with what is allowed."""
    package = Package(package or "data")
    lines = []
    for heading, those in {"every notebook": COMMON, **NOTEBOOKS}.items():
        lines.append(heading)
        for each in those if those is COMMON else [own for own in those if own not in COMMON]:
            default = plain(each.usual(package))
            default = ",".join(default) or NONE if isinstance(default, list) else default
            lines.append(f"  {each.name} = {default}")
            lines.append(f"      {each.help}: {each.allowed(package)}")
    return lines
