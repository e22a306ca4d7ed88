"""What the code needs of a package, as `model.yaml` has it: one truth for loader and checks.

No pandas here, so that a check starts quickly.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

NAMED = ("actors", "places", "sectors")  # tables whose rows have a name in each language
NAME = "name_"
# The C loader is ten times as fast; not every build of PyYAML has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def model() -> dict:
    """Read the tables, which of them no package is without (core), and which values are drawn."""
    return packaged("model.yaml")


def packaged(name: str) -> dict:
    """Read a file of this package."""
    return yaml.load(Path(__file__).with_name(name).read_text(encoding="utf-8"), LOADER)


def knows(table: str) -> bool:
    """Tell whether the code reads a table of this name."""
    return table in model()["tables"]


def types(table: str) -> dict[str, str]:
    """Map the fields of a table to their types; none where the code knows no such table."""
    about = model()["tables"].get(table, {})
    return {**about.get("needs", {}), **about.get("may", {})}


def drawable(table: str, field: str) -> list | None:
    """List the values of a field that there are words and shapes for; None is any."""
    draws = model()["draws"]
    return draws.get(f"{table}.{field}", draws.get(field))


def completed(table: str, schema: dict) -> dict:
    """Add to the schema of a table what the code needs: fields, values, references.

    The schema of a table that the package is without is empty.
    """
    about = model()["tables"].get(table)
    if not about:
        return schema
    own = schema.get("fields", [])
    there = {field["name"] for field in own}
    further = [{"name": name, "type": kind} for name, kind in types(table).items()]
    if table in NAMED and not any(name.startswith(NAME) for name in there):
        further.append({"name": f"{NAME}en", "type": "string"})
    fields = [*own, *(field for field in further if field["name"] not in there)]
    keys = list(schema.get("foreignKeys", []))
    given = {str(key["fields"]) for key in keys}
    for field, other in about.get("refers", {}).items():
        if field not in given:
            key = model()["tables"][other]["key"][0]
            keys.append({"fields": field, "reference": {"resource": other, "fields": key}})
    return {
        "primaryKey": schema.get("primaryKey", about["key"]),
        "uniqueKeys": about.get("once", []),
        "fields": [_limited(table, field) for field in fields],
        "foreignKeys": keys,
    }


def model_faults(resources: dict[str, dict], named: set[str]) -> Iterator[str]:
    """Say what a build would miss in the tables of a descriptor, or could not draw.

    Resources are the descriptions of tables that are sound; named are all tables.
    """
    for table in model()["core"]:
        if table not in named:
            yield f"table {table} is missing; allowed: a table that every notebook needs"
    for table, resource in resources.items():
        if knows(table):
            yield from _table_faults(table, resource["schema"])


def _table_faults(table: str, schema: dict) -> Iterator[str]:
    about, fields = model()["tables"][table], {each["name"]: each for each in schema["fields"]}
    key = schema["primaryKey"]
    if ([key] if isinstance(key, str) else key) != about["key"]:
        yield f"table {table}: primaryKey is {key}; allowed: {', '.join(about['key'])}"
    for name in about["needs"]:
        if name not in fields:
            yield f"table {table}: field {name} is missing; allowed: {types(table)[name]}"
    if table in NAMED and not any(name.startswith(NAME) for name in fields):
        yield f"table {table}: no field has the names; allowed: name_en, or name_ and a language"
    for name, kind in types(table).items():
        if name in fields and fields[name]["type"] != kind:
            found = fields[name]["type"]
            yield f"table {table}, field {name}: the type is {found}; allowed: {kind}"
        drawn = drawable(table, name)
        for value in fields.get(name, {}).get("constraints", {}).get("enum", drawn or ()):
            if drawn and value not in drawn:
                words = ", ".join(map(str, drawn))
                yield f'table {table}, field {name}: "{value}" cannot be drawn; allowed: {words}'


def _limited(table: str, field: dict) -> dict:
    """Hold the cells of a field to what the code needs of them."""
    name, limits = field["name"], dict(field.get("constraints", {}))
    if name in model()["tables"][table]["needs"]:
        limits["required"] = True
    drawn = drawable(table, name)
    if drawn and "enum" not in limits:
        limits["enum"] = drawn
    return {**field, "constraints": limits} if limits else field
