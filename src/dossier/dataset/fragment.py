"""Links to the very words of a page: text fragments, by first and last words."""

from urllib.parse import quote


def fragment(url, starts, ends):
    """Link to a stretch of text at the publisher's, by its first and last words.

    Without words, or on a page that has the place in its address already, the address stays.
    """
    if not starts or not ends or "#" in url:
        return url
    first, last = ("".join(map(_coded, words)) for words in (starts, ends))
    return f"{url}#:~:text={first},{last}"


def _coded(sign):
    """Code what would end a part of the address; letters of any script stay, and stay short."""
    return sign if sign.isalpha() else quote(sign, safe="").replace("-", "%2D")
