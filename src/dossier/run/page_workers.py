"""Pages of a build, written by processes that have loaded all they need, where there are some."""

import gc
import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor

from dossier.dataset.errors import BuildError
from dossier.pages import OWN
from dossier.run import forkserver
from dossier.run.kernel import YOUNG, end_with_parent


def export(sites):
    """Write all pages of some sites, each in two shares, so that no core is idle at the end.

    Args:
        sites: tuples of the arguments of ``dossier.pages.writer.write``: folder, notebooks,
            figures, plan, states, and the pages wanted where that is not all of them.

    Raises:
        BuildError: a process that wrote pages was killed, as the system does without memory.
    """
    if not forkserver.loaded():
        for site in sites:
            _write(*site)
        return
    # A thread waits for each process. Pipes are enough for that: a pool of processes would need
    # semaphores, and with them a /dev/shm that can be written to.
    shares = [share for site in sites for share in _shared(site)]
    shares.sort(key=lambda share: OWN in share)  # last, since they take less time
    with ThreadPoolExecutor(min(len(shares), os.cpu_count())) as threads:
        for done in [threads.submit(_export, share) for share in shares]:
            done.result()


def _shared(site):
    """Part the pages of notebooks from the others, which come with the files to take away."""
    folder, notebooks, figures, plan, states, *wanted = site
    if wanted or not notebooks:
        return [site]
    told = folder, notebooks, figures, plan, states
    return [(*told, tuple(notebooks), False), (*told, OWN)]


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
    gc.set_threshold(YOUNG)
    try:
        _write(*site)
    except Exception as error:
        told.send(error)
    else:
        told.send(None)


def _write(*arguments):
    from dossier.pages import writer

    writer.write(*arguments)
