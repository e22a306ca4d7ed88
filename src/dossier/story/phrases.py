"""Small phrases of the answers on a console: verdicts, values, dates, sources."""

from dossier.i18n.headings import READ_WORDS


def named(source, words):
    """Name a source by publisher, date and id."""
    return f"{source['publisher']}, {published(source, words)} ({source['source_id']})"


def found(piece):
    """Write what a source says, with the number or date that it gives."""
    return piece["finding"] + (f" ({piece['figure']})" if piece["figure"] else "")


def followed(piece, words):
    """Say how what a source says can be followed: where it stands, and how much was read."""
    said = [piece["place"] or ""]
    if piece["read"]:
        read = READ_WORDS[piece["read"]]
        said.append(words.say(read))
    return "; ".join(filter(None, said))


def valued(mark, words):
    """Write the value of a mark with its unit."""
    value = mark["value"]
    number = isinstance(value, (int, float)) and mark["unit"]
    return f"{words.number(value)} {words.unit(mark['unit'])}" if number else str(value)


def published(source, words):
    """Write the date of a source as exactly as it is known."""
    when = words.when(source["published"], precision=source["published_precision"])
    return when or words.say("undated")
