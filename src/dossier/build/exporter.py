"""Pages of a build, written by one process that has loaded all it needs, where there is one."""

import signal

from dossier.build import forking
from dossier.build.kernel import end_with_parent


def export(folder, notebooks, figures, plan):
    """Write all pages; see ``dossier.site.pages.write``."""
    if not forking.running():
        return _write(folder, notebooks, figures, plan)
    with forking.executor(1, _attend) as process:
        return process.submit(_write, folder, notebooks, figures, plan).result()


def _write(*arguments):
    from dossier.site import pages

    pages.write(*arguments)


def _attend():
    """Leave Ctrl-C to the builder, and go when the builder is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
