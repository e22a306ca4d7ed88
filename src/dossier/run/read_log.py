"""What a kernel reads: an IPython extension that tells after each cell.

Python says of each file that it opens that it does (an audit event). Its content is digested at
that moment, since what lies there later need not be what was read. Of folders, programs and
variables it is told what the notebook and the reader's own modules ask for, not installed ones.
"""

import os
import site
import sys
import sysconfig
import threading
from pathlib import Path

from dossier.dataset import excerpt, session
from dossier.dataset.package import Package
from dossier.run import audit_events, digest
from dossier.run.reads import CHANGED, FOLDER, LISTED, MIMETYPE, UNSEEN, VARIABLE, content, variable

WRITING, MAKING = os.O_WRONLY | os.O_RDWR, os.O_TRUNC | os.O_EXCL
VIRTUAL = ("/dev", "/proc", "/sys")
PROGRAMS = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork")
AUDITED = audit_events.__file__
OWN_VARIABLES = ("JPY_", "IPYTHON", "DOSSIER_")  # the builder and the kernel set them


def load_ipython_extension(shell):
    """Start to listen, in a kernel."""
    watch = Watch(os.environ.get(session.PACKAGE, ""))
    audit_events.begin()
    sys.addaudithook(watch.hear)
    shell.events.register("post_run_cell", lambda _: watch.publish(shell.display_pub))


class Watch:
    """Digests of what was read since the start, less what is recorded otherwise.

    What is in the folder of the package is always told.
    """

    def __init__(self, package=""):
        self.read, self.told, self.modules = {}, {}, set(sys.modules)
        self.seen, self.made, self.own = {}, set(), threading.local()
        self.package = f"{package}{os.sep}" if package else None
        self.left_out = tuple(f"{folder}{os.sep}" for folder in _left_out())

    def hear(self, event, arguments):
        """Take note of what an event of Python's says."""
        if getattr(self.own, "busy", False):
            return
        self.own.busy = True
        try:
            self._hear(event, arguments)
        finally:
            self.own.busy = False

    def publish(self, publisher):
        """Tell of what was not told of yet, or is told otherwise."""
        self.own.busy = True
        for name in set(sys.modules) - self.modules:
            # A module may come out of a cache, and its source is what it depends on.
            self.modules.add(name)
            source = getattr(sys.modules.get(name), "__file__", None)
            if source and self._note(_path(source)):
                self.read[FOLDER] = digest.text(os.getcwd())
        self.own.busy = False
        fresh = {name: it for name, it in self.read.items() if self.told.get(name) != it}
        self.told |= fresh
        if fresh:
            publisher.publish({MIMETYPE: {"files": fresh}})

    def _hear(self, event, arguments):
        if event == "open":
            self._opened(*arguments)
        elif event == excerpt.TOLD:
            self._note(arguments[0])
        elif event == "sqlite3.connect":
            self._connected(os.fsdecode(arguments[0]))
        elif event == "os.rename" and _path(arguments[0]) in self.made:
            self.made.add(_path(arguments[1]))
        elif event == "os.mkdir":
            self.made.add(_path(arguments[0]))
        elif event == "os.putenv":
            self.made.add(VARIABLE + os.fsdecode(arguments[0]))
        elif event in ("os.listdir", "os.scandir") and self._by_reader():
            self._place(arguments[0] or ".", LISTED)
        elif event == audit_events.STAT and self._by_reader():
            self._place(arguments[0], "/" if os.path.isdir(arguments[0]) else "")
        elif event == audit_events.VARIABLE and self._by_reader():
            self._variable(arguments[0])
        elif event in PROGRAMS and self._by_reader(through_others=True):
            self.read[f"{UNSEEN}another program"] = CHANGED
        elif event == audit_events.PROCESS and self._by_reader(through_others=True):
            self.read[f"{UNSEEN}another process"] = CHANGED
        elif event == "socket.connect" and isinstance(arguments[1], tuple):
            if self._by_reader(through_others=True):
                self.read[f"{UNSEEN}a connection to {arguments[1][0]}"] = CHANGED

    def _opened(self, path, mode, flags):
        flags, mode = flags or 0, set(mode or "")
        if mode & set("wx") or (not mode and flags & MAKING):
            self.made.add(_path(path))
        elif not mode & set("a+") and not flags & WRITING and not _in_excerpt():
            self._place(path)

    def _connected(self, database):
        file = _path(database.removeprefix("file:").partition("?")[0])
        self.made.update([] if os.path.exists(file) else [file])
        for end in ("", "-wal"):  # what was written last may still be in a log
            self._note(file + end)

    def _place(self, place, kind=""):
        """Take note of a place; of one from the working folder on, of that, too."""
        path = _path(place)
        if path and self._note(path.rstrip(os.sep) + kind) and not os.path.isabs(place):
            self.read[FOLDER] = digest.text(os.getcwd())

    def _variable(self, name):
        if VARIABLE + name not in self.made and not name.startswith(OWN_VARIABLES):
            self.read[VARIABLE + name] = variable(audit_events.environment().get(name))

    def _note(self, name):
        """Digest a file or folder, but none that the notebook itself has made; say whether."""
        path = excerpt.split(name)[0].removesuffix(LISTED).rstrip("/")
        within = path and self.package and path.startswith(self.package)
        if not path or not within and (path in self.made or path.startswith(self.left_out)):
            return False
        mark = digest.signature(path)
        if mark != self.seen.get(name, ()):
            before, self.seen[name] = self.read.get(name), mark
            self.read[name] = found = content(name)
            if before not in (None, found):
                self.read[name] = CHANGED
        return True

    def _by_reader(self, through_others=False):
        """Say whether the notebook or a module of the reader's own has asked for something.

        It may have done so through others: installed libraries.
        """
        frame = sys._getframe(1)
        while frame:
            file = frame.f_code.co_filename
            if file.startswith("<frozen importlib") or _is_ours(frame):
                return False
            if not file.startswith(("<frozen", *self.left_out)):
                return True
            if not through_others and not _is_pythons(file):
                return False
            frame = frame.f_back
        return False


