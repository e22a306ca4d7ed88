"""What of a plan is left to do, given the record of what was done."""

from dataclasses import replace

from dossier.dataset.errors import BuildError, PackageError
from dossier.dataset.files import find_package
from dossier.plot import bundle
from dossier.run import digest
from dossier.run.cache import PACKAGE, PAGES, Record, World
from dossier.run.output import choose
from dossier.run.plan import make_plans
from dossier.run.preflight import refuse_broken
from dossier.run.staging import older


class State:
    """The outputs of a plan as they are, against what they would be.

    Attributes:
        plan: what was asked for (``dossier.run.plan.Plan``).
        target: where (``dossier.run.output.Output``).
        world: what all renderings share (``dossier.run.cache.World``).
        force: whether nothing counts as done.
        todo: the plan of what is left to do, once ``done`` was asked.
        kept: dict of name to executed notebook of those that need not be run.
    """

    def __init__(self, plan, target, world, force):
        self.plan, self.target, self.world, self.force = plan, target, world, force
        self.todo, self.kept = plan, {}
        self.record = Record(target.renderings)

    def checked(self):
        """Say whether the package was found to keep all its rules as it is now."""
        return not self.force and self.record.fresh(PACKAGE, self._package(), self.world)

    def done(self):
        """Say whether nothing is left, no notebook to run and no page to write; plan the rest."""
        again = self.force or not self.target.keeps(self.plan.given)
        fresh = self.record.fresh
        jobs = self.plan.jobs
        stale = [job for job in jobs if again or not fresh(job.name, _asked(job), self.world)]
        self.todo = replace(self.plan, jobs=tuple(stale))
        self.kept = older(self.target, self.todo, {job.name for job in jobs if job not in stale})
        done = not again and not stale and self.checked()
        return done and fresh(PAGES, self._pages(self.kept), self.world)

    def narrow(self, name, states):
        """Leave to be done what one notebook needs; all others stay as they were made."""
        jobs = [replace(job, states=states) for job in self.todo.jobs if job.name == name]
        self.todo = replace(self.plan, jobs=tuple(jobs))
        self.kept = older(self.target, self.todo, set())

    def own(self, results):
        """Pick the results that are of this plan, by their language."""
        return [result for result in results if result.lang == self.plan.lang]

    def keep(self, results):
        """Record what has been published, with the results of the jobs that were run."""
        jobs = {job.name: job for job in self.plan.jobs}
        for result in results:
            made = self.world.made(self._made(result))
            self.record.keep(result.name, _asked(jobs[result.name]), result.reads, made, self.world)
        ran = {result.name: result.notebook for result in results}
        site = self.world.made([*self.target.pages, self.target.figures])
        files = self.world.steady()
        self.record.keep(PAGES, self._pages(self.kept | ran), files, site, self.world)
        self.record.keep(PACKAGE, self._package(), files, {}, self.world)
        self.record.forget({PACKAGE, PAGES, *self.kept, *ran})
        self.record.write()

    def _made(self, result):
        """List the files of one rendering."""
        folder = self.target.figures
        figures = [folder / f"{name}.{end}" for name in result.figures for end in bundle.ENDINGS]
        states = [self.target.states / f"{result.name}.json.z"] if result.states else []
        return [self.target.notebooks / f"{result.name}.ipynb", *figures, *states]

    def _package(self):
        return {"files": sorted(self.world.files)}

    def _pages(self, notebooks):
        texts = {name: digest.text(text) for name, text in sorted(notebooks.items())}
        about = {"given": self.plan.given, "languages": self.plan.languages}
        return self._package() | about | {"notebooks": texts}


def _asked(job):
    asked = {"notebook": digest.notebook(job.source), "parameters": job.parameters}
    return asked | {"states": job.states}


def states_of(values, languages, asked, output, force):
    """Plan a build as ``make_plans`` does, and find out how the outputs of each language are.

    Raises:
        ParameterError: a value is not allowed.
        BuildError: the package is broken, or an output is not ours to replace.
    """
    try:
        plans = make_plans(values, languages, **asked)
    except PackageError as error:
        refuse_broken(find_package(values.get("package", "data")))  # says all that is wrong
        raise BuildError(str(error)) from None
    langs = tuple(plan.lang for plan in plans)
    targets = [choose(plan, output, langs) for plan in plans]
    for target in targets:
        target.refuse_foreign()
    spoken = targets[0].languages(langs)
    world = World(plans[0].package, targets[0].folder)
    return [
        State(replace(plan, languages=spoken), target, world, force)
        for plan, target in zip(plans, targets, strict=True)
    ]
