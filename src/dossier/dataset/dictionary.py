"""The data dictionary: data/README.md, written from the descriptor and from nothing else."""

import ast
from collections.abc import Iterator
from importlib.resources import files
from inspect import getsource
from pathlib import Path

from jinja2 import Environment

from dossier.dataset import article
from dossier.dataset.files import write_atomic
from dossier.dataset.package import Package
from dossier.dataset.schema import key_fields

MADE = "This page is made from `datapackage.yaml` by `dossier dictionary`;"
BOUNDS = {"minimum": "from {}", "maximum": "to {}", "maxLength": "at most {} characters"}


def write(folder: Path) -> Path | None:
    """Write the data dictionary of a package into its README.md; return the file.

    One of another hand is left as it is; then there is none to return.
    """
    file = folder / "README.md"
    if file.is_file() and MADE not in file.read_text(encoding="utf-8", errors="replace"):
        return None
    return write_atomic(file, dictionary(folder))


def dictionary(folder: Path) -> str:
    """Write the data dictionary of the package in a folder as Markdown."""
    package = Package(folder)
    source = files("dossier.dataset").joinpath("dictionary.md.j2").read_text(encoding="utf-8")
    page = Environment(trim_blocks=True, keep_trailing_newline=True).from_string(source)
    return page.render(
        package=package,
        about=package.descriptor,
        made=MADE,
        licence=licence(package.descriptor.get("licenses")),
        rows=lambda table: len(package.load(table)),
        # Python leaves docstrings out of what it has optimised.
        sentences=ast.get_docstring(ast.parse(getsource(article))).partition("\n\n")[2],
        keys=lambda schema: key_fields(schema["primaryKey"]),
        limits=limits,
    )


def licence(listed: list[dict] | None) -> str:
    """Name the first licence."""
    for each in listed or ():
        return each.get("title") or each.get("name") or each["path"]
    return "none is named"


def limits(field: dict, schema: dict) -> Iterator[str]:
    """Say what the cells of a field may hold."""
    constraints = field.get("constraints", {})
    if "enum" in constraints:
        yield ", ".join(f"`{term}`" for term in constraints["enum"])
    for key in schema.get("foreignKeys", []):
        if key["fields"] == field["name"]:
            there = key["reference"]
            yield f"a `{there['fields']}` of [{there['resource']}](#{there['resource']})"
    yield from (text.format(constraints[key]) for key, text in BOUNDS.items() if key in constraints)
    yield "required" if constraints.get("required") else "may be empty"
