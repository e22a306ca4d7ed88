"""What the public profile of a Data Package asks of the package as a whole."""

import re
from collections.abc import Iterable, Iterator

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def profile_faults(descriptor: dict) -> Iterator[str]:
    """Say what is wrong with what a descriptor says of the package as a whole."""
    if not isinstance(descriptor.get("name"), str):
        yield "name is missing; allowed: a short word for the package"
    yield from text_faults("", descriptor, ("title", "description", "version", "homepage"))
    created = descriptor.get("created")
    if created is not None and not (isinstance(created, str) and MOMENT.fullmatch(created)):
        yield f'created: {created} is not a moment; allowed: "2008-11-25T00:00:00Z", with quotes'
    for word, wanted in (("licenses", ("name", "path")), ("contributors", ("title",))):
        entries = descriptor.get(word, [])
        for entry in entries if isinstance(entries, list) else [entries]:
            if not isinstance(entry, dict) or not {*wanted} & {*entry}:
                hint = " or ".join(f"{{{each}: ...}}" for each in wanted)
                yield f"{word}: {str(entry)[:60]!r} is no entry; allowed: {hint}"
                continue
            yield from text_faults(f"{word}, ", entry, entry)


def text_faults(place: str, mapping: dict, names: Iterable[str]) -> Iterator[str]:
    """Say which entries of a mapping are no texts; one that is left out is none."""
    for name in names:
        if not isinstance(mapping.get(name, ""), str):
            yield f"{place}{name} is not a text; allowed: a text, in quotes if it looks otherwise"
