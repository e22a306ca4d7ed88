"""Check a package, run its notebooks, and replace figures, pages and notebooks as one."""

import errno
from contextlib import closing, contextmanager
from dataclasses import dataclass

from dossier.dataset import paths
from dossier.dataset.errors import BuildError
from dossier.run import interrupts
from dossier.run.freshness import states_of
from dossier.run.limits import refuse_scarce
from dossier.run.plan import TIMEOUT
from dossier.run.progress import Progress
from dossier.run.publish import publish, recover, stage
from dossier.run.render import check, render
from dossier.run.staging import prepare
from dossier.run.workers import Pool


@dataclass(frozen=True)
class Built:
    """What a build has made.

    Attributes:
        outputs: where, one for each language.
        replaced: the folders and files that changed.
        warned: (notebook, text) of what was written to standard error.
        ran: titles of the notebooks that were run; the others were as they would be now.
        edited: notebooks that were changed while the build ran; they stay as they are.
    """

    outputs: list
    replaced: list
    warned: tuple = ()
    ran: tuple = ()
    edited: tuple = ()


@interrupts.heard()
def build(
    values=None,
    *,
    languages=(),
    selected=(),
    notebooks=None,
    output=None,
    pool=None,
    timeout=TIMEOUT,
    stream=None,
    force=False,
    states=True,
):
    """Do the main job.

    Args:
        values: parameters by name, as text.
        languages: those to speak, in place of ``lang``; all are replaced as one.
        selected: names of the notebooks to run; none means all.
        notebooks: their folder; by default that of the collection.
        output: folder for all outputs; by default the collection itself or one under build/.
        pool: how notebooks are to be run (``dossier.run.workers.Pool``).
        timeout: seconds that one cell may take.
        stream: where progress is written.
        force: run also what would come out as it is.
        states: whether pages can show their figures on other accounts and earlier days.

    Raises:
        ParameterError: before a kernel starts and before anything is written.
        BuildError: the package or a notebook is broken; the outputs are as they were.
    """
    pool = pool or Pool()
    refuse_scarce(pool.workers)
    asked = {"notebooks": notebooks or paths.NOTEBOOKS, "selected": selected}
    asked |= {"timeout": timeout, "kernels": pool.kernels, "states": states}
    found = states_of(values or {}, languages, asked, output, force)
    outputs = [state.target for state in found]
    check(found[0], pool)
    with _full_disk_told(outputs[0]), outputs[0].locked():
        recover(outputs[0])
        todo = [state for state in found if not state.done()]
        if not todo:
            return Built(outputs, [])
        jobs = [job for state in todo for job in state.todo.jobs]
        whole = sum(len(state.plan.jobs) for state in found)
        with closing(Progress(len(jobs), stream)) as progress:
            if len(jobs) < whole:
                progress.say(f"{whole - len(jobs)} of {whole} notebooks would come out as they are")
            results = render(jobs, todo, pool, progress)
            progress.say("write figures and pages")
            return _publish(todo, outputs, results)


def _publish(states, outputs, results):
    """Stage notebooks, figures and pages of all languages, and swap them in as one."""
    made = [(state, state.own(results)) for state in states]
    with stage(outputs[0]) as staged:
        replaced, edited = publish(outputs[0], *prepare(staged, made))
    for state, own in made:
        state.keep(own)
    records = {output.record for output in outputs}
    warned = tuple((result.title, text) for result in results for text in result.warned)
    ran = tuple(result.title for result in results)
    replaced = [path for path in replaced if path not in records]
    return Built(outputs, replaced, warned, ran, tuple(edited))


@contextmanager
def _full_disk_told(target):
    """Turn the error of a full disk or a folder without permission into a message."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS):
            raise
        words = f"{error.strerror}: {error.filename or target.folder}"
        raise BuildError(f"{words}\nFigures and pages are as they were.") from None
