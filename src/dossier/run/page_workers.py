"""Pages of a build, written by processes that have loaded all they need, where there are some."""

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor

from dossier.dataset.errors import BuildError
from dossier.run import forkserver
from dossier.run.kernel import end_with_parent


def export(sites):
    """Write all pages of some sites.

    Args:
        sites: tuples of the arguments of ``dossier.pages.writer.write``.

    Raises:
        BuildError: a process that wrote pages was killed, as the system does without memory.
    """
    if not forkserver.running():
        for site in sites:
            _write(*site)
        return
    # A thread waits for each process. Pipes are enough for that: a pool of processes would need
    # semaphores, and with them a /dev/shm that can be written to.
    with ThreadPoolExecutor(min(len(sites), os.cpu_count())) as threads:
        for done in [threads.submit(_export, site) for site in sites]:
            done.result()


def _export(site):
    mine, theirs = multiprocessing.Pipe(duplex=False)
    process = forkserver.fork(_attend, theirs, site)
    theirs.close()
    try:
        error = mine.recv()
    except EOFError:
        process.join()
        words = f"the process that wrote the pages was ended ({process.exitcode})"
        raise BuildError(f"{words}: was there memory left?") from None
    finally:
        mine.close()
        process.join()
    if error:
        raise error


def _attend(told, site):
    """Write the pages of a site; leave Ctrl-C to the builder, and go when the builder is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    try:
        _write(*site)
    except Exception as error:
        told.send(error)
    else:
        told.send(None)


def _write(*arguments):
    from dossier.pages import writer

    writer.write(*arguments)
