"""Check a package, run its notebooks, and replace figures, pages and notebooks as one."""

import errno
import os
import shutil
import tempfile
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from importlib import import_module
from threading import Thread

from dossier import paths
from dossier.format.folder import find_package
from dossier.build.output import BuildError, choose
from dossier.build.plan import TIMEOUT, make_plan
from dossier.format.problem import PackageError
from dossier.build.progress import Progress
from dossier.build.publish import publish, recover, stage
from dossier.build.run import run
from dossier.build.staging import prepare
from dossier.build.workers import local


class PackageBroken(BuildError):
    """The package does not keep its rules; ``problems`` says how."""

    def __init__(self, problems):
        """Keep the problems and put them one on a line."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class NotebooksFailed(BuildError):
    """Some notebooks came to a stop."""


@dataclass(frozen=True)
class Built:
    """What a build has made.

    Attributes:
        output: where.
        replaced: the folders and files that changed.
        warned: (notebook, text) of what was written to standard error.
    """

    output: object
    replaced: list
    warned: tuple


def build(
    values=None,
    *,
    selected=(),
    notebooks=paths.NOTEBOOKS,
    output=None,
    workers=None,
    timeout=TIMEOUT,
    executor=None,
    stream=None,
):
    """Do the main job.

    Args:
        values: parameters by name, as text.
        selected: names of the notebooks to run; none means all.
        notebooks: folder of the notebooks.
        output: folder for all outputs; by default the collection itself or one under build/.
        workers: notebooks to run at a time; by default one per core.
        timeout: seconds that one cell may take.
        executor: any ``concurrent.futures.Executor``; by default local processes.
        stream: where progress is written.

    Raises:
        ParameterError: before a kernel starts and before anything is written.
        BuildError: the package or a notebook is broken; the outputs are as they were.
    """
    plan = _plan(values or {}, notebooks, selected, timeout)
    target = choose(plan, output)
    target.refuse_foreign(plan.lang)
    with _scratch() as scratch, _full_disk_told(target), target.locked():
        recover(target)
        progress = Progress(len(plan.jobs), stream)
        count = min(workers or os.cpu_count(), len(plan.jobs))
        pool = nullcontext(executor) if executor else local(count, scratch)
        try:
            # What writes the pages is slow to load: do that while the kernels start.
            Thread(target=import_module, args=["dossier.site.pages"], daemon=True).start()
            with pool as running:
                jobs = [replace(job, scratch="" if executor else scratch) for job in plan.jobs]
                results = sorted(_run(jobs, running, count, progress), key=lambda r: r.name)
            _stop_at_failures(results, target)
            progress.say("write figures and pages")
            return _publish(plan, target, results)
        finally:
            progress.close()


def _plan(values, notebooks, selected, timeout):
    """Make a plan of a package that keeps all its rules."""
    unreadable = None
    try:
        plan = make_plan(values, notebooks=notebooks, selected=selected, timeout=timeout)
    except PackageError as error:
        unreadable = error
    from dossier import checks

    problems = checks.check(find_package(values.get("package", "data")))
    if problems or unreadable:
        raise PackageBroken(problems or [unreadable])
    return plan


def _run(jobs, executor, at_a_time, progress):
    """Run jobs, a few at a time so that it is known which; after a failure start no more."""
    waiting, running, failed = list(jobs), set(), False
    try:
        while running or (waiting and not failed):
            while waiting and not failed and len(running) < at_a_time:
                job = waiting.pop(0)
                progress.start(job.name)
                running.add(executor.submit(run, job))
            done, running = wait(running, timeout=1, return_when=FIRST_COMPLETED)
            progress.tick()
            for future in done:
                result = future.result()
                failed = failed or bool(result.failure)
                progress.finish(result)
                yield result
    except BrokenProcessPool:
        names = ", ".join(progress.running)
        raise BuildError(f"a worker process died while these ran: {names}") from None


def _stop_at_failures(results, target):
    """Keep the notebooks that failed, as far as they came, and raise."""
    failed = [result for result in results if result.failure]
    folder = target.state / "failed"
    shutil.rmtree(folder, ignore_errors=True)
    if not failed:
        return
    folder.mkdir()
    words = []
    for result in failed:
        kept = folder / f"{result.name}.ipynb"
        kept.write_text(result.notebook, encoding="utf-8")
        words.append(f"{result.failure}\n  as far as it came: {paths.shown(kept)}")
    raise NotebooksFailed("\n".join([*words, "Figures and pages are as they were."]))


def _publish(plan, target, results):
    """Stage notebooks, figures and pages, and swap them in."""
    with stage(target) as staged:
        replaced = publish(target, prepare(staged, plan, target, results))
    warned = tuple((result.name, text) for result in results for text in result.warned)
    return Built(target, [path for path in replaced if path != target.record], warned)


@contextmanager
def _scratch():
    """Give a folder for the sockets of the kernels, with a short path, as sockets need."""
    usual = tempfile.gettempdir()
    folder = tempfile.mkdtemp(prefix="dossier-", dir=usual if len(usual) < 50 else "/tmp")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
