"""Links to the very words of a page: text fragments, by first and last words."""

from urllib.parse import quote


def fragment(url, starts, ends):
    """Link to a stretch of text at the publisher's, by its first and last words."""
    first, last = (quote(words, safe="").replace("-", "%2D") for words in (starts, ends))
    return f"{url}#:~:text={first},{last}"
