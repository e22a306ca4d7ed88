"""What a figure says, in words: its finding, and its marks counted by status and verdict."""

from html import escape

import pandas as pd

from dossier.i18n import dollars
from dossier.plot.ledger.claim_tiles import status_heads, verdict_heads


def finding(figure):
    """Write the finding of a figure and the numbers of its marks as HTML."""
    words, total = figure.words, len(figure.marks)
    pairs = [(mark.status, mark.verdict) for mark in figure.marks]
    marks = pd.DataFrame(pairs, columns=["status", "verdict"])
    by_status, by_verdict = (
        escape(", ".join(sign.text for sign in heads(marks, words).values()))
        for heads in (status_heads, verdict_heads)
    )
    count = words.plural("{n} mark", "{n} marks", total)
    lines = [f"<b>{escape(figure.title)}</b>", words.say("No mark.")]
    if total:
        lines[1] = words.say("{total}. By status: {parts}.", total=count, parts=by_status)
    if by_verdict:
        lines.append(words.say("By verdict: {parts}.", parts=by_verdict))
    return dollars.in_html(f'<div role="status">{"<br>".join(lines)}</div>')
