"""What is wrong with what a descriptor says of the package as a whole.

That is what the public profile of a Data Package asks, and words of ours (``story.own_words``).
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.dataset.errors import PackageError
from dossier.dataset.files import inside

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile("[a-z]{2}")
NAME = re.compile("[a-z0-9._/-]+")  # as the public profile has it
WEB = re.compile(r"https?://\S+|")
LISTS = ("keywords", "sources")
ENTRIES = {"licenses": ("name", "path"), "contributors": ("title",)}  # one of these words each
ADDRESSES = ("homepage", "site_url", "binder_url")
TEXTS = ("title", "description", "introduction", "version", "report_url", *ADDRESSES)
REPORTS = re.compile(r"https?://\S+|mailto:[^\s@]+@[^\s@]+|")
HEADED = ("word", "title", "question")
ENDS = ("{source}", "{target}")


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


def own_word_faults(descriptor: dict) -> Iterator[str]:
    """Say what is wrong with translations, verbs and questions."""
    for word, example in {
        "translations": "{es: {a text: un texto}}",
        "verbs": '{loan: "{source} lends to {target}"}',
        "notebooks": "{02-tour: {title: ..., question: ...}}",
    }.items():
        about = descriptor.get(word, {})
        values = about.values() if isinstance(about, dict) else [None]
        kind = str if word == "verbs" else dict
        if not all(isinstance(value, kind) for value in values):
            yield f"{word}: {str(about)[:60]!r} cannot be used; allowed: {example}"
        elif word == "verbs":
            yield from _verb_faults(about)
        else:
            yield from _text_faults(word, about)


def _verb_faults(verbs: dict) -> Iterator[str]:
    for kind, verb in verbs.items():
        if any(verb.count(end) != 1 for end in ENDS) or verb.count("{") != len(ENDS):
            yield f"verbs, {kind}: {verb!r} is no verb; allowed: a text with {' and '.join(ENDS)}"


def _text_faults(word: str, about: dict) -> Iterator[str]:
    for name, texts in about.items():
        for key, text in texts.items():
            if not isinstance(text, str) or not isinstance(key, str):
                yield f"{word}, {name}, {key}: is not a text; allowed: a text, in quotes if needed"
            elif word == "notebooks" and key not in HEADED:
                yield f"{word}, {name}: {key!r} is not known; allowed: {', '.join(HEADED)}"


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
