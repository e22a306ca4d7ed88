"""What follows an edit while pages are served: a draft of the page looked at, then builds."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dossier.dataset.errors import BuildError, PackageError, ParameterError
from dossier.dataset.paths import DATA, NOTEBOOKS, ROOT
from dossier.run import digest, forkserver, kernel, source
from dossier.run.draft import draft
from dossier.run.interrupts import scratch_folder


class Builds:
    """Builds of some languages, one after another, each a process that the next edit ends.

    A build that is ended in its midst leaves the outputs as they were; see ``publish``.
    """

    command = (sys.executable, "-m", "dossier.cli", "build", "--lang")

    def __init__(self, site):
        self.site, self.before = site, None  # the folder of the pages, and how it was
        self.process, self.waiting = None, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def ask(self, *turns):
        """Ask for a build of some languages, and then for others."""
        self.waiting = list(turns)

    def stop(self):
        """End what runs and forget what waits."""
        self.waiting = []
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def ended(self):
        """Say whether a build has just ended well; start the next one."""
        code = self.process.poll() if self.process else None
        if code is not None:
            self.process, self.waiting = None, [] if code else self.waiting
        if self.waiting and not self.process:
            self._start(self.waiting.pop(0))
        return code == 0

    def replaced(self):
        """Say whether there are other pages than there were when the last build began."""
        return self.before != digest.signature(self.site)

    def _start(self, langs):
        self.before = digest.signature(self.site)
        self.process = subprocess.Popen(
            [*self.command, ",".join(langs)],
            cwd=ROOT,
            env=os.environ | forkserver.SAFE,
            stdout=subprocess.DEVNULL,
            **kernel.bound(),
        )


def read():
    """Digest what pages are made of; outputs that a build writes into notebooks do not count."""
    notebooks = {}
    for file in NOTEBOOKS.glob("*.ipynb"):
        try:
            notebooks[file.name] = digest.notebook(source.read(file))
        except BuildError:
            notebooks[file.name] = digest.file(file)
    return digest.value([digest.path(DATA), notebooks])


def follow(changes, news, builds, make=draft, inputs=read):
    """At each edit show a draft of the page looked at; then build its language, then all.

    Args:
        changes: goes on at each change of a file, and now and then without one (empty).
        news: where to announce (``dossier.run.serve.News``).
        builds: what builds.
        make: see ``dossier.run.draft.draft``.
        inputs: see ``read``.
    """
    known = inputs()
    with scratch_folder() as folder:
        for changed in changes:
            if builds.ended() and (news.draft or builds.replaced()):
                news.announce()
            if changed and known != (known := inputs()):
                builds.stop()
                print("Changed: building", flush=True)
                _show(news, builds, make, Path(folder))


def _show(news, builds, make, folder):
    """Show a draft, and ask for builds; tell of what a reader did wrong, and keep the pages."""
    new, before = Path(tempfile.mkdtemp(dir=folder), "site"), news.draft
    try:
        if made := make(new, *news.seen):
            news.announce(new)
            shutil.rmtree(before.parent, ignore_errors=True) if before else None
    except (BuildError, PackageError, ParameterError, OSError) as error:
        print(f"dossier: {error}", file=sys.stderr, flush=True)
        return
    if before and not made:
        news.announce()  # the edit was undone: the site has it as it is
    builds.ask((news.seen[0],), news.languages)
