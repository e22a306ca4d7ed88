"""The data dictionary: data/README.md, written from the descriptor and from nothing else."""

import ast
from inspect import getsource

from dossier.dataset import article
from dossier.dataset.files import find_package, write_atomic
from dossier.dataset.package import Package

MADE = "This page is made from `datapackage.yaml` by `dossier dictionary`;"
HEAD = f"""# {{title}}

{{description}}

{MADE} edit that file, not this one.
All tables are CSV in UTF-8 with LF, sorted by key; dates are ISO 8601, countries ISO 3166
alpha-3, and an empty cell means unknown. Licence: {{licence}}, but for what belongs to third
parties (see `LICENSE`). Map polygons and their notice are under `boundaries/`.

| table | one row per | rows |
| --- | --- | --- |
"""


def write(package):
    """Write the data dictionary of a package into its README.md; leave one of another hand.

    Args:
        package: its name or folder.

    Returns:
        The file, or None where it was left as it is.
    """
    folder = find_package(package or "data")
    file = folder / "README.md"
    if file.is_file() and MADE not in file.read_text(encoding="utf-8", errors="replace"):
        return None
    return write_atomic(file, dictionary(folder))


def dictionary(folder):
    """Write the data dictionary of a package as Markdown.

    Args:
        folder: a folder with ``datapackage.yaml``.
    """
    package = Package(folder)
    about = package.descriptor
    head = HEAD.format(
        title=about.get("title") or about["name"],
        description=about.get("description", ""),
        licence=_licence(about),
    )
    resources = about["resources"]
    contents = [_contents(resource, len(package.load(resource["name"]))) for resource in resources]
    vocabulary = about.get("vocabulary", {}).items()
    words = [f"- **{name}**: {', '.join(terms)}" for name, terms in vocabulary]
    return "\n".join(
        [
            head + "\n".join(contents),
            "",
            "## Vocabulary",
            "",
            *words,
            *(_standard(each) for each in about.get("standards", ())),
            "",
            "## How a sentence is known",
            "",
            _words_of(article).partition("\n\n")[2],
            "",
            *(_section(resource) for resource in resources),
        ]
    )


def _words_of(module):
    """Read the docstring of a module, which Python leaves out of what it has optimised."""
    return ast.get_docstring(ast.parse(getsource(module)))


def _licence(about):
    for each in about.get("licenses") or ():
        return each.get("title") or each.get("name") or each["path"]
    return "none is named"


def _standard(about):
    """Say what words of ours are in the terms of a standard."""
    terms = ", ".join(f"{own} = {other}" for own, other in about["terms"].items())
    return f"- {about['of']} in [{about['name']}]({about['path']}): {terms}"


def _contents(resource, rows):
    name = resource["name"]
    return f"| [{name}](#{name}) | {_one_row(resource)} | {rows} |"


def _one_row(resource):
    return resource.get("description", "").removeprefix("One row per ").split(".")[0]


def _section(resource):
    schema = resource["schema"]
    lines = [f"## {resource['name']}", "", resource.get("description", ""), ""]
    lines += ["| column | type | unit | allowed | meaning |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(field, schema) for field in schema["fields"]]
    return "\n".join(lines) + "\n"


def _row(field, schema):
    key = schema["primaryKey"]
    name = (
        f"**{field['name']}**"
        if field["name"] in ([key] if isinstance(key, str) else key)
        else field["name"]
    )
    cells = (
        name,
        field["type"],
        field.get("unit", ""),
        _allowed(field, schema),
        field.get("description", ""),
    )
    return "| " + " | ".join(cells) + " |"


def _allowed(field, schema):
    limits = field.get("constraints", {})
    said = []
    if "enum" in limits:
        said.append(", ".join(f"`{term}`" for term in limits["enum"]))
    for key in schema.get("foreignKeys", []):
        if key["fields"] == field["name"]:
            reference = key["reference"]
            said.append(
                f"a `{reference['fields']}` of [{reference['resource']}](#{reference['resource']})"
            )
    for limit, text in (
        ("minimum", "from {}"),
        ("maximum", "to {}"),
        ("maxLength", "at most {} characters"),
    ):
        if limit in limits:
            said.append(text.format(limits[limit]))
    said.append("required" if limits.get("required") else "may be empty")
    return "; ".join(said)
