"""What of a plan is left to do, given the record of what was done."""

from dataclasses import replace

from dossier.build import fingerprint, travel
from dossier.build.record import PACKAGE, PAGES, Record, World
from dossier.build.staging import older


class State:
    """The outputs of a plan as they are, against what they would be.

    Attributes:
        world: what all renderings share.
        kept: dict of name to executed notebook of those that need not be run.
    """

    def __init__(self, plan, target, force=False):
        """Read the record of earlier builds.

        Args:
            plan: what was asked for (``dossier.build.plan.Plan``).
            target: where (``dossier.build.output.Output``).
            force: whether nothing counts as done.
        """
        self.plan, self.target, self.force, self.kept = plan, target, force, {}
        self.world = World(plan.package, target.folder)
        self.record = Record(target.renderings)

    def checked(self):
        """Say whether the package was found to keep all its rules as it is now."""
        return not self.force and self.record.fresh(PACKAGE, self._package(), self.world)

    def todo(self):
        """Plan what is left to run; None where nothing at all is left, nor pages to write."""
        again = self.force or not self.target.keeps(self.plan.given)
        stale = [job for job in self.plan.jobs if again or not self._fresh(job)]
        fresh = {job.name for job in self.plan.jobs} - {job.name for job in stale}
        todo = replace(self.plan, jobs=tuple(stale))
        self.kept = older(self.target, todo, fresh)
        done = not again and not stale and self.checked()
        if done and self.record.fresh(PAGES, self._pages(self.kept), self.world):
            return None
        return todo

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
        site = self.world.made([self.target.site, self.target.figures(self.plan.lang)])
        files = list(self.world.files)
        self.record.keep(PAGES, self._pages(self.kept | ran), files, site, self.world)
        self.record.keep(PACKAGE, self._package(), files, {}, self.world)
        self.record.forget({PACKAGE, PAGES, *self.kept, *ran})
        self.record.write()

    def _fresh(self, job):
        return self.record.fresh(job.name, _asked(job), self.world)

    def _made(self, result):
        """List the files of one rendering."""
        folder = self.target.figures(self.plan.lang)
        figures = [folder / f"{name}.{end}" for name in result.figures for end in travel.ENDINGS]
        return [self.target.notebooks / f"{result.name}.ipynb", *figures]

    def _package(self):
        return {"files": sorted(self.world.files)}

    def _pages(self, notebooks):
        texts = {name: fingerprint.value(text) for name, text in sorted(notebooks.items())}
        return self._package() | {"given": self.plan.given, "notebooks": texts}


def _asked(job):
    return {"notebook": fingerprint.notebook(job.source), "parameters": job.parameters}
