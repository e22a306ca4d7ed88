"""Who is at the other end of this process: a reader at a screen, a builder, or nobody."""

import os
import sys

BUILDING = "DOSSIER_BUILD"
PACKAGE = "DOSSIER_PACKAGE"  # folder of the package that a builder has made sure of
STATES = "DOSSIER_STATES"
VOILA = "VOILA_REQUEST_URL"


def wanted():
    """Say whether a builder is waiting for the files of each figure."""
    return bool(os.environ.get(BUILDING))


def swept():
    """Say whether a builder is waiting for what figures show in other states, too."""
    return wanted() and bool(os.environ.get(STATES))


def live():
    """Say whether a reader is there, who sees what is shown and can move a control.

    So it is under Voila, and with each program that lets a kernel ask its reader something:
    JupyterLab, Notebook and VS Code do, those that only run notebooks (nbclient, papermill,
    nbconvert, nbval) do not.
    """
    kernel = getattr(shell(), "kernel", None)
    request = kernel.get_parent() if kernel else {}
    may_ask = request.get("content", {}).get("allow_stdin")
    return not wanted() and bool(VOILA in os.environ or may_ask)


def shell():
    """Give the shell of the kernel or console that this is, or None."""
    ipython = sys.modules.get("IPython")
    return ipython and ipython.get_ipython()
