"""What a figure says, in words: its finding, and its marks counted by status and verdict."""

from collections import Counter
from html import escape

from dossier.i18n import dollars, vocabulary
from dossier.i18n.vocabulary import message


def finding(figure):
    """Write the finding of a figure and the numbers of its marks as HTML."""
    words, marks = figure.words, figure.marks
    total = words.plural("{n} mark", "{n} marks", len(marks))
    by_status = _counted(marks, "status", vocabulary.STATUSES, words.status, words)
    by_verdict = _counted(marks, "verdict", vocabulary.VERDICTS, words.verdict, words)
    lines = [
        f"<b>{escape(figure.title)}</b>",
        words.say("{total}. By status: {parts}.", total=total, parts=escape(by_status))
        if marks
        else words.say("No mark."),
    ]
    if by_verdict:
        lines.append(words.say("By verdict: {parts}.", parts=escape(by_verdict)))
    return dollars.in_html(f'<div role="status">{"<br>".join(lines)}</div>')


def _counted(marks, key, order, name, words):
    counts = Counter(getattr(mark, key) for mark in marks)
    said = []
    for value in order:
        if counts[value]:
            own = {"n": words.number(counts[value]), key: name(value)}
            text = message("{status} {n}") if key == "status" else message("{glyph} {verdict} {n}")
            said.append(words.say(text, glyph=vocabulary.GLYPH.get(value), **own))
    return ", ".join(said)
