"""Pages of a build, written by processes that have loaded all they need, where there are some."""

import os
import signal

from dossier.run import forkserver
from dossier.run.kernel import end_with_parent


def export(sites):
    """Write all pages of some sites.

    Args:
        sites: tuples of the arguments of ``dossier.pages.writer.write``.
    """
    if not forkserver.running():
        for site in sites:
            _write(*site)
        return
    with forkserver.executor(min(len(sites), os.cpu_count()), _attend) as processes:
        for written in [processes.submit(_write, *site) for site in sites]:
            written.result()


def _write(*arguments):
    from dossier.pages import writer

    writer.write(*arguments)


def _attend():
    """Leave Ctrl-C to the builder, and go when the builder is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
