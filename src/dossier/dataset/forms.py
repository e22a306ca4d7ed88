"""What files that people edit may hold, as ``forms.yaml`` has it, and what is otherwise.

Of a descriptor that is what the public profile of a Data Package asks, and words of ours
(``story.own_words``); of a notebook, what a build reads.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.core import get_global

from dossier.dataset.errors import PackageError, allowed
from dossier.dataset.files import inside
from dossier.dataset.model import packaged

TYPES = {"text": str, "list": list, "mapping": dict, "truth": bool, "whole": int}
TYPES["lines"] = (str, list)
FORMS = packaged("forms.yaml")


def profile_faults(descriptor: dict) -> Iterator[str]:
    """Say what is wrong with what a descriptor says of the package as a whole."""
    if "name" not in descriptor:
        yield f"name is missing; allowed: {FORMS['package']['name']['allowed']}"
    yield from word_faults("", descriptor, FORMS["package"])


def word_faults(place: str, mapping: dict, forms: dict[str, dict]) -> Iterator[str]:
    """Say which words of a mapping have other values than their forms allow, if they are there."""
    for word, form in forms.items():
        if word in mapping:
            yield from value_faults(f"{place}{word}", mapping[word], form)


def value_faults(place: str, value: object, form: dict) -> Iterator[str]:
    """Say that a value is not of its form, or which of those within it are not of theirs."""
    if value is None and "maybe" in form:
        return
    if not fits(value, form):
        what = "nothing" if value is None else repr(str(value)[:60])
        yield f"{place}: {what} cannot be used; allowed: {form['allowed']}"
        return
    for word in value if "words" in form else ():
        if word not in form["words"]:
            hint = allowed(word, sorted(form["words"]), "a word that is checked here")
            yield f'{place}: "{word}" would be ignored; {hint}'
    yield from word_faults(f"{place}, ", value, form.get("parts", {}))
    if "each" in form and not isinstance(value, str):
        parts = value.items() if isinstance(value, dict) else (("", part) for part in value)
        for word, part in parts:
            yield from value_faults(f"{place}, {word}" if word else place, part, form["each"])


def fits(value: object, form: dict) -> bool:
    """Tell whether a value, whatever is within it, is of a form, one of ``forms.yaml``."""
    if "one" in form:
        return value in form["one"]
    if not isinstance(value, TYPES[form["is"]]):
        return False
    if isinstance(value, str):
        known = form.get("known") != "language" or is_language(value)
        return known and bool(re.fullmatch(form.get("like", "(?s:.*)"), value))
    if isinstance(value, list):
        return "once" not in form or 0 < len(value) == len(set(map(str, value)))
    if isinstance(value, dict):
        words = {word for word in value if isinstance(word, str)}
        return (
            len(words) == len(value)
            and words.issuperset(form.get("needs", ()))
            and ("any" not in form or not words.isdisjoint(form["any"]))
        )
    return True


def is_language(code: str) -> bool:
    """Tell whether a text is the code of a language that CLDR knows, maybe with a country."""
    known = get_global("likely_subtags"), get_global("language_aliases")
    return any(code.partition("-")[0] in each for each in known)


def path_faults(place: str, path: str, folder: Path) -> Iterator[str]:
    """Say what is wrong with a path: missing, remote, or leaving the folder."""
    try:
        inside(folder, path)
    except PackageError as error:
        yield f"{place}: {error.problem.message}"


def boundary_faults(boundaries: dict, folder: Path, drawn: list[str]) -> Iterator[str]:
    """Say what is wrong with the entry for the map polygons.

    A package may leave it out where none of its tables is ``drawn`` on a map.
    """
    if boundaries is None:
        for table in drawn:
            yield f"boundaries: missing, but {table} is drawn on a map; allowed: path and policy"
        return
    path = boundaries.get("path") if isinstance(boundaries, dict) else None
    found = list(path_faults("boundaries", path, folder))
    yield from found
    if isinstance(boundaries, dict) and not isinstance(boundaries.get("policy"), str):
        yield "boundaries: policy is missing; allowed: a text on disputed borders"
    if not found and not (folder / path).is_file():
        yield f'boundaries: the file "{path}" is missing'
