"""Titles in pages, where no line parts a number from what it counts."""

from markupsafe import Markup, escape

from dossier.i18n.no_break import HELD
from dossier.pages.bidi import closed


def bound(text):
    """Keep on one line what ``no_break`` holds together; what is read and copied stays as it is.

    Args:
        text: plain, or HTML without tags.
    """
    return Markup(HELD.sub(_on_one_line, escape(closed(text))))


def _on_one_line(found):
    return f'<span class="held">{found[0]}</span>'
