"""Filters of a list that need no script: rules of style which a reader's choice switches on.

A choice is a select element; its options and the listed items carry numbers, never words of the
package, so that no word can end a rule.
"""

from dataclasses import dataclass

from dossier.i18n import vocabulary
from dossier.pages.catalogue import kind_name, language_name, sentence_name


@dataclass(frozen=True)
class Choice:
    """One thing to filter by.

    Attributes:
        key: of the items' records, such as ``speaker_id``.
        label: the name for the reader.
        options: the reader's word for each value, by value, in the order offered.
    """

    key: str
    label: str
    options: dict

    @property
    def name(self):
        """Such as ``speaker``; items hold their number in ``data-speaker``."""
        return self.key.removesuffix("_id")

    def number(self, item):
        """Give the number that stands for the value of an item."""
        return list(self.options).index(item[self.key]) + 1


def of_claims(sentences, words):
    """Say what claims can be filtered by."""
    claims = [claim for each in sentences for claim in each["claims"]]
    said = {each[key] for each in claims for key in ("verdict", "status")}
    verdicts = {key: words.verdict(key) for key in vocabulary.VERDICTS if key in said}
    statuses = {key: words.status(key) for key in vocabulary.STATUSES if key in said}
    nobody = words.say("nobody named")
    speakers = {each["speaker_id"]: each["speaker"] or nobody for each in claims}
    keys = [each["sentence_id"] for each in sentences if each["claims"]]
    return [
        Choice("verdict", words.say("Verdict"), verdicts),
        Choice("status", words.say("Status"), statuses),
        Choice("speaker_id", words.say("Speaker"), _in_order(speakers, words)),
        Choice("sentence_id", words.say("Sentence"), {k: sentence_name(k, words) for k in keys}),
    ]


def of_sources(sources, words):
    """Say what sources can be filtered by."""
    kinds = {each["kind"]: kind_name(each["kind"], words) for each in sources}
    languages = {each["language"]: language_name(each["language"], words) for each in sources}
    return [
        Choice("kind", words.say("Kind"), _in_order(kinds, words)),
        Choice("language", words.say("Language"), _in_order(languages, words)),
    ]


def _in_order(named, words):
    """Sort keys by their names as readers look them up, what has no key last."""
    return dict(sorted(named.items(), key=lambda pair: (pair[0] is None, words.order(pair[1]))))


def rules(choices):
    """Write the rules: an item or section without the value chosen is not shown.

    What a link leads to is always shown.
    """
    lines = []
    for choice in choices:
        for number in range(1, len(choice.options) + 1):
            chosen = f'body:has(#by-{choice.name} [value="{number}"]:checked)'
            has = f'[data-{choice.name}="{number}"]'
            lines.append(f"{chosen} .item:not({has}):not(:target){{display:none}}")
            lines.append(f"{chosen} .items:not(:has({has})):not(:has(:target)){{display:none}}")
    return "\n".join([*lines, ""])
