"""What depends on a package and plain values alone, such as a language, is made once."""

from functools import wraps


def once(make):
    """Let a function that makes a frame of a package make it once for the same further values.

    The frame is the caller's own copy: since pandas copies on write, it costs nothing.
    """

    @wraps(make)
    def made(package, *values):
        key = make, *values
        if key not in package.made:
            package.made[key] = make(package, *values)
        return package.made[key].copy(deep=False)

    return made
