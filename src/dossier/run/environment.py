"""What every kernel finds around it, whoever starts it: variables, settings, a profile."""

import os

from dossier.dataset import session

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
c.InteractiveShellApp.extensions = ["dossier.run.environment", "dossier.run.read_log"]
"""


def fixed():
    """Make the environment that all kernels have in common: a dict of name to text."""
    kept = {name: value for name, value in os.environ.items() if name not in UNFIXED}
    return {name: value for name, value in kept.items() if not name.startswith("LC_")} | FIXED


def of_kernel(scratch, package, states):
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
