"""Memory that a process gives back while many executed notebooks pass through it."""

import ctypes
import gc
import os

# Of glibc's malloc.h: what is larger is memory of its own, and goes as it is freed. Unless it is
# set, it grows with what is freed, up to 32 MB, and what notebooks leave stays with the process.
M_MMAP_THRESHOLD, LARGE = -3, 128 * 1024
_LIBC = ctypes.CDLL(None) if os.name == "posix" else None


def give_back():
    """Let go of earlier notebooks; from now on, give large texts back as soon as they are freed.

    A notebook that was executed is part of circles, which Python looks for too seldom here.
    """
    if hasattr(_LIBC, "mallopt"):
        _LIBC.mallopt(M_MMAP_THRESHOLD, LARGE)
    gc.collect()
