"""A kernel in a process that was forked from one with all loaded, and ends with it."""

import ctypes
import gc
import os
import random
import signal
import sys
import threading
import time
from multiprocessing import parent_process

PR_SET_PDEATHSIG = 1
YOUNG = 20_000  # things made until garbage is looked for: drawings and pages let few go
_LIBC = ctypes.CDLL(None) if os.name == "posix" else None


def serve(arguments, environment, folder):
    """Be a kernel, started as ``ipykernel_launcher`` is by its arguments, until it is shut down."""
    try:
        end_with_parent()
        _refresh(environment, folder)
        sys.argv = ["ipykernel_launcher.py", *arguments]
        from ipykernel.kernelapp import IPKernelApp

        app = IPKernelApp.instance(parent_handle=os.getppid())
        app.initialize(arguments)
    except (MemoryError, RuntimeError, OSError) as error:
        sys.exit(f"dossier: a kernel did not start: {error or 'no memory was left'}")
    app.start()


def end_with_parent():
    """End this process when the process that asked for it is gone, however it ended."""
    # When the fork server goes the system ends its children with it, even one that is busy
    # in a library and lets no thread run. The builder's guard sees to it that it goes.
    _bind()
    threading.Thread(target=_end_after, args=(parent_process(),), daemon=True).start()


def bound():
    """Give options of ``subprocess.Popen`` that let the system end a process with this thread."""
    return {"preexec_fn": _bind} if hasattr(_LIBC, "prctl") else {}


def _bind():
    if hasattr(_LIBC, "prctl"):
        _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_after(parent):
    parent.join()
    os._exit(1)


def _refresh(environment, folder):
    """Undo what a forked process shares with others: variables, folder, paths, random state."""
    import numpy

    from dossier.run.preload import PATH

    os.setsid()  # Ctrl-C on the terminal is for the builder alone
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.path[:] = PATH
    gc.set_threshold(YOUNG)
    random.seed()
    numpy.random.seed()
