"""The words of a page, set so that no line parts what belongs together."""

import re

from dossier.i18n.no_break import BLANKS, RANGE

NO_BREAK = "\N{NO-BREAK SPACE}"
# What is no running text, whole; any other tag; text.
PART = re.compile(r"(<(script|style|svg|pre|code|title|select)\b.*?</\2>|<[^>]*>)|[^<]+", re.DOTALL)


def held(page):
    """Keep on one line what ``no_break`` holds together, in all running text of a page."""
    return PART.sub(_part, page)


def _part(found):
    text = found[0]
    if found[1] or text.isspace():
        return text
    return RANGE.sub(_on_one_line, BLANKS.sub(NO_BREAK, text))


def _on_one_line(found):
    return f'<span class="held">{found[0]}</span>'
