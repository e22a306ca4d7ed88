"""Check a package, run its notebooks, and replace figures, pages and notebooks as one."""

import errno
import shutil
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module

from dossier.dataset import paths
from dossier.dataset.errors import BuildError
from dossier.run import forkserver, interrupts
from dossier.run.freshness import states_of
from dossier.run.limits import refuse_scarce
from dossier.run.notebook import run
from dossier.run.plan import TIMEOUT, WARM
from dossier.run.preflight import refuse_broken
from dossier.run.progress import Progress
from dossier.run.publish import publish, recover, stage
from dossier.run.staging import prepare
from dossier.run.workers import Pool


class NotebooksFailed(BuildError):
    """Some notebooks came to a stop."""


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

    @property
    def output(self):
        """Where the first language is."""
        return self.outputs[0]


@interrupts.heard()
def build(
    values=None,
    *,
    languages=(),
    selected=(),
    notebooks=None,
    output=None,
    workers=None,
    timeout=TIMEOUT,
    executor=None,
    stream=None,
    kernels=WARM,
    force=False,
    scratch="",
):
    """Do the main job.

    Args:
        values: parameters by name, as text.
        languages: those to speak, in place of ``lang``; all are replaced as one.
        selected: names of the notebooks to run; none means all.
        notebooks: folder of the notebooks; by default those of the collection.
        output: folder for all outputs; by default the collection itself or one under build/.
        workers: notebooks to run at a time; by default one more than cores.
        timeout: seconds that one cell may take.
        executor: any ``concurrent.futures.Executor``; by default local threads.
        stream: where progress is written.
        kernels: ``warm``, forked from a process with all loaded, or ``cold``.
        force: run also what would come out as it is.
        scratch: folder for sockets, where the executor is of this machine and has one.

    Raises:
        ParameterError: before a kernel starts and before anything is written.
        BuildError: the package or a notebook is broken; the outputs are as they were.
    """
    pool = Pool(executor, workers, kernels, scratch)
    refuse_scarce(pool.workers)
    asked = {"selected": selected, "timeout": timeout, "kernels": kernels}
    asked["notebooks"] = notebooks or paths.NOTEBOOKS
    states = states_of(values or {}, languages, asked, output, force)
    outputs = [state.target for state in states]
    if not states[0].checked():
        _load(pool, states[0].world)
        refuse_broken(states[0].plan.package, states[0].world.files)
    with _full_disk_told(outputs[0]), outputs[0].locked():
        recover(outputs[0])
        todo = [state for state in states if not state.done()]
        if not todo:
            return Built(outputs, [])
        jobs = [job for state in todo for job in state.todo.jobs]
        progress = Progress(len(jobs), stream)
        try:
            whole = sum(len(state.plan.jobs) for state in states)
            if len(jobs) < whole:
                progress.say(f"{whole - len(jobs)} of {whole} notebooks would come out as they are")
            results = _render(jobs, todo, pool, progress)
            progress.say("write figures and pages")
            return _publish(todo, outputs, results)
        finally:
            progress.close()


def _load(pool, world):
    """Start to load what kernels need, in a process of its own."""
    if pool.kernels == WARM and not pool.executor and forkserver.possible():
        code = world.tools["code"]
        forkserver.start(code)
        if forkserver.loaded() not in (code, forkserver.UNKNOWN):
            raise BuildError("the code of dossier has changed since it was loaded; start it anew")


def _render(jobs, states, pool, progress):
    """Run all jobs and return their results in order, none of them a failure."""
    if not jobs:
        return []
    _load(pool, states[0].world)
    import_module("dossier.run.engine")  # while the other process loads
    count = min(pool.workers, len(jobs))
    with pool.opened(count) as (executor, scratch):
        # The largest first, so that at the end no core waits long for the last one.
        jobs = sorted(jobs, key=lambda job: len(job.source), reverse=True)
        jobs = [replace(job, scratch=scratch) for job in jobs]
        results = sorted(_run(jobs, executor, count, progress), key=lambda each: each.title)
    _stop_at_failures(results, states)
    return results


def _run(jobs, executor, at_a_time, progress):
    """Run jobs, a few at a time so that it is known which; after a failure start no more."""
    waiting, running, failed = list(jobs), set(), False
    try:
        while running or (waiting and not failed):
            while waiting and not failed and len(running) < at_a_time:
                job = waiting.pop(0)
                progress.start(job.title)
                running.add(executor.submit(run, job))
            done, running = wait(running, timeout=1, return_when=FIRST_COMPLETED)
            progress.tick()
            for future in done:
                result = future.result()
                failed = failed or bool(result.failure)
                progress.finish(result)
                yield result
    except BrokenExecutor:
        names = ", ".join(progress.running)
        raise BuildError(f"a worker died while these ran: {names}") from None


def _stop_at_failures(results, states):
    """Keep the notebooks that failed, as far as they came, and raise."""
    words = []
    for state in states:
        folder = state.target.state / "failed"
        shutil.rmtree(folder, ignore_errors=True)
        for result in state.own(results):
            if not result.failure:
                continue
            folder.mkdir(parents=True, exist_ok=True)
            kept = folder / f"{result.name}.ipynb"
            kept.write_text(result.notebook, encoding="utf-8")
            words.append(f"{result.failure}\n  as far as it came: {paths.shown(kept)}")
    if words:
        raise NotebooksFailed("\n".join([*words, "Figures and pages are as they were."]))


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
