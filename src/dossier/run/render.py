"""All jobs of a build, run a few at a time: each a notebook that comes out whole, or none does."""

import shutil
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from dataclasses import replace
from importlib import import_module

from dossier.dataset import paths
from dossier.dataset.errors import BuildError
from dossier.run import forkserver, heap
from dossier.run.execute import run
from dossier.run.plan import WARM
from dossier.run.preflight import refuse_broken


def load(pool, world):
    """Start to load what kernels need, in a process of its own."""
    if pool.kernels == WARM and not pool.executor and forkserver.possible():
        code = world.tools["code"]
        forkserver.start(code)
        if forkserver.loaded() not in (code, forkserver.UNKNOWN):
            raise BuildError("the code of dossier has changed since it was loaded; start it anew")


def check(state, pool):
    """Refuse a package that breaks its rules, where that is not known; load meanwhile."""
    if not state.checked():
        load(pool, state.world)
        refuse_broken(state.plan.package, state.world.files)


def render(jobs, states, pool, progress):
    """Run all jobs and return their results in order, none of them a failure."""
    if not jobs:
        return []
    load(pool, states[0].world)
    import_module("dossier.run.engine")  # while the other process loads
    heap.give_back()
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
        raise BuildError("\n".join([*words, "Figures and pages are as they were."]))
