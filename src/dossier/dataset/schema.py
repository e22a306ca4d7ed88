"""What is wrong with a descriptor, one line a fault.

Frictionless ignores some words without a warning, and follows paths that lead elsewhere. Only
what is really read and checked here is allowed.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from dossier.dataset.forms import FORMS, boundary_faults, path_faults, profile_faults, value_faults
from dossier.dataset.model import model, model_faults
from dossier.dataset.patterns import matcher
from dossier.dataset.types import FORMS as KINDS
from dossier.dataset.types import read


def faults(descriptor: dict, folder: Path) -> Iterator[str]:
    """Say what is wrong with a descriptor and with the tables that it describes."""
    yield from profile_faults(descriptor)
    resources = as_list(descriptor.get("resources"))
    if not resources:
        yield "resources is missing; allowed: a list of tables"
    found = [[*resource_faults(resource, folder)] for resource in resources]
    yield from chain(*found)
    names = [resource.get("name") for resource in resources if isinstance(resource, dict)]
    for name in _twice(names):
        yield f"table {name} is described twice; allowed: each name once"
    sound = _named(resources, found)
    yield from reference_faults(sound)
    yield from model_faults(sound, set(map(str, names)))
    drawn = [name for name in model()["mapped"] if name in sound]
    yield from boundary_faults(descriptor.get("boundaries"), folder, drawn)


def sound_resources(descriptor: dict, folder: Path) -> dict[str, dict]:
    """Map the names of the tables that can be read to their descriptions."""
    resources = as_list(descriptor.get("resources"))
    return _named(resources, [[*resource_faults(each, folder)] for each in resources])


def _named(resources: list, found: list[list[str]]) -> dict[str, dict]:
    """Map the names of the tables without faults to their descriptions."""
    sound = {}
    for resource, own in zip(resources, found, strict=True):
        if not own:
            sound.setdefault(resource["name"], resource)
    return sound


def resource_faults(resource: dict, folder: Path) -> Iterator[str]:
    """Say what is wrong with the description of one table."""
    if not isinstance(resource, dict) or not isinstance(resource.get("name"), str):
        yield f"a table has no name: {str(resource)[:60]}"
        return
    table = f"table {resource['name']}"
    yield from value_faults(table, resource, FORMS["table"])
    yield from path_faults(table, resource.get("path"), folder)
    yield from schema_faults(table, resource.get("schema"))


def schema_faults(table: str, schema: dict) -> Iterator[str]:
    """Say what is wrong with the fields and keys of one table."""
    if not isinstance(schema, dict) or not as_list(schema.get("fields")):
        yield f"{table}: the schema has no fields; allowed: a list of fields"
        return
    yield from value_faults(f"{table}, schema", schema, FORMS["schema"])
    for field in schema["fields"]:
        yield from field_faults(table, field)
    known = [field.get("name") for field in schema["fields"] if isinstance(field, dict)]
    for name in _twice(known):
        yield f"{table}: field {name} is described twice; allowed: each name once"
    if not key_fields(schema.get("primaryKey")):
        yield f"{table}: primaryKey is missing; allowed: the field that names each row"
    for name in key_fields(schema.get("primaryKey")):
        if name not in known:
            yield f"{table}: primaryKey names the unknown field {name}"


def field_faults(table: str, field: dict) -> Iterator[str]:
    """Say what is wrong with the description of one field."""
    if not isinstance(field, dict) or not isinstance(field.get("name"), str):
        yield f"{table}: a field has no name: {str(field)[:60]}"
        return
    place, kind = f"{table}, field {field['name']}", str(field.get("type"))
    if kind not in KINDS:
        yield f"{place}: type {kind} is not known; allowed: {', '.join(KINDS)}"
        return
    yield from value_faults(place, field, FORMS["field"])
    example = field.get("example", "")
    example = str(example).lower() if isinstance(example, bool) else str(example)
    if "example" in field and read(example, kind) is None:
        yield f"{place}: the example {example} is not {KINDS[kind].name}"
    constraints = field.get("constraints", {})
    yield from value_faults(f"{place}, constraints", constraints, FORMS["constraints"][kind])
    if isinstance(constraints, dict):
        yield from constraint_faults(place, kind, constraints)


def constraint_faults(place: str, kind: str, constraints: dict) -> Iterator[str]:
    """Say which constraints hold values that a cell of their field cannot have."""
    bounds = [constraints[name] for name in ("minimum", "maximum") if name in constraints]
    for value in [*as_list(constraints.get("enum")), *bounds]:
        if read(str(value), kind) is None:
            yield f"{place}: the constraint {value} is not {KINDS[kind].name}"
    try:
        matcher(str(constraints.get("pattern", "")))
    except ValueError as error:
        yield f"{place}: pattern is not a regular expression: {error}"


def reference_faults(resources: dict[str, dict]) -> Iterator[str]:
    """Say which foreign keys name a table or field that is not described."""
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            target = resources.get(key["reference"]["resource"] or name)
            own, other = (key_fields(each["fields"]) for each in (key, key["reference"]))
            sides = len(own) == len(other) > 0
            if not (sides and target and _has(resource, own) and _has(target, other)):
                yield f"table {name}: a foreign key to an unknown table or field: {key}"


def key_fields(key: str | list[str] | None) -> list[str]:
    """List the fields of a key, which YAML may hold as one word."""
    return [key] if isinstance(key, str) else as_list(key)


def _has(resource: dict, fields: list[str]) -> bool:
    known = [field["name"] for field in resource["schema"]["fields"]]
    return all(name in known for name in fields)


def as_list(value: object) -> list:
    """Return a list as it is, and anything else as an empty one."""
    return value if isinstance(value, list) else []


def _twice(names: list) -> list[str]:
    words = [name for name in names if isinstance(name, str)]
    return sorted({word for word in words if words.count(word) > 1})
