"""Ctrl-C: it waits while Python imports or outputs are replaced; the second one ends at once."""

import os
import shutil
import signal
import sys
import tempfile
import threading
from _thread import interrupt_main
from contextlib import contextmanager

IMPORTING = "<frozen importlib"
AGAIN = 0.02  # seconds
INTERRUPTED = 130
_scratch = set()  # folders that are not to outlive this process


@contextmanager
def heard():
    """Let Ctrl-C end what runs, but not while Python holds the lock on imports.

    The import system calls back when one of its locks goes, and Python drops exceptions from
    such a call: the interrupt would be lost, and the lock maybe kept, so that all other threads
    wait for it for ever. Who interrupts again does not want to wait for anything: the process
    ends, its scratch folders go, and the guard of its kernels (``workers``) ends these. Does
    nothing where somebody else looks after Ctrl-C.
    """
    if not _in_main() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    told = []

    def hear(number, frame):
        if told:
            sys.stderr.write("\ndossier: stopped at once; outputs are as they were\n")
            for folder in list(_scratch):
                shutil.rmtree(folder, ignore_errors=True)
            os._exit(INTERRUPTED)
        if not (frame and frame.f_code.co_filename.startswith(IMPORTING)):
            told.append(number)
            signal.default_int_handler(number, frame)
        again = threading.Timer(AGAIN, _interrupt)
        again.daemon = True
        again.start()

    signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def scratch_folder(within=None, prefix="dossier-"):
    """Give a folder that goes at the end of the block, and when Ctrl-C ends the process in it."""
    folder = tempfile.mkdtemp(prefix=prefix, dir=within)
    _scratch.add(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _scratch.discard(folder)


@contextmanager
def unheard():
    """Do not hear Ctrl-C for a moment in which something must not be left half done."""
    if not _in_main():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _in_main():
    return threading.current_thread() is threading.main_thread()


def _interrupt():
    """Interrupt the main thread, also when it waits for the system, where that can be done."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        interrupt_main()
