"""The environment of a kernel: what the user has, less what would change the outputs."""

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
    session.BUILDING: "1",
}
UNFIXED = ("COLUMNS", "LINES", "LANG", "LANGUAGE", "PYTHONSTARTUP", "FORCE_COLOR", "NO_COLOR")
PROFILE = """\
c.HistoryManager.enabled = False
c.InteractiveShellApp.extensions = ["dossier.run.reads"]
"""


def fixed():
    """Make the environment that all kernels have in common: a dict of name to text."""
    kept = {name: value for name, value in os.environ.items() if name not in UNFIXED}
    return {name: value for name, value in kept.items() if not name.startswith("LC_")} | FIXED


def environment(scratch):
    """Make the environment of one kernel, with a profile of IPython in its scratch folder.

    Args:
        scratch: folder (``Path``) of this kernel alone.
    """
    profile = scratch / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(PROFILE, encoding="utf-8")
    return fixed() | {"IPYTHONDIR": str(profile.parent)}
