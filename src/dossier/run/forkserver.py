"""Processes forked from one that has pandas, geopandas, matplotlib and our own code loaded."""

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import types
from contextlib import contextmanager

from dossier.dataset.errors import BuildError
from dossier.run.environment import fixed

STACK, UNKNOWN = "dossier.run.preload", "unknown"
# Python's helpers must not take the reader's folder for code: there may be a random.py in it.
SAFE = {"PYTHONSAFEPATH": "1"}
SHORT = 50  # letters that a folder of sockets may have: the system allows some 100 in all
_LOCK = threading.Lock()
_loaded = ""  # fingerprint of the code that the fork server has


def possible():
    """Say whether processes can be forked here: on Linux, and not inside a daemon.

    Elsewhere a fork of a process with such libraries loaded is not safe, or not tried.
    """
    return sys.platform == "linux" and not multiprocessing.current_process().daemon


def loaded():
    """Give the fingerprint of the code that the fork server has; empty where none was started."""
    return _loaded


def start(code=UNKNOWN):
    """Start the fork server, which then loads the stack; ``code`` is the digest of ours, now."""
    global _loaded
    from multiprocessing import forkserver

    with _LOCK:
        if not _loaded:
            _context().set_forkserver_preload([STACK])
            with _variables(fixed() | SAFE), _short_sockets(), _interrupts_held():
                forkserver.ensure_running()
            _loaded = code


def fork(function, *arguments):
    """Call a function in a process forked from the fork server; return that process.

    Like multiprocessing, it needs a function with a name to import and arguments to pickle.
    """
    start()
    return begin(_context(), function, *arguments)


def begin(context, function, *arguments):
    """Call a function in a new process of some kind (``multiprocessing.get_context``).

    Raises:
        BuildError: the fork server was killed.
    """
    process = context.Process(target=function, args=arguments)
    try:
        with _LOCK, _without_main(), _variables(dict(os.environ) | SAFE), _short_sockets():
            process.start()
    except (EOFError, ConnectionError):
        words = "the process that kernels are forked from was ended: was there memory left?"
        raise BuildError(words) from None
    return process


def short_folder():
    """Choose a folder for sockets whose path is short enough: the usual one, or one like it."""
    usual = tempfile.gettempdir()
    for folder in (usual, "/tmp", "/var/tmp"):
        if len(folder) < SHORT and os.access(folder, os.W_OK):
            return folder
    return usual


def _context():
    return multiprocessing.get_context("forkserver")


@contextmanager
def _variables(wanted):
    """Give this process other environment variables, for a child to inherit."""
    before = dict(os.environ)
    _replace(wanted)
    try:
        yield
    finally:
        _replace(before)


@contextmanager
def _short_sockets():
    """Let multiprocessing, too, put its sockets where their paths are short."""
    from multiprocessing import util

    before, tempfile.tempdir = tempfile.tempdir, short_folder()
    try:
        util.get_temp_dir()  # made once a process
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _interrupts_held():
    """Let a new process begin without Ctrl-C, until it has said what it does with it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _replace(variables):
    for name in set(os.environ) - set(variables):
        del os.environ[name]
    os.environ.update(variables)


@contextmanager
def _without_main():
    """Hide the main module: a new process would import it again, and with it maybe pytest."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
