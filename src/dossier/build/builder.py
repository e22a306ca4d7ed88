"""Check a package, run its notebooks, and replace figures, pages and notebooks as one."""

import errno
import shutil
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module

from dossier import interrupts, paths
from dossier.build import fingerprint, forking, freshness
from dossier.build.output import BuildError, choose
from dossier.build.plan import TIMEOUT, WARM, make_plan
from dossier.build.pool import Pool
from dossier.build.progress import Progress
from dossier.build.publish import publish, recover, stage
from dossier.build.run import run
from dossier.build.staging import prepare
from dossier.format.folder import find_package
from dossier.format.problem import PackageError


class PackageBroken(BuildError):
    """The package does not keep its rules; ``problems`` says how."""

    def __init__(self, problems):
        """Keep the problems and put them one on a line."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


_SOUND = set()  # fingerprints of packages that keep all their rules


class NotebooksFailed(BuildError):
    """Some notebooks came to a stop."""


@dataclass(frozen=True)
class Built:
    """What a build has made.

    Attributes:
        output: where.
        replaced: the folders and files that changed.
        warned: (notebook, text) of what was written to standard error.
        ran: names of the notebooks that were run; the others were as they would be now.
    """

    output: object
    replaced: list
    warned: tuple = ()
    ran: tuple = ()


@interrupts.heard()
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
    kernels=WARM,
    force=False,
    scratch="",
):
    """Do the main job.

    Args:
        values: parameters by name, as text.
        selected: names of the notebooks to run; none means all.
        notebooks: folder of the notebooks.
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
    plan = _plan(values or {}, notebooks, selected, timeout, kernels)
    target = choose(plan, output)
    target.refuse_foreign(plan.lang)
    state = freshness.State(plan, target, force)
    pool = Pool(executor, workers, kernels, scratch)
    if not state.checked():
        _load(pool, state)
        _check(plan.package, state.world.files)
    with _full_disk_told(target), target.locked():
        recover(target)
        todo = state.todo()
        if todo is None:
            return Built(target, [])
        progress = Progress(len(todo.jobs), stream)
        try:
            if len(todo.jobs) < len(plan.jobs):
                kept = len(plan.jobs) - len(todo.jobs)
                progress.say(f"{kept} of {len(plan.jobs)} notebooks would come out as they are")
            results = _render(todo, state, target, pool, progress)
            progress.say("write figures and pages")
            return _publish(todo, state, target, results)
        finally:
            progress.close()


def _plan(values, notebooks, selected, timeout, kernels):
    """Make a plan; where the package cannot be read, say all that is wrong with it."""
    asked = {"notebooks": notebooks, "selected": selected, "timeout": timeout, "kernels": kernels}
    try:
        return make_plan(values, **asked)
    except PackageError as error:
        _check(find_package(values.get("package", "data")), {})
        raise PackageBroken([error]) from None


def _check(package, files):
    """Refuse a package that does not keep all its rules; do not check the same one twice."""
    from dossier import checks

    content = fingerprint.value([str(package), files])
    if files and content in _SOUND:
        return
    problems = checks.check(package)
    if problems:
        raise PackageBroken(problems)
    _SOUND.add(content)


def _load(pool, state):
    """Start to load what kernels need, in a process of its own."""
    if pool.kernels == WARM and not pool.executor and forking.possible():
        code = state.world.tools["code"]
        forking.start(code)
        if forking.loaded() not in (code, forking.UNKNOWN):
            raise BuildError("the code of dossier has changed since it was loaded; start it anew")


def _render(todo, state, target, pool, progress):
    """Run all jobs and return their results in order, none of them a failure."""
    if not todo.jobs:
        return []
    _load(pool, state)
    import_module("dossier.build.engine")  # while the other process loads
    count = min(pool.workers, len(todo.jobs))
    with pool.opened(count) as (executor, scratch):
        jobs = [replace(job, scratch=scratch) for job in todo.jobs]
        results = sorted(_run(jobs, executor, count, progress), key=lambda r: r.name)
    _stop_at_failures(results, target)
    return results


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
    except BrokenExecutor:
        names = ", ".join(progress.running)
        raise BuildError(f"a worker died while these ran: {names}") from None


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


def _publish(todo, state, target, results):
    """Stage notebooks, figures and pages, and swap them in."""
    with stage(target) as staged:
        replaced = publish(target, prepare(staged, todo, target, results, state.kept))
    state.keep(results)
    warned = tuple((result.name, text) for result in results for text in result.warned)
    ran = tuple(result.name for result in results)
    return Built(target, [path for path in replaced if path != target.record], warned, ran)


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
