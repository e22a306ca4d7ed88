"""A kernel in a process that was forked from a loaded one, as fresh as one started anew."""

import ctypes
import os
import random
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing import parent_process

PR_SET_PDEATHSIG = 1


def serve(arguments, environment, folder):
    """Be a kernel until it is shut down.

    Args:
        arguments: of the command line of ``ipykernel_launcher``.
        environment: all variables, by name.
        folder: working folder.
    """
    end_with_parent()
    _refresh(environment, folder)
    sys.argv = ["ipykernel_launcher.py", *arguments]
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance(parent_handle=os.getppid())
    app.initialize(arguments)
    app.start()


def end_with_parent():
    """End this process when the process that asked for it is gone, however it ended."""
    with suppress(AttributeError):
        # When the fork server goes the system ends its children with it, even one that is busy
        # in a library and lets no thread run. The builder's guard sees to it that it goes.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_after, args=(parent_process(),), daemon=True).start()


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
    random.seed()
    numpy.random.seed()
