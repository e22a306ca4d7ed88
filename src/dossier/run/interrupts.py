"""Signals that end a command: Ctrl-C, a request of the system, a terminal that was closed.

They wait while Python imports or outputs are replaced; a second Ctrl-C ends at once.
"""

import os
import shutil
import signal
import sys
import tempfile
import threading
from _thread import interrupt_main
from contextlib import contextmanager, suppress

IMPORTING = "<frozen importlib"
AGAIN = 0.02  # seconds
SAID = {"SIGINT": "stopped", "SIGTERM": "terminated", "SIGHUP": "its terminal was closed"}
NUMBERS = [getattr(signal, name) for name in SAID if hasattr(signal, name)]
_told = []  # the signal that ends this process
_scratch = set()  # folders that are not to outlive this process


@contextmanager
def heard():
    """Let a signal end what runs as Ctrl-C does, but not while Python holds the lock on imports.

    The import system calls back when one of its locks goes, and Python drops exceptions from
    such a call: the interrupt would be lost, and the lock maybe kept, so that all other threads
    wait for it for ever. Who interrupts again does not want to wait for anything: the process
    ends, its scratch folders go, and the guard of its kernels (``workers``) ends these. A signal
    that somebody else looks after is left to them.
    """
    usual = (signal.default_int_handler, signal.SIG_DFL)
    ours = {number: signal.getsignal(number) for number in NUMBERS if _in_main()}
    ours = {number: handler for number, handler in ours.items() if handler in usual}
    _told[:] = [] if ours else _told

    def hear(number, frame):
        if _told and number == signal.SIGINT:
            with suppress(OSError):
                sys.stderr.write("\ndossier: stopped at once; outputs are as they were\n")
            for folder in list(_scratch):
                shutil.rmtree(folder, ignore_errors=True)
            os._exit(128 + ended_by())
        if _told:
            return
        if not (frame and frame.f_code.co_filename.startswith(IMPORTING)):
            _told.append(number)
            signal.default_int_handler(number, frame)
        again = threading.Timer(AGAIN, _interrupt, [number])
        again.daemon = True
        again.start()

    for number in ours:
        signal.signal(number, hear)
    try:
        yield
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)


def ended_by():
    """Say which signal ends this process: Ctrl-C, where it was no other."""
    return signal.Signals(_told[0] if _told else signal.SIGINT)


@contextmanager
def scratch_folder(within=None, prefix="dossier-"):
    """Give a folder that goes at the end of the block, and when a signal ends the process in it."""
    folder = tempfile.mkdtemp(prefix=prefix, dir=within)
    _scratch.add(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _scratch.discard(folder)


@contextmanager
def unheard():
    """Hear no signal for a moment in which something must not be left half done."""
    numbers = NUMBERS if _in_main() else ()
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _in_main():
    return threading.current_thread() is threading.main_thread()


def _interrupt(number):
    """Interrupt the main thread, also when it waits for the system, where that can be done."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident, number)
    else:
        interrupt_main(number)
