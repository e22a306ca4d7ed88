"""Notebooks on other machines: an executor on a Dask cluster whose workers have the same code.

Workers need no disk in common: a job travels as it is, and what it made comes back with its
result. Dask runs the jobs of a lost worker again on another.
"""

import threading
import time
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from dossier.dataset.errors import BuildError, ParameterError
from dossier.dataset.files import find_package
from dossier.dataset.paths import ROOT
from dossier.run import digest

PATIENCE = 10  # seconds until a scheduler must answer, or have a worker
TICK = 1  # seconds between two looks at the workers
ASPECTS = {
    "code": "other code of dossier",
    "installed": "other versions installed",
    "data": "other data",
}


class Refused(Exception):
    """A worker that would not make what this machine would make."""


class Cluster:
    """An executor; connects with the first job, so that nothing to do needs no cluster.

    Raises:
        ParameterError: the address of the scheduler has no port.
    """

    def __init__(self, address):
        if not _port(address):
            allowed = "an address with its port, such as tcp://host:8786"
            raise ParameterError(f"scheduler: {address!r} is not allowed; allowed: {allowed}")
        self.address, self.client, self.once = address, None, threading.Lock()
        self.waiting = {}

    def submit(self, function, job):
        """Run a function of a job on a worker; see ``concurrent.futures.Executor``.

        Raises:
            BuildError: no scheduler or worker answers, or a worker is another than this machine.
        """
        portable = _portable(job)
        with self.once:
            wanted = about(portable.package)
            if self.client is None:
                self.client = _connect(self.address)
                self._refuse_others(portable.package, wanted)
                threading.Thread(target=self._watch, daemon=True).start()
        sent = self.client.get_executor(pure=False).submit(_attend, function, portable, wanted)
        told = Future()
        self.waiting[told] = job.name
        told.add_done_callback(self.waiting.pop)
        sent.add_done_callback(lambda done: _tell(done, told, job.name))
        return told

    def close(self):
        """Leave the cluster to others."""
        client, self.client = self.client, None
        if client is not None:
            client.close()

    def _watch(self):
        """Give up jobs when all workers are lost: Dask itself waits for others without end."""
        since = time.monotonic()
        while client := self.client:
            if not self.waiting or _has_workers(client):
                since = time.monotonic()
            elif time.monotonic() - since > PATIENCE:
                for told, name in list(self.waiting.items()):
                    words = f"no worker is left at {self.address}: all were lost while {name} ran"
                    _give_up(told, words)
            time.sleep(TICK)

    def _refuse_others(self, package, wanted):
        seen = self.client.run(about, package)
        differing = {name: _differ(each, wanted) for name, each in seen.items()}
        words = [f"worker {name}: {differs}" for name, differs in differing.items() if differs]
        if words:
            raise BuildError("\n".join([*words, "No notebook was run there; update the worker."]))


def about(package):
    """Say what a machine would make renderings of: digests of code, versions and data."""
    try:
        data = digest.path(find_package(package))
    except Exception:
        data = "missing"
    return {"code": _code(), "installed": digest.installed(), "data": data}


_code = cache(digest.code)  # a process that goes on uses what it has loaded


def _connect(address):
    """Connect to a scheduler that has workers."""
    try:
        from distributed import Client
    except ImportError:
        words = 'Dask is not installed; to install it: pip install -e ".[cluster]"'
        raise BuildError(f"--scheduler {address}: {words}") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BuildError(f"no scheduler answers at {address}: {error}") from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise BuildError(f"the scheduler at {address} has no worker") from None
    return client


def _has_workers(client):
    with suppress(Exception):  # of whatever kind: the scheduler does not answer
        return bool(client.nthreads())
    return False


def _port(address):
    with suppress(ValueError):
        return urlsplit(address if "://" in address else f"tcp://{address}").port
    return None


def _portable(job):
    """Name the package from the root of the collection on, so that it may lie elsewhere."""
    package = Path(job.package)
    within = package.relative_to(ROOT).as_posix() if package.is_relative_to(ROOT) else job.package
    return replace(job, package=within, scratch="")


def _attend(function, job, wanted):
    """Run a job on a worker, unless the worker is another than it should be."""
    differs = _differ(about(job.package), wanted)
    if differs:
        raise Refused(differs)
    folder = job.folder if Path(job.folder).is_dir() else str(ROOT)
    return function(replace(job, folder=folder, package=str(find_package(job.package))))


def _differ(seen, wanted):
    return ", ".join(words for key, words in ASPECTS.items() if seen[key] != wanted[key])


def _tell(done, told, name):
    """Hand on what came of a job; put what went wrong in a cluster into words."""
    try:
        result = done.result()
    except Refused as refused:
        _give_up(told, f"a worker was refused {name}: {refused}")
    except CancelledError:
        _give_up(told, f"the cluster was lost while {name} ran")
    except Exception as error:
        _give_up(told, f"the cluster could not run {name}: {type(error).__name__}: {error}")
    else:
        with suppress(InvalidStateError):
            told.set_result(result)


def _give_up(told, words):
    with suppress(InvalidStateError):  # it was given up, or has come, already
        told.set_exception(BuildError(words))
