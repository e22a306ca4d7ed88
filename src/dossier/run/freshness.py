"""What of a plan is left to do, given the record of what was done."""

from dataclasses import replace

from dossier.dataset.errors import PackageError
from dossier.dataset.files import find_package
from dossier.plot import bundle
from dossier.run import digest
from dossier.run.cache import PACKAGE, PAGES, Record, World
from dossier.run.output import choose
from dossier.run.plan import make_plans
from dossier.run.preflight import PackageBroken, refuse_broken
from dossier.run.staging import older


class State:
    """The outputs of a plan as they are, against what they would be.

    Attributes:
        plan, target: what was asked for, and where.
        world: what all renderings share.
        todo: the plan of what is left to do, once ``done`` was asked.
        kept: dict of name to executed notebook of those that need not be run.
    """

    def __init__(self, plan, target, world, force=False):
        """Read the record of earlier builds.

        Args:
            plan: what was asked for (``dossier.run.plan.Plan``).
            target: where (``dossier.run.output.Output``).
            world: see ``dossier.run.cache.World``.
            force: whether nothing counts as done.
        """
        self.plan, self.target, self.world, self.force = plan, target, world, force
        self.todo, self.kept = plan, {}
        self.record = Record(target.renderings)

    def checked(self):
        """Say whether the package was found to keep all its rules as it is now."""
        return not self.force and self.record.fresh(PACKAGE, self._package(), self.world)

    def done(self):
        """Say whether nothing is left, no notebook to run and no page to write; plan the rest."""
        again = self.force or not self.target.keeps(self.plan.given)
        stale = [job for job in self.plan.jobs if again or not self._fresh(job)]
        fresh = {job.name for job in self.plan.jobs} - {job.name for job in stale}
        self.todo = replace(self.plan, jobs=tuple(stale))
        self.kept = older(self.target, self.todo, fresh)
        done = not again and not stale and self.checked()
        return done and self.record.fresh(PAGES, self._pages(self.kept), self.world)

    def narrow(self, name, states):
        """Leave to be done what one notebook needs; all others stay as they were made.

        Args:
            name: of the notebook.
            states: whether its figures are also wanted on other accounts and earlier days.
        """
        jobs = (replace(job, states=states) for job in self.todo.jobs if job.name == name)
        jobs = tuple(jobs)
        self.todo = replace(self.plan, jobs=jobs)
        self.kept = older(self.target, self.todo, set())

    def own(self, results):
        """Pick the results that are of this plan, by their language."""
        return [result for result in results if result.lang == self.plan.lang]

    def keep(self, results):
        """Record what has been published.

        Args:
            results: of the jobs that were run.
        """
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

    def _fresh(self, job):
        return self.record.fresh(job.name, _asked(job), self.world)

    def _made(self, result):
        """List the files of one rendering."""
        folder = self.target.figures
        figures = [folder / f"{name}.{end}" for name in result.figures for end in bundle.ENDINGS]
        states = [self.target.states / f"{result.name}.json.z"] if result.states else []
        return [self.target.notebooks / f"{result.name}.ipynb", *figures, *states]

    def _package(self):
        return {"files": sorted(self.world.files)}

    def _pages(self, notebooks):
        texts = {name: digest.value(text) for name, text in sorted(notebooks.items())}
        about = {"given": self.plan.given, "languages": self.plan.languages}
        return self._package() | about | {"notebooks": texts}


def _asked(job):
    asked = {"notebook": digest.notebook(job.source), "parameters": job.parameters}
    return asked | {"states": job.states}


def states_of(values, languages, asked, output, force):
    """Plan a build in some languages, and find out how the outputs of each are.

    Args:
        values: parameters by name, as text.
        languages: those to speak; all share one world.
        asked: see ``dossier.run.plan.make_plans``.
        output: folder for the outputs, if one is asked for.
        force: whether nothing counts as done.

    Raises:
        ParameterError: a value is not allowed.
        BuildError: the package is broken, or an output is not ours to replace.
    """
    plans = _plans(values, languages, asked)
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


def _plans(values, languages, asked):
    """Make a plan for each language; where the package cannot be read, say all that is wrong."""
    try:
        return make_plans(values, languages, **asked)
    except PackageError as error:
        refuse_broken(find_package(values.get("package", "data")), {})
        raise PackageBroken([error]) from None
