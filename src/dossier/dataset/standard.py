"""The descriptor as other tools read it: Data Package 2.0, in JSON.

`datapackage.yaml` is what people edit and what this code reads; `datapackage.json` says the same in
the words of the standard, and is made from it.
"""

import json
from pathlib import Path

from dossier.dataset.descriptor import load_descriptor
from dossier.dataset.errors import PackageError
from dossier.dataset.files import read_text, write_atomic
from dossier.dataset.schema import key_fields

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/{}.json"


def write(folder: Path) -> Path:
    """Write a package's descriptor as JSON beside it; return the file.

    Raises:
        PackageError: the descriptor cannot be read.
    """
    return write_atomic(folder / FILE, text(load_descriptor(folder)))


def text(descriptor: dict) -> str:
    """Write a descriptor as JSON of the standard's second version."""
    about = {"$schema": PROFILE.format("datapackage"), **_less(descriptor, "profile", "resources")}
    people = [_person(each) for each in descriptor.get("contributors", ())]
    about |= {"contributors": people} if people else {}
    about["resources"] = [_resource(each) for each in descriptor["resources"]]
    return json.dumps(about, ensure_ascii=False, indent=1, default=str) + "\n"


def differing(folder: Path, descriptor: dict) -> str:
    """Name what the JSON beside a descriptor has otherwise; "" where nothing, or no such file."""
    file = folder / FILE
    if not file.is_file():
        return ""
    try:
        found = json.loads(read_text(file))
    except (PackageError, ValueError):
        found = None
    if not isinstance(found, dict):
        return "all that it says"
    made = json.loads(text(descriptor))
    for entry in {**made, **found}:
        own, other = made.get(entry), found.get(entry)
        if own != other and entry == "resources" and isinstance(other, list):
            tables = (table["name"] for table in own if table not in other)
            return ", ".join((entry, next(tables, "their order or number")))
        if own != other:
            return entry
    return ""


def _person(about):
    """One person may have many roles."""
    role = [about["role"]] if "role" in about else []
    return _less(about, "role") | {"roles": about.get("roles", role)}


def _resource(about):
    schema = {"$schema": PROFILE.format("tableschema"), **about["schema"]}
    schema["primaryKey"] = key_fields(schema.get("primaryKey"))
    if "foreignKeys" in schema:
        schema["foreignKeys"] = [_relation(each) for each in schema["foreignKeys"]]
    usual = {"$schema": PROFILE.format("dataresource"), "type": "table", "encoding": "utf-8"}
    return usual | _less(about, "profile", "schema") | {"format": "csv", "schema": schema}


def _relation(about):
    """Columns of a relation are lists, on both sides."""
    there = about["reference"]
    return {
        "fields": key_fields(about["fields"]),
        "reference": there | {"fields": key_fields(there["fields"])},
    }


def _less(about, *keys):
    return {key: value for key, value in about.items() if key not in keys}
