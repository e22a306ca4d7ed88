"""Local worker processes for a build, and their end: none outlives the build, however it ends."""

import multiprocessing
import os
import shutil
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait

import psutil


@contextmanager
def local(workers, scratch):
    """Give an executor with that many processes; end all of them, and their kernels, afterwards.

    Args:
        workers: how many notebooks run at a time.
        scratch: folder of this build; kernels are known by it.
    """
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(workers, _context(), _attend, (str(scratch),))
    try:
        yield executor
        executor.shutdown()
    finally:
        # Workers first, so that none starts another kernel.
        for worker in set(multiprocessing.active_children()) - others:
            worker.kill()
            worker.join()
        _kill_kernels(psutil.process_iter(), scratch)
        executor.shutdown(wait=False, cancel_futures=True)


def _kill_kernels(processes, scratch):
    kernels = [process for process in processes if _runs(process, f"{scratch}{os.sep}")]
    for kernel in kernels:
        with suppress(psutil.NoSuchProcess):
            kernel.kill()
    psutil.wait_procs(kernels, timeout=3)


def _runs(process, word):
    try:
        return word in " ".join(process.cmdline())
    except psutil.Error:
        return False


def _context():
    """Fork workers from a clean process that has papermill loaded, where forking exists."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dossier.build.engine"])
    return context


def _attend(scratch):
    """Start a worker: leave Ctrl-C to the builder, and go when the builder is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(scratch,), daemon=True).start()


def _watch(scratch):
    wait([multiprocessing.parent_process().sentinel])
    _kill_kernels(psutil.Process().children(recursive=True), scratch)
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)
