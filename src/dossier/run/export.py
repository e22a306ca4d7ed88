"""One notebook as one file: its page, its figures' files, the claims and sources behind them."""

import os
from dataclasses import replace
from pathlib import Path

from dossier.dataset.errors import BuildError
from dossier.dataset.files import write_atomic
from dossier.dataset.paths import NOTEBOOKS
from dossier.pages.standalone import Alone
from dossier.run.execute import run
from dossier.run.limits import refuse_scarce
from dossier.run.plan import make_plans
from dossier.run.preflight import refuse_broken
from dossier.run.staging import stage_drawn
from dossier.run.workers import local, socket_folder
from dossier.story import story

PAGES = (".html", ".htm")


def export(notebook, values, file, states=True):
    """Run a notebook, such as ``02-tour``, and write its page as one self-contained file.

    Args:
        notebook: its name.
        values: parameters by name, as text.
        file: where to write; returned.
        states: whether it carries what its figures show on other accounts and earlier days.

    Raises:
        ParameterError: before a kernel starts and before anything is written.
        BuildError: the file cannot be written there, the package breaks its rules or the
            notebook failed; nothing is written.
    """
    file = Path(file).expanduser()
    name = Path(notebook).name.removesuffix(".ipynb")
    (plan,) = make_plans(values, notebooks=NOTEBOOKS, selected=(name,), states=states)
    _writable(file)
    refuse_scarce()
    refuse_broken(plan.package)
    with socket_folder() as scratch:
        result = _run(plan.jobs[0], scratch)
        figures, told = Path(scratch) / "figures", Path(scratch) / "states"
        stage_drawn(figures, told, [result])
        opened = story.open(**plan.given | {"package": str(plan.package)})
        text = Alone(opened, figures, plan.given).page(name, result.notebook, told)
    return write_atomic(file, text)


def _writable(file):
    folder = file.absolute().parent
    if not folder.is_dir():
        raise BuildError(f"{folder} is no folder; allowed: a file in a folder that is there")
    if file.is_dir():
        raise BuildError(f"{file} is a folder; allowed: the name of a file")
    if file.suffix.lower() not in PAGES:
        raise BuildError(f"{file} is called as no page is; allowed: a name such as tour.html")
    if not os.access(folder, os.W_OK):
        raise BuildError(f"{folder} cannot be written to")


def _run(job, scratch):
    with local(1, scratch, job.kernels) as executor:
        result = executor.submit(run, replace(job, scratch=scratch)).result()
    if result.failure:
        raise BuildError(f"{result.failure}\nNothing was written.")
    return result
