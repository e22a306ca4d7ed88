"""A figure in words: what its marks say one by one, and from where to where they reach."""

import re
from collections import Counter
from datetime import date

from dossier.i18n import vocabulary
from dossier.i18n.money import read_unit
from dossier.i18n.vocabulary import message

PRECISION = {4: "year", 7: "month", 10: "day"}  # by the length of an ISO date


def alternative(kind, title, selection, marks, words):
    """Say in two sentences what kind of figure it is, what it finds, and its range.

    Args:
        kind: what kind of figure it is, in the reader's words.
        title: the finding.
        selection: what was selected, in words; empty where it is everything.
        marks: what it draws, of ``Mark``.
        words: the language.
    """
    said = {"kind": kind, "title": title.rstrip(".")}
    if selection:
        said["title"] = words.say("{title} ({selection})", selection=selection, **said)
    reach = extent(marks, words)
    if not reach:
        return words.say("{kind}: {title}.", **said)
    return words.say("{kind}: {title}. {range}.", range=reach, **said)


def extent(marks, words):
    """Say from where to where marks reach: numbers by unit and dates, else verdicts or statuses.

    Verdicts and statuses are counted: of the claims, where marks are claims, else of all marks.

    Args:
        marks: of ``Mark``.
        words: the language.

    Returns:
        A sentence without its full stop; empty without marks.
    """
    reaches = [*_amounts(marks, words), *_dates(marks, words)]
    if reaches:
        return words.say("Range: {range}", range="; ".join(reaches))
    for key, order, text, name in (
        ("verdict", (*vocabulary.VERDICTS, "context"), message("Verdicts: {names}"), words.verdict),
        ("status", vocabulary.STATUSES, message("Stated as: {names}"), words.status),
    ):
        own = [mark for mark in marks if mark.id in mark.claims] or marks
        found = Counter(getattr(mark, key) for mark in own)
        names = {each: name(each) for each in order if found[each]}
        if len(own) > 1:
            names = {key: words.say("{n} {what}", n=found[key], what=names[key]) for key in names}
        if names:
            return words.say(text, names=names.values())
    return ""


def describe(mark, words):
    """Put one mark in words, and say each thing once; also its accessible name."""
    parts = [words.status(mark.status), words.verdict(mark.verdict)]
    value = _value(mark, words)
    if value not in parts and not _within(value, mark.label):
        parts.insert(0, value)
    said = ", ".join(filter(None, parts))
    return words.say("{label}: {said}", label=mark.label, said=said)


def answer(mark, words, said):
    """Say who says so: the mark as described, its claims and its sources, a line each.

    A source that begins the name of its mark is not named again.
    """
    claims = [f"{key}: {text}" for key, text in zip(mark.claims, mark.wordings, strict=True)]
    named = len(mark.publishers) == 1 and said.startswith(mark.publishers[0])
    return "\n".join([said, *claims, *([] if named else [words.sources(mark.publishers)])])


def is_amount(mark):
    """Tell whether a mark draws a number with a unit."""
    return isinstance(mark.value, (int, float)) and bool(mark.unit)


def _value(mark, words):
    """Write the value of a mark; one that is a sentence goes on, without its full stop."""
    if is_amount(mark):
        return _amount(mark.value, mark.unit, words)
    value = "" if mark.value is None else str(mark.value)
    return value if words.shortened(value) else value.removesuffix(".")


def _amount(number, unit, words):
    """Write a number with its unit, a sum of money as such."""
    money = read_unit(unit)
    if money:
        return words.money(number, *money)
    return words.say("{n} {unit}", n=number, unit=words.unit(unit))


def _within(value, label):
    """Tell whether a label has said a value, in its own words; 4.400 does not say 400."""
    whole = rf"(?<!\w)(?<!\d[.,\xa0]){re.escape(value)}(?![.,]?\w)"
    return value in label and bool(re.search(whole, label))


def _amounts(marks, words):
    """Say the least and the greatest amount of each unit; one of many marks makes no range."""
    by_unit = {}
    for mark in filter(is_amount, marks):
        by_unit.setdefault(mark.unit, []).append(mark.value)
    for unit, values in by_unit.items():
        if len(values) == 1 < len(marks):
            continue
        first, last = (_amount(end(values), unit, words) for end in (min, max))
        if first == last:
            yield first
        elif read_unit(unit):
            yield words.money_span(min(values), max(values), *read_unit(unit))
        else:
            low, high = words.number(min(values)), words.number(max(values))
            yield words.say("{low} to {high} {unit}", low=low, high=high, unit=words.unit(unit))


def _dates(marks, words):
    """Say the first and the last date, as exactly as they are known."""
    first = min((mark.since for mark in marks if mark.since), default="")
    last = max((mark.until for mark in marks if mark.until), default="")
    kinds = {PRECISION[len(day)] for day in (first, last) if day}
    if kinds == {"year"}:
        yield words.years(first, last)
    elif len(kinds) == 1:
        yield words.when(first, last, *kinds)
    elif kinds:
        names = [words.date(_day(day), PRECISION[len(day)]) for day in (first, last)]
        yield words.say("{first} to {last}", first=names[0], last=names[1])


def _day(text):
    """Read an ISO date, the first day of a month or a year."""
    return date.fromisoformat(f"{text}-01-01"[:10])
