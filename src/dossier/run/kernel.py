"""A kernel's environment, and a kernel in a process that was forked from a loaded one."""

import ctypes
import gc
import os
import random
import signal
import sys
import threading
import time
from multiprocessing import parent_process

from dossier.dataset import session

PR_SET_PDEATHSIG = 1
YOUNG = 20_000  # things made until garbage is looked for: drawings and pages let few go
_LIBC = ctypes.CDLL(None) if os.name == "posix" else None
FIXED = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "agg",
    "MATPLOTLIBRC": os.devnull,  # settings of the user's own would show in the figures
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "PYDEVD_USE_FRAME_EVAL": "NO",  # as the debugger sets it, which warm kernels go without
    session.BUILDING: "1",
}
UNFIXED = ("COLUMNS", "LINES", "LANG", "LANGUAGE", "PYTHONSTARTUP", "FORCE_COLOR", "NO_COLOR")
PROFILE = """\
c.HistoryManager.enabled = False
c.InteractiveShellApp.extensions = ["dossier.run.kernel", "dossier.run.read_log"]
"""


def fixed():
    """Make the environment that all kernels have in common: a dict of name to text."""
    kept = {name: value for name, value in os.environ.items() if name not in UNFIXED}
    return {name: value for name, value in kept.items() if not name.startswith("LC_")} | FIXED


def environment(scratch, package, states=False):
    """Make the environment of one kernel, with a profile of IPython in its scratch folder.

    The folder is of this kernel alone: its processes are known by it.
    """
    profile = scratch / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(PROFILE, encoding="utf-8")
    own = {"IPYTHONDIR": str(profile.parent), session.PACKAGE: package}
    return fixed() | own | ({session.STATES: "1"} if states else {})


def load_ipython_extension(shell):
    """Set matplotlib back to its own settings, but for the way to draw, which is fixed.

    It reads a matplotlibrc of the folder that it is imported in before the one of MATPLOTLIBRC.
    """
    import matplotlib

    usual = matplotlib.rcParamsDefault.items()
    matplotlib.rcParams.update({name: value for name, value in usual if name != "backend"})


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
