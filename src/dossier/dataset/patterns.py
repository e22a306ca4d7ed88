"""Patterns of a descriptor, held against cells in a time that has an end."""

import re
from collections.abc import Callable

REPEATED = re.compile(r"\)[*+{]")


def matcher(pattern: str) -> Callable[[str], bool]:
    """Make a test of whole cells against a pattern.

    Python tries each way in which a repeated group can be had, and there may be more ways than
    there is time for. RE2, which loads slower, reads a cell once, whatever the pattern.

    Raises:
        ValueError: it is no pattern, or repeats a group in a way that RE2 does not know.
    """
    try:
        matches = re.compile(pattern).fullmatch
    except re.error as error:
        raise ValueError(str(error)) from None
    if not REPEATED.search(pattern):
        return lambda cell: bool(matches(cell))
    from pyarrow import compute, scalar

    whole = rf"\A(?:{pattern})\z"
    compute.match_substring_regex(scalar(""), whole)
    return lambda cell: compute.match_substring_regex(scalar(cell), whole).as_py()
