"""Where notebooks run: local workers of a build, whose kernels end with it, or an executor."""

import multiprocessing
import os
import shutil
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

from dossier.run import forkserver
from dossier.run.interrupts import scratch_folder
from dossier.run.plan import COLD, WARM


@dataclass(frozen=True)
class Pool:
    """How notebooks are to be run.

    Attributes:
        executor: any ``concurrent.futures.Executor``; none is local threads.
        asked: how many notebooks run at a time; none is one more than cores, since a kernel
            that starts or ends leaves its core to another.
        kernels: ``warm``, forked from a process with all loaded, or ``cold``.
        scratch: folder for sockets, where the executor is of this machine and has one.
    """

    executor: object = None
    asked: int | None = None
    kernels: str = WARM
    scratch: str = ""

    @property
    def workers(self):
        """How many notebooks run at a time."""
        return self.asked or os.cpu_count() + 1

    @contextmanager
    def opened(self, count):
        """Give an executor for that many notebooks at a time, and their scratch folder."""
        if self.executor:
            yield self.executor, self.scratch
            return
        with socket_folder() as scratch, local(count, scratch, self.kernels) as executor:
            yield executor, scratch


def socket_folder(within="", prefix="dossier-"):
    """Give a scratch folder for the sockets of kernels, with a short path, as sockets need."""
    return scratch_folder(within or forkserver.short_folder(), prefix)


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
            end_processes(scratch)
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


def end_processes(scratch, session=0):
    """End the processes of kernels, and all that cells have left running.

    Args:
        scratch: folder that their command or their environment names.
        session: of the system, that a kernel had to itself.
    """
    word = f"{scratch}{os.sep}"
    left = [each for each in psutil.process_iter() if _belongs(each, word, session)]
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(left, timeout=3)


def _belongs(process, word, session):
    if process.pid == os.getpid():
        return False
    with suppress(psutil.Error, OSError):
        if session and os.getsid(process.pid) == session:
            return True
        return word in " ".join([*process.cmdline(), *process.environ().values()])
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
        server = psutil.Process(os.getppid())
        children = [each for each in server.children(recursive=True) if each.pid != os.getpid()]
        for process in [server, *children]:
            with suppress(psutil.Error):
                process.kill()
    end_processes(scratch)
    shutil.rmtree(scratch, ignore_errors=True)
