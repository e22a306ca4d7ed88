"""Two files or folders in each other's place, in one step of the system."""

import ctypes
import errno
import os

AT_FDCWD, RENAME_EXCHANGE = -100, 2


def exchange(one, other):
    """Exchange two files or folders in one step; say whether the system can do that."""
    rename = os.name == "posix" and getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if not rename:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if rename(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    if (number := ctypes.get_errno()) in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))