def _in_excerpt():
    """Say whether a file is opened for cells of it, which are told of themselves."""
    frame = sys._getframe(1)
    while frame and frame.f_code is not Package.excerpt.__code__:
        frame = frame.f_back
    return bool(frame)


def _is_ours(frame):
    """Say whether it is what runs the cells, or what looks for files to tell of."""
    name, file = frame.f_code.co_name, frame.f_code.co_filename
    return (name == "run_code" and "IPython" in file) or (name == "_read" and file == AUDITED)


def _is_pythons(file):
    """Say whether code is of Python itself, or of those who tell and hear."""
    if file in (__file__, AUDITED) or file.startswith("<frozen"):
        return True
    return file.startswith(STANDARD) and not file.startswith(INSTALLED)


def _path(place):
    """Give the absolute path that is meant; nothing where it is a number of an open file."""
    return os.path.abspath(os.fsdecode(place)) if isinstance(place, (str, bytes, Path)) else ""


def _installed():
    paths = sysconfig.get_paths()
    pure = {paths["purelib"], paths["platlib"], *site.getsitepackages(), site.getusersitepackages()}
    return {paths["stdlib"], paths["platstdlib"]}, pure


STANDARD, INSTALLED = (tuple(f"{folder}{os.sep}" for folder in folders) for folders in _installed())


def _left_out():
    """List the folders whose files say nothing of a notebook, or are recorded otherwise.

    Installed packages are recorded by their versions, this one by its code. These are exact
    folders: a collection or an environment may lie anywhere, also below /usr or in each other.
    """
    own = {str(Path(AUDITED).parents[1]), sys.pycache_prefix}
    own.update(map(os.environ.get, ("IPYTHONDIR", "MPLCONFIGDIR")))
    return [*VIRTUAL, *filter(None, set.union(*_installed(), own))]
