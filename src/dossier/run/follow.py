"""What follows an edit while pages are served: a draft of the page looked at, then builds.

A draft replaces nothing of a build: it is a folder that whoever serves the site lays over it, with
the page that is looked at and the files that this page offers. Figures of other notebooks are as
they were; other accounts and earlier days are left to the build, unless the page shows one.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from dossier.dataset.errors import BuildError, PackageError, ParameterError
from dossier.dataset.paths import DATA, NOTEBOOKS, ROOT
from dossier.pages import OWN
from dossier.run import digest, forkserver, kernel, source
from dossier.run.freshness import states_of
from dossier.run.interrupts import scratch_folder
from dossier.run.limits import refuse_scarce
from dossier.run.page_workers import export
from dossier.run.progress import Progress
from dossier.run.render import check, render
from dossier.run.staging import stage_drawn
from dossier.run.workers import Pool, socket_folder


class Builds:
    """Builds of some languages, one after another, each a process that the next edit ends.

    A build that is ended in its midst leaves the outputs as they were; see ``publish``.
    """

    command = (sys.executable, "-m", "dossier.cli", "build", "--lang")

    def __init__(self):
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
            self.process.kill()
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

    def _start(self, langs):
        self.process = subprocess.Popen(
            [*self.command, ",".join(langs)],
            cwd=ROOT,
            env=os.environ | forkserver.SAFE,
            stdout=subprocess.DEVNULL,
            **kernel.bound(),
        )


def draft(folder, lang, page, notebooks=NOTEBOOKS):
    """Make one page anew, where anything has changed since it was built; say whether it was made.

    The page has a name such as ``02-tour``, ``02-tour.checked`` or ``claims``. The folder, which
    must not be there, is in place of the root of the site.

    Raises:
        BuildError: the package or the notebook is broken.
    """
    asked = {"notebooks": notebooks, "states": True}
    (state,) = states_of({}, (lang,), asked, None, False)
    pool, (name, _, shown) = Pool(), page.partition(".")
    check(state, pool)
    if state.done():
        return False
    refuse_scarce()
    state.narrow(name, bool(shown))
    jobs = state.todo.jobs
    with closing(Progress(len(jobs))) as progress:
        results = render(jobs, [state], pool, progress)
    texts = state.kept | {result.name: result.notebook for result in results}
    if name not in texts and name not in OWN:
        return False
    with socket_folder() as scratch:
        figures, told = Path(scratch, "figures"), Path(scratch, "states")
        stage_drawn(figures, told, results, state)
        place = folder / state.target.place
        place.parent.mkdir(parents=True, exist_ok=True)
        export([(place, texts, figures, state.plan, told, (name,))])
    return True


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
        news: what is looked at, and where a draft is put (``dossier.run.serve.News``).
        builds: what builds.
        make: see ``draft``.
        inputs: see ``read``.
    """
    known = inputs()
    with scratch_folder() as folder:
        for changed in changes:
            if builds.ended():
                news.draft = None
            if changed and known != (known := inputs()):
                builds.stop()
                print("Changed: building", flush=True)
                _show(news, builds, make, Path(folder))


def _show(news, builds, make, folder):
    """Show a draft, and ask for builds; tell of what a reader did wrong, and keep the pages."""
    new, before = Path(tempfile.mkdtemp(dir=folder), "site"), news.draft
    try:
        news.draft = new if make(new, *news.seen) else None  # none where an edit was undone
        shutil.rmtree(before.parent, ignore_errors=True) if before else None
    except (BuildError, PackageError, ParameterError, OSError) as error:
        print(f"dossier: {error}", file=sys.stderr, flush=True)
        return
    builds.ask((news.seen[0],), news.languages)
