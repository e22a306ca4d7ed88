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
class Result:
    """What came of a job: a tidy notebook, its figures, and the words of a failure or none.

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
    failure: str = ""
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
    failure = ""
    with socket_folder(job.scratch, "k") as scratch:
        try:
            executed = engine.execute(job, notebook, Path(scratch))
        except engine.Stopped as stop:
            executed = stop.notebook
            failure = stopped(job.title, executed, stop.error)
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


def stopped(title, notebook, error):
    """Say on two lines where and why a notebook stopped: at the last cell that was started."""
    cells, place = notebook.cells, "no cell was run"
    for number, cell in enumerate(cells, 1):
        if cell.cell_type == "code" and cell.metadata.get("papermill", {}).get("start_time"):
            line = cell.source.strip().partition("\n")[0]
            place = f"cell {number} of {len(cells)}: {line}"
    error = error[:MOST] + "..." * (len(error) > MOST)
    error = "\n".join(map(printable, error.split("\n")))  # nothing that a terminal obeys
    return f"{title} stopped, {printable(place)}\n  {error}"
