"""Where notebooks run: on an executor that was handed in, or on local workers of a build's own."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass

from dossier.run.plan import WARM
from dossier.run.workers import local


@dataclass(frozen=True)
class Pool:
    """How notebooks are to be run.

    Attributes:
        executor: any ``concurrent.futures.Executor``; none is local workers.
        asked: how many notebooks run at a time; none is one more than cores, since a kernel
            that starts or ends leaves its core to another.
        kernels: ``warm`` or ``cold``.
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
        with scratch_folder() as scratch, local(count, scratch, self.kernels) as executor:
            yield executor, scratch


@contextmanager
def scratch_folder():
    """Give a folder for the sockets of the kernels, with a short path, as sockets need."""
    usual = tempfile.gettempdir()
    folder = tempfile.mkdtemp(prefix="dossier-", dir=usual if len(usual) < 50 else "/tmp")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
