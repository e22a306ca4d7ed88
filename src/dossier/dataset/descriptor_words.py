"""What is wrong with the words that a descriptor has of its own; see ``story.own_words``."""

from collections.abc import Iterator

HEADED = ("word", "title", "question")
ENDS = ("{source}", "{target}")


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
