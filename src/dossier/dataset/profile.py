"""What the public profile of a Data Package asks of the package as a whole."""

import re
from collections.abc import Iterable, Iterator

from dossier.dataset.descriptor_words import own_word_faults

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile("[a-z]{2}")

NAME = re.compile("[a-z0-9._/-]+")  # as the public profile has it
WEB = re.compile(r"https?://\S+|")
LISTS = ("keywords", "sources")
ENTRIES = {"licenses": ("name", "path"), "contributors": ("title",)}  # one of these words each
ADDRESSES = ("homepage", "site_url", "binder_url")
TEXTS = ("title", "description", "introduction", "version", "report_url", *ADDRESSES)
REPORTS = re.compile(r"https?://\S+|mailto:[^\s@]+@[^\s@]+|")


def profile_faults(descriptor: dict) -> Iterator[str]:
    """Say what is wrong with what a descriptor says of the package as a whole."""
    name = descriptor.get("name")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        found = "name is missing" if name is None else f"name: {name!r} is no name"
        yield f"{found}; allowed: a short word for the package, of a to z, 0 to 9, and - . _ /"
    for word in LISTS:
        if not isinstance(descriptor.get(word, []), list):
            yield f"{word}: {str(descriptor[word])[:60]!r} is no list; allowed: a list"
    for word in ADDRESSES:
        if not WEB.fullmatch(str(descriptor.get(word, ""))):
            yield f"{word}: {descriptor[word]} is no web address; allowed: https://example.org/"
    yield from text_faults("", descriptor, TEXTS)
    created = descriptor.get("created")
    if created is not None and not (isinstance(created, str) and MOMENT.fullmatch(created)):
        yield f'created: {created} is not a moment; allowed: "2008-11-25T00:00:00Z", with quotes'
    if not REPORTS.fullmatch(str(descriptor.get("report_url", ""))):
        yield f"report_url: {descriptor['report_url']} cannot be written to; allowed: " + (
            "https://... of a form for issues, or mailto:somebody@example.org"
        )
    languages = descriptor.get("languages", ["en"])
    if not isinstance(languages, list) or not all(map(is_language, languages or [0])):
        yield f"languages: {languages!r} is no list; allowed: codes such as [en, es]"
    elif len(set(languages)) < len(languages):
        yield f"languages: {languages!r} has one twice; allowed: each once"
    yield from own_word_faults(descriptor)
    yield from finding_faults(descriptor.get("findings") or [])
    yield from term_faults(descriptor)
    for word, wanted in ENTRIES.items():
        for entry in listed(descriptor.get(word, [])):
            if not isinstance(entry, dict) or not {*wanted} & {*entry}:
                hint = " or ".join(f"{{{each}: ...}}" for each in wanted)
                yield f"{word}: {str(entry)[:60]!r} is no entry; allowed: {hint}"
                continue
            yield from text_faults(f"{word}, ", entry, entry)


def listed(value: object) -> list:
    """Return a list as it is, and anything else as one of that alone."""
    return value if isinstance(value, list) else [value]


def is_language(code: object) -> bool:
    """Tell whether something is written as ISO 639-1 writes languages."""
    return isinstance(code, str) and bool(LANGUAGE.fullmatch(code))


def finding_faults(findings: object) -> Iterator[str]:
    """Say which findings name no figure, or marks that are no list of keys."""
    for each in listed(findings):
        marks = each.get("marks") or [] if isinstance(each, dict) else None
        named = isinstance(each, dict) and isinstance(each.get("figure"), str)
        if not named or not isinstance(marks, list) or not all(isinstance(m, str) for m in marks):
            allowed = "{figure: 02-days, marks: [T01]}, or without marks"
            yield f"findings: {str(each)[:60]!r} is no finding; allowed: {allowed}"


def term_faults(descriptor: dict) -> Iterator[str]:
    """Say what is wrong with the lists of terms, and with what standards call them."""
    terms = descriptor.get("vocabulary", {})
    if not isinstance(terms, dict) or not all(isinstance(each, list) for each in terms.values()):
        yield "vocabulary: not a mapping; allowed: {status: [signed, reported]}"
    for each in listed(descriptor.get("standards", [])):
        if not isinstance(each, dict) or not {"of", "name", "path", "terms"} <= {*each}:
            shape = "{of: ..., name: ..., path: ..., terms: {ours: theirs}}"
            yield f"standards: {str(each)[:60]!r} is no entry; allowed: {shape}"


def text_faults(place: str, mapping: dict, names: Iterable[str]) -> Iterator[str]:
    """Say which entries of a mapping are no texts; one that is left out is none."""
    for name in names:
        if not isinstance(mapping.get(name, ""), str):
            yield f"{place}{name} is not a text; allowed: a text, in quotes if it looks otherwise"
