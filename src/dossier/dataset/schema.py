"""What is wrong with a descriptor, one line a fault.

Frictionless ignores some words without a warning, and follows paths that lead elsewhere. Only
what is really read and checked here is allowed.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from dossier.dataset import profile
from dossier.dataset.errors import allowed
from dossier.dataset.model import model, model_faults
from dossier.dataset.patterns import matcher
from dossier.dataset.types import FORMS, read

RESOURCE_WORDS = {"name", "path", "title", "description", "schema", "profile", "sources"}
# What the public tool's `describe` adds, and what it says there of a file as it is read here.
DESCRIBED = {
    "type": ["table"],
    "scheme": ["file"],
    "format": ["csv"],
    "mediatype": ["text/csv"],
    "encoding": ["utf-8", "utf8", "UTF-8"],
    "dialect": [{}, {"csv": {}}],
}
SCHEMA_WORDS = {"fields", "primaryKey", "foreignKeys"}
FIELD_WORDS = {"name", "type", "title", "description", "unit", "constraints", "example"}
CONSTRAINTS = {
    "string": {"required", "unique", "enum", "pattern", "minLength", "maxLength"},
    "integer": {"required", "unique", "enum", "minimum", "maximum"},
    "number": {"required", "unique", "enum", "minimum", "maximum"},
    "date": {"required", "unique", "enum", "minimum", "maximum"},
    "boolean": {"required"},
}


def faults(descriptor: dict, folder: Path) -> Iterator[str]:
    """Say what is wrong with a descriptor and with the tables that it describes."""
    yield from profile.profile_faults(descriptor)
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
    yield from profile.boundary_faults(descriptor.get("boundaries"), folder, drawn)


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
    usual = {word for word, values in DESCRIBED.items() if resource.get(word) in values}
    yield from unknown_words(table, resource, RESOURCE_WORDS | usual)
    yield from profile.text_faults(f"{table}, ", resource, ("title", "description"))
    yield from profile.path_faults(table, resource.get("path"), folder)
    yield from schema_faults(table, resource.get("schema"))


def schema_faults(table: str, schema: dict) -> Iterator[str]:
    """Say what is wrong with the fields and keys of one table."""
    if not isinstance(schema, dict) or not as_list(schema.get("fields")):
        yield f"{table}: the schema has no fields; allowed: a list of fields"
        return
    yield from unknown_words(f"{table}, schema", schema, SCHEMA_WORDS)
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
    for key in profile.listed(schema.get("foreignKeys", [])):
        if not _is_reference(key):
            shape = "{fields: ..., reference: {resource: ..., fields: ...}}"
            yield f"{table}: not a foreign key: {key}; allowed: {shape}"


def field_faults(table: str, field: dict) -> Iterator[str]:
    """Say what is wrong with the description of one field."""
    if not isinstance(field, dict) or not isinstance(field.get("name"), str):
        yield f"{table}: a field has no name: {str(field)[:60]}"
        return
    place, kind = f"{table}, field {field['name']}", str(field.get("type"))
    if kind not in FORMS:
        yield f"{place}: type {kind} is not known; allowed: {', '.join(FORMS)}"
        return
    yield from unknown_words(place, field, FIELD_WORDS)
    yield from profile.text_faults(f"{place}, ", field, ("title", "description", "unit"))
    if "example" in field and read(str(field["example"]), kind) is None:
        yield f"{place}: the example {field['example']} is not {FORMS[kind].name}"
    constraints = field.get("constraints", {})
    if not isinstance(constraints, dict):
        yield f"{place}: constraints is not a mapping"
        return
    yield from unknown_words(f"{place}, constraints", constraints, CONSTRAINTS[kind])
    yield from constraint_faults(place, kind, constraints)


def constraint_faults(place: str, kind: str, constraints: dict) -> Iterator[str]:
    """Say which constraints hold values that they cannot have."""
    if "enum" in constraints and not as_list(constraints["enum"]):
        yield f"{place}: enum is not a list of values"
    bounds = [constraints[name] for name in ("minimum", "maximum") if name in constraints]
    for value in [*as_list(constraints.get("enum")), *bounds]:
        if read(str(value), kind) is None:
            yield f"{place}: the constraint {value} is not {FORMS[kind].name}"
    for name in ("minLength", "maxLength"):
        if not isinstance(constraints.get(name, 0), int):
            yield f"{place}: {name} is not a whole number"
    for name in ("required", "unique"):
        if not isinstance(constraints.get(name, False), bool):
            yield f"{place}: {name} is {constraints[name]!r}; allowed: true, false"
    try:
        matcher(str(constraints.get("pattern", "")))
    except ValueError as error:
        yield f"{place}: pattern is not a regular expression: {error}"


def reference_faults(resources: dict[str, dict]) -> Iterator[str]:
    """Say which foreign keys name a table or field that is not described."""
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            target = resources.get(key["reference"]["resource"] or name)
            own, other = key["fields"], key["reference"]["fields"]
            if not (target and _has_fields(resource, own) and _has_fields(target, other)):
                yield f"table {name}: a foreign key to an unknown table or field: {key}"


def unknown_words(place: str, mapping: dict, known: set[str]) -> Iterator[str]:
    """Say which words of a mapping nothing here would read or check."""
    for word in mapping:
        if word not in known:
            hint = allowed(str(word), sorted(known), "a word that is checked here")
            yield f'{place}: "{word}" would be ignored; {hint}'


def key_fields(key: str | list[str] | None) -> list[str]:
    """List the fields of a key, which YAML may hold as one word."""
    return [key] if isinstance(key, str) else as_list(key)


def _is_reference(key: dict) -> bool:
    reference = key.get("reference") if isinstance(key, dict) else None
    return (
        isinstance(reference, dict)
        and isinstance(reference.get("resource"), str)
        and len(key_fields(key.get("fields"))) == len(key_fields(reference.get("fields"))) > 0
    )


def _has_fields(resource: dict, fields: str | list[str]) -> bool:
    known = {field["name"] for field in resource["schema"]["fields"]}
    return all(name in known for name in key_fields(fields))


def as_list(value: object) -> list:
    """Return a list as it is, and anything else as an empty one."""
    return value if isinstance(value, list) else []


def _twice(names: list) -> list[str]:
    words = [name for name in names if isinstance(name, str)]
    return sorted({word for word in words if words.count(word) > 1})
