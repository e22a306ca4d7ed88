"""Ctrl-C that waits while Python is busy with the locks of its import system."""

import signal
import threading
from _thread import interrupt_main
from contextlib import contextmanager

IMPORTING = "<frozen importlib"
AGAIN = 0.02  # seconds


@contextmanager
def heard():
    """Let Ctrl-C end what runs, but not while Python holds the lock on imports.

    The import system calls back when one of its locks goes, and Python drops exceptions from
    such a call: the interrupt would be lost, and the lock maybe kept, so that all other threads
    wait for it for ever. Does nothing where somebody else looks after Ctrl-C.
    """
    here = threading.current_thread() is threading.main_thread()
    if not here or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _hear(number, frame):
    if not (frame and frame.f_code.co_filename.startswith(IMPORTING)):
        signal.default_int_handler(number, frame)
    again = threading.Timer(AGAIN, _interrupt)
    again.daemon = True
    again.start()


def _interrupt():
    """Interrupt the main thread, also when it waits for the system, where that can be done."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        interrupt_main()
