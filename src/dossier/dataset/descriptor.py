"""The descriptor of a package, datapackage.yaml.

It is a Frictionless Data Package with a few words of ours: `vocabulary`, `boundaries`, and the
`unit` of a field. No pandas here, so that a check starts quickly.
"""

import re
from collections.abc import Callable
from itertools import accumulate, chain
from pathlib import Path

import yaml

from dossier.dataset.errors import PackageError
from dossier.dataset.files import DESCRIPTOR, read_text, refuse_conflict
from dossier.dataset.model import LOADER, NAME
from dossier.dataset.schema import as_list, faults

DEEPEST = 100  # levels of a descriptor
MOST = 100_000  # entries of a descriptor, those that it repeats counted each time


class Once(LOADER):
    """Reads YAML in which each key of a mapping stands once; the public reader takes the last."""

    def construct_mapping(self, node, deep=False):
        """Make a mapping; raise at a key that stood there before."""
        lines = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if (first := lines.setdefault(str(key.value), line)) != line:
                message = f'the key "{key.value}" stands here and in row {first}; allowed: once'
                raise yaml.constructor.ConstructorError(None, None, message, key.start_mark)
        return super().construct_mapping(node, deep)


def fits(value: object) -> bool:
    """Tell whether a value is small enough to be looked through, all its repeats included."""
    left, count = [value], 0
    while left and count <= MOST:
        each, count = left.pop(), count + 1
        if isinstance(each, dict):
            left += each.values()
        elif isinstance(each, list):
            left += each
    return count <= MOST


def too_deep(text: str) -> bool:
    """Tell whether a text nests deeper than its reader, which would end without a word."""
    signs = re.findall(r"[\[\]{}]", text)
    depths = accumulate(1 if sign in "[{" else -1 for sign in signs)
    return max(depths, default=0) > DEEPEST or bool(re.search(f"(- ){{{DEEPEST}}}", text))


def load_descriptor(folder: Path) -> dict:
    """Read datapackage.yaml.

    Raises:
        PackageError: it is missing, or not a mapping in valid YAML.
    """
    file = folder / DESCRIPTOR
    text = read_text(file)
    refuse_conflict(text, file)
    if too_deep(text):
        message = f"more than {DEEPEST} lists or mappings within each other; allowed: fewer"
        raise PackageError(message, file)
    try:
        descriptor = yaml.load(text, Once)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        words = str(getattr(error, "problem", None) or error).partition("\n")[0]
        message = f"not valid YAML: {words}"
        raise PackageError(message, file, mark.line + 1 if mark else 0) from None
    if not fits(descriptor):
        message = f"more than {MOST:,} entries with all that it repeats; allowed: fewer"
        raise PackageError(message, file)
    if not isinstance(descriptor, dict):
        message = "not a description; allowed: a mapping with name and resources"
        raise PackageError(message, file)
    return descriptor


def read_descriptor(folder: Path) -> dict:
    """Read datapackage.yaml and make sure that it can be used.

    Raises:
        PackageError: its first fault.
    """
    descriptor = load_descriptor(folder)
    for fault in faults(descriptor, folder):
        raise PackageError(fault, folder / DESCRIPTOR)
    return descriptor


def languages(descriptor: dict, fields: Callable[[str], list[dict]]) -> tuple[str, ...]:
    """List the languages of a package's texts, that of their originals first.

    Where the descriptor lists none, they are those in which actors have names, and then those
    that translations may be in.

    Args:
        descriptor: of the package.
        fields: gives the fields of a table by its name; none of one that is not there.
    """
    listed = as_list(descriptor.get("languages"))
    if not listed:
        names = [field["name"] for field in fields("actors") if field["name"].startswith(NAME)]
        limits = [each for each in fields("translations") if each["name"] == "lang"]
        allowed = [each.get("constraints", {}).get("enum", []) for each in limits]
        listed = [*(name.removeprefix(NAME) for name in names), *chain(*allowed)]
    return tuple(dict.fromkeys(lang for lang in listed if isinstance(lang, str)))
