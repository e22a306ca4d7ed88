"""Local workers for a build, and the end of their kernels: none outlives the build."""

import multiprocessing
import os
import shutil
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import psutil

from dossier.run import forkserver
from dossier.run.plan import COLD


@contextmanager
def local(workers, scratch, kernels):
    """Give an executor with that many threads; end all kernels that they started afterwards.

    A thread does little but wait for its kernel, which is a process of its own.

    Args:
        workers: how many notebooks run at a time.
        scratch: folder of this build; cold kernels are known by it.
        kernels: ``warm`` or ``cold``.
    """
    others = set(multiprocessing.active_children())
    executor = _Guarded(workers, scratch, kernels)
    try:
        yield executor
        executor.shutdown()
    finally:
        # Whatever a worker is about to start is ended, too, until the last worker has given up.
        ending = threading.Thread(target=executor.shutdown, kwargs={"cancel_futures": True})
        ending.start()
        while ending.is_alive():
            _kill(set(multiprocessing.active_children()) - others - executor.guards)
            _kill_kernels(scratch)
            ending.join(0.2)
        _kill(executor.guards)


class _Guarded(ThreadPoolExecutor):
    """Threads that get a guard with their first task, so that no task means no process."""

    def __init__(self, workers, scratch, kernels):
        super().__init__(workers, "notebook")
        self.place, self.guards, self.once = (scratch, kernels), set(), threading.Lock()

    def submit(self, *task):
        with self.once:
            if not self.guards:
                self.guards.add(_start_guard(*self.place))
        return super().submit(*task)


def _kill(processes):
    for process in processes:
        process.kill()
        process.join()


def _kill_kernels(scratch):
    kernels = [each for each in psutil.process_iter() if _runs(each, f"{scratch}{os.sep}")]
    for kernel in kernels:
        with suppress(psutil.NoSuchProcess):
            kernel.kill()
    psutil.wait_procs(kernels, timeout=3)


def _runs(process, word):
    try:
        return word in " ".join(process.cmdline())
    except psutil.Error:
        return False


def _start_guard(scratch, kernels):
    """Start a process that waits for the end of the builder, to clean up if it was killed."""
    if kernels == COLD or not forkserver.possible():
        return forkserver.begin(multiprocessing.get_context("spawn"), _guard, str(scratch), False)
    return forkserver.fork(_guard, str(scratch), True)


def _guard(scratch, forked):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    multiprocessing.parent_process().join()
    if forked:
        os.kill(os.getppid(), signal.SIGKILL)  # the fork server, and its children go with it
    _kill_kernels(scratch)
    shutil.rmtree(scratch, ignore_errors=True)
