"""Texts that quote numbers, and whether a translation still has those of its original."""

import re

# Texts that may quote a total as {F01} or its period as {F01.years}; see dossier.story.texts.
QUOTED = {
    "claims": ("claim", "label", "ambiguity", "why"),
    "evidence": ("finding", "figure"),
    "outcomes": ("finding",),
}
BRACES = re.compile(r"\{[^}]*\}")  # also such as quote nothing
QUOTE = re.compile(r"\{(F[0-9]+(?:\.years)?)\}")

NUMBER = re.compile(r"\{[^{}]*\}|\d+(?:[.,\u00a0\u202f]\d+)*")
SEPARATOR = re.compile(r"[.,\u00a0\u202f](?=\d)")


def faithful(original, text):
    """Tell whether a translation has the numbers and quotations of its original.

    Decimal sign, scale and order are free: 2.2 (billion) is the same as 2200 (million).
    """
    return _numbers(original) == _numbers(text)


def _numbers(text):
    return sorted(SEPARATOR.sub("", number).rstrip("0") for number in NUMBER.findall(text))
