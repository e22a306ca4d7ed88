"""Small phrases of the answers on a console: verdicts, values, dates, sources."""

from datetime import date

from dossier.i18n import vocabulary


def span(first, last, precision, words):
    """Write a span of days as exactly as it is known."""
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    if precision == "day":
        return words.days(first, last)
    ends = list(dict.fromkeys(words.date(day, precision) for day in (first, last)))
    return (
        ends[0] if len(ends) == 1 else words.say("{first} to {last}", first=ends[0], last=ends[1])
    )


def named(source, words):
    """Name a source by publisher, date and id."""
    return f"{source['publisher']}, {published(source, words)} ({source['source_id']})"


def found(piece):
    """Write what a source says, with the number or date that it gives."""
    return piece["finding"] + (f" ({piece['figure']})" if piece["figure"] else "")


def judged(verdict, words):
    """Write a verdict as glyph and word."""
    return words.say(
        "{glyph} {verdict}", glyph=vocabulary.GLYPH[verdict], verdict=words.verdict(verdict)
    )


def valued(mark, words):
    """Write the value of a mark with its unit."""
    value = mark["value"]
    number = isinstance(value, (int, float)) and mark["unit"]
    return f"{words.number(value)} {words.unit(mark['unit'])}" if number else str(value)


def published(source, words):
    """Write the date of a source as exactly as it is known."""
    if not source["published"]:
        return words.say("undated")
    day = date.fromisoformat(source["published"])
    return words.date(day, source["published_precision"] or "day")
