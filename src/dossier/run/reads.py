"""Which files a notebook reads: an IPython extension that tells, and the builder's end of it.

Python says of each file that it opens that it does (an audit event). The kernel publishes new
ones after each cell, as an output that the builder takes out again, so that they travel as
figures do. A library that opens files by itself is spoken for by whoever calls it:
``sys.audit("open", path, "r", 0)``.
"""

import os
import sys
from pathlib import Path

import dossier

MIMETYPE = "application/vnd.dossier.reads+json"
WRITING = os.O_WRONLY | os.O_RDWR
SYSTEM = ("/dev", "/etc", "/lib", "/proc", "/run", "/sys", "/usr")
CACHES = (".cache", ".config", ".ipython", ".jupyter", ".local", ".matplotlib")


def load_ipython_extension(shell):
    """Start to listen, in a kernel."""
    watch = Watch()
    sys.addaudithook(watch.hear)
    shell.events.register("post_run_cell", lambda _: watch.publish(shell.display_pub))


class Watch:
    """Files read since the start, less those of Python, the system, caches and this package."""

    def __init__(self):
        """Start with nothing read."""
        self.read, self.told, self.modules = set(), set(), set(sys.modules)
        self.left_out = tuple(f"{folder}{os.sep}" for folder in _left_out())

    def hear(self, event, arguments):
        """Take note of a file that is opened for reading."""
        if event != "open":
            return
        path, mode, flags = arguments
        writes = mode is not None and set("wax+") & set(mode)
        if isinstance(path, (str, bytes)) and not writes and not (flags or 0) & WRITING:
            self._note(os.path.abspath(os.fsdecode(path)))

    def publish(self, publisher):
        """Tell of files that were not told of yet."""
        for name in set(sys.modules) - self.modules:
            # A module may come out of a cache, and its source is what it depends on.
            self.modules.add(name)
            source = getattr(sys.modules.get(name), "__file__", None)
            if source:
                self._note(os.path.abspath(source))
        fresh = sorted(self.read - self.told)
        self.told |= self.read
        if fresh:
            publisher.publish({MIMETYPE: {"files": fresh}})

    def _note(self, path):
        if not path.startswith(self.left_out):
            self.read.add(path)


def take(notebook):
    """Take the files read out of the outputs of an executed notebook, which is changed.

    Returns:
        Their paths, absolute, in order.
    """
    found = set()
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            found |= set(output.get("data", {}).get(MIMETYPE, {}).get("files", ()))
        if "outputs" in cell:
            cell["outputs"] = [
                output for output in cell["outputs"] if MIMETYPE not in output.get("data", {})
            ]
    return sorted(found)


def named(path, package):
    """Name a file: its path in the package, so that the package may move, or its whole path.

    Args:
        path: absolute.
        package: folder of the package.
    """
    file, folder = Path(path).resolve(), Path(package).resolve()
    if package and file.is_relative_to(folder):
        return file.relative_to(folder).as_posix()
    return str(path)


def _left_out():
    """List the folders whose files say nothing of a notebook, or are recorded otherwise."""
    home = Path.home()
    interpreter = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.pycache_prefix}
    own = {str(Path(dossier.__file__).parent), os.environ.get("IPYTHONDIR")}
    caches = {str(home / folder) for folder in CACHES} | {os.environ.get("MPLCONFIGDIR")}
    return [*SYSTEM, *filter(None, interpreter | own | caches)]
