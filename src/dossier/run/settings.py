"""Settings of matplotlib in a kernel: the library's own, whatever lies in the working folder.

Matplotlib reads a matplotlibrc of the folder that it is imported in before the one that
MATPLOTLIBRC names, so that the variable alone keeps nobody's settings out.
"""

import matplotlib


def load_ipython_extension(shell):
    """Set what was read from a file back, but for the way to draw, which the builder chooses."""
    usual = matplotlib.rcParamsDefault.items()
    matplotlib.rcParams.update({name: value for name, value in usual if name != "backend"})
