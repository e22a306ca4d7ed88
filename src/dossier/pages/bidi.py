"""Text whose direction is its own affair: marks that turn it are closed where it ends.

Unicode Standard Annex 9: an embedding or override ends with POP DIRECTIONAL FORMATTING, an
isolate with POP DIRECTIONAL ISOLATE. Left open, they would turn what the page writes next.
"""

from markupsafe import Markup

OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
OPENING |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}


def closed(text):
    """Close what a text leaves open; anything but plain text stays as it is."""
    if not isinstance(text, str) or isinstance(text, Markup):
        return text
    waiting = []
    for letter in text:
        if letter in OPENING:
            waiting.append(OPENING[letter])
        elif letter in waiting:
            while waiting.pop() != letter:
                pass
    return text + "".join(reversed(waiting))
