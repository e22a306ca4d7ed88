"""Which files a notebook reads: an IPython extension that tells, and the builder's end of it.

Python says of each file that it opens that it does (an audit event). Its content is digested at
that moment, since what lies there later need not be what was read. The kernel publishes new ones
after each cell, as an output that the builder takes out again, so that they travel as figures do.
A library that opens files by itself is spoken for by whoever calls it:
``sys.audit("open", path, "r", 0)``.
"""

import os
import site
import sys
import sysconfig
import threading
from pathlib import Path

import dossier
from dossier.dataset import session
from dossier.run import digest

MIMETYPE = "application/vnd.dossier.reads+json"
WRITING, MAKING = os.O_WRONLY | os.O_RDWR, os.O_TRUNC | os.O_EXCL
VIRTUAL = ("/dev", "/proc", "/sys")
CHANGED = "changed"  # in place of a digest: no file has this one


def load_ipython_extension(shell):
    """Start to listen, in a kernel."""
    watch = Watch(os.environ.get(session.PACKAGE, ""))
    sys.addaudithook(watch.hear)
    shell.events.register("post_run_cell", lambda _: watch.publish(shell.display_pub))


class Watch:
    """Digests of files read since the start, less those that are recorded otherwise.

    Args:
        package: folder of the package; what is in there is always told.
    """

    def __init__(self, package=""):
        """Start with nothing read."""
        self.read, self.told, self.modules = {}, {}, set(sys.modules)
        self.seen, self.made, self.own = {}, set(), threading.local()
        self.package = f"{package}{os.sep}" if package else None
        self.left_out = tuple(f"{folder}{os.sep}" for folder in _left_out())

    def hear(self, event, arguments):
        """Take note of a file that is opened, made or renamed."""
        if getattr(self.own, "busy", False):
            return
        if event == "open":
            self._opened(*arguments)
        elif event == "sqlite3.connect":
            self._note(_path(arguments[0]))
        elif event == "os.rename" and _path(arguments[0]) in self.made:
            self.made.add(_path(arguments[1]))

    def publish(self, publisher):
        """Tell of files that were not told of yet, or are told otherwise."""
        for name in set(sys.modules) - self.modules:
            # A module may come out of a cache, and its source is what it depends on.
            self.modules.add(name)
            source = getattr(sys.modules.get(name), "__file__", None)
            if source:
                self._note(_path(source))
        fresh = {path: it for path, it in self.read.items() if self.told.get(path) != it}
        self.told |= fresh
        if fresh:
            publisher.publish({MIMETYPE: {"files": fresh}})

    def _opened(self, path, mode, flags):
        flags, mode = flags or 0, set(mode or "")
        if mode & set("wx") or (not mode and flags & MAKING):
            self.made.add(_path(path))
        elif not mode & set("a+") and not flags & WRITING:
            self._note(_path(path))

    def _note(self, path):
        """Digest a file; one that the notebook itself has made is nothing that it was made of."""
        within = path and self.package and path.startswith(self.package)
        if not path or not within and (path in self.made or path.startswith(self.left_out)):
            return
        self.own.busy = True
        try:
            mark = digest.signature(path)
            if mark == self.seen.get(path, ()):
                return
            now = digest.file(path)
        finally:
            self.own.busy = False
        self.seen[path] = mark
        self.read[path] = now if self.read.get(path, now) == now else CHANGED


def take(notebook):
    """Take the files read out of the outputs of an executed notebook, which is changed.

    Returns:
        A dict of their paths, absolute, to their digests.
    """
    found = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            found |= output.get("data", {}).get(MIMETYPE, {}).get("files", {})
        if "outputs" in cell:
            cell["outputs"] = [
                output for output in cell["outputs"] if MIMETYPE not in output.get("data", {})
            ]
    return found


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


def _path(place):
    """Give the absolute path that is meant; nothing where it is a number of an open file."""
    return os.path.abspath(os.fsdecode(place)) if isinstance(place, (str, bytes, Path)) else ""


def _left_out():
    """List the folders whose files say nothing of a notebook, or are recorded otherwise.

    Installed packages are recorded by their versions, this one by its code. These are exact
    folders: a collection or an environment may lie anywhere, also below /usr or in each other.
    """
    paths = sysconfig.get_paths()
    installed = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    installed |= {*site.getsitepackages(), site.getusersitepackages(), sys.pycache_prefix}
    own = {str(Path(dossier.__file__).parent), os.environ.get("IPYTHONDIR")}
    return [*VIRTUAL, *filter(None, installed | own | {os.environ.get("MPLCONFIGDIR")})]
