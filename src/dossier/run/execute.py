"""Run one notebook in a kernel of its own, and hand back all that it made.

``run`` is a plain function of a picklable job, so that any ``concurrent.futures.Executor``
can call it, in this process, in another one or on another machine. Papermill is imported
where it runs only.
"""

import time
from dataclasses import dataclass, field
from pathlib import Path

from dossier.dataset.paths import printable
from dossier.i18n.language import OWN
from dossier.plot import bundle
from dossier.run import normalise, reads
from dossier.run.lean_import import sparing
from dossier.run.plan import titled
from dossier.run.workers import socket_folder

MOST = 2_000  # letters of an error that a reader is shown


@dataclass(frozen=True)
class Failure:
    """Where and why a notebook stopped.

    Attributes:
        notebook: its title.
        cell, cells: the number of the cell, from 1, and how many there are; 0 is none yet.
        line: the first line of the cell.
        error: name of the error and its text.
    """

    notebook: str
    cell: int
    cells: int
    line: str
    error: str

    def __str__(self):
        """Put place and error on two lines."""
        place = f"cell {self.cell} of {self.cells}: {self.line}" if self.cell else "no cell was run"
        error = self.error[:MOST] + "..." * (len(self.error) > MOST)
        error = "\n".join(map(printable, error.split("\n")))  # nothing that a terminal obeys
        return f"{self.notebook} stopped, {printable(place)}\n  {error}"


@dataclass(frozen=True)
class Result:
    """What came of a job: a tidy notebook, its figures, and a failure or none.

    ``reads`` are the files that it read, by their names (``reads.named``), with digests;
    ``states`` is what its figures show in other states, packed (``bundle.pack_states``).
    """

    name: str
    notebook: str
    figures: dict = field(default_factory=dict)
    seconds: float = 0.0
    warned: tuple = ()
    reads: dict = field(default_factory=dict)
    states: bytes = b""
    failure: Failure | None = None
    lang: str = OWN

    @property
    def title(self):
        """The name as readers are told of it."""
        return titled(self.name, self.lang)


def run(job):
    """Run a job in a fresh kernel; a failure of the notebook is part of the result."""
    with sparing():
        import nbformat

    from dossier.run import engine

    start = time.monotonic()
    notebook = nbformat.reads(job.source, as_version=4)
    normalise.name_cells(notebook)
    failure = None
    with socket_folder(job.scratch, "k") as scratch:
        try:
            executed = engine.execute(job, notebook, Path(scratch))
        except engine.Stopped as stopped:
            executed = stopped.notebook
            failure = _failure(job.title, executed, stopped.error)
    taken = reads.take(executed)
    read = {reads.named(name, job.package): content for name, content in taken.items()}
    figures, states = {}, b""
    for cell in executed.cells:
        figures |= bundle.unpack(cell.get("outputs", ()))
        states = bundle.states(cell.get("outputs", ())) or states
    streams = engine.outputs(executed, "stream")
    warned = [each.text.strip() for each in streams if each.name == "stderr"]
    warned = (*warned, *filter(None, [reads.unseen(read)]))
    text = normalise.write(normalise.tidy(executed))
    seconds = time.monotonic() - start
    return Result(job.name, text, figures, seconds, warned, read, states, failure, job.lang)


def _failure(name, notebook, error):
    """Find the last cell that was started; the others never were."""
    started = [
        place
        for place, cell in enumerate(notebook.cells, 1)
        if cell.cell_type == "code" and cell.metadata.get("papermill", {}).get("start_time")
    ]
    if not started:
        return Failure(name, 0, len(notebook.cells), "", error)
    line = notebook.cells[started[-1] - 1].source.strip().partition("\n")[0]
    return Failure(name, started[-1], len(notebook.cells), line, error)
