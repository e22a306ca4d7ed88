"""New outputs in a stage: figures, pages and notebooks, with those kept of an earlier build."""

import json
import shutil

from dossier.dataset.errors import BuildError
from dossier.plot import bundle
from dossier.plot.bundle import ENDINGS
from dossier.run.page_workers import export
from dossier.story.parameters import NOTEBOOKS


def prepare(staged, made):
    """Write everything that a build makes into its stage.

    Args:
        staged: an empty folder.
        made: pairs of the state of a language (``dossier.run.freshness.State``) and the
            results of all its jobs, in order.

    Returns:
        A dict of what is in the stage to the path that it is to have.
    """
    moves, sites, pages = {}, {}, []
    for state, results in made:
        plan, target, folder = state.todo, state.target, staged / state.plan.lang
        folder.mkdir()
        figures, record = folder / "figures", folder / "made.json"
        _stage_figures(figures, results, target.figures, state.kept)
        record.write_text(json.dumps(plan.given), encoding="utf-8")
        moves |= {figures: target.figures, record: target.record}
        notebooks = state.kept | {result.name: result.notebook for result in results}
        sites[target.site] = folder / "site"
        pages.append((folder / "site", notebooks, figures, plan))
    export(pages)
    for state, results in made:
        moves |= _stage_notebooks(staged / state.plan.lang, results, state.todo, state.target)
        _take_in_others(state.target, sites)
    return moves | {site: target for target, site in sites.items()}


def older(target, plan, fresh):
    """Read the notebooks that a build does not run but whose pages and figures it keeps.

    Args:
        target: the output that is to be replaced.
        plan: what is to be run.
        fresh: names of notebooks that need not be run.
    """
    running = {job.name for job in plan.jobs}
    kept = {}
    for name in NOTEBOOKS:
        file = target.notebooks / f"{name}.ipynb"
        if name not in running and file.is_file() and target.keeps(plan.given):
            text = file.read_text(encoding="utf-8")
            shown = bundle.shown(json.loads(text))
            files = [target.figures / f"{figure}.{end}" for figure in shown for end in ENDINGS]
            if (files or name in fresh) and all(each.is_file() for each in files):
                kept[name] = text
    return kept


def _take_in_others(target, sites):
    """Put the pages in other languages into the site that they are within, new ones or old.

    Args:
        target: whose site is staged.
        sites: dict of the path of a site to that in the stage; what is taken in leaves it.
    """
    for other in target.others:
        if not other.site.is_relative_to(target.site):
            continue
        place = sites[target.site] / other.lang
        if other.site in sites:
            sites.pop(other.site).rename(place)
        elif other.site.is_dir():
            shutil.copytree(other.site, place)


def _stage_figures(folder, results, before, kept):
    """Write the figures made, and copy those of the notebooks that were not run."""
    folder.mkdir()
    for text in kept.values():
        for figure in bundle.shown(json.loads(text)):
            for ending in ENDINGS:
                shutil.copy(before / f"{figure}.{ending}", folder)
    for result in results:
        for figure, files in result.figures.items():
            if (folder / f"{figure}.svg").exists():
                raise BuildError(f"{result.name} draws {figure}, which another notebook draws too")
            for ending, data in files.items():
                (folder / f"{figure}.{ending}").write_bytes(data)


def _stage_notebooks(staged, results, plan, target):
    """Write the executed notebooks; leave out those that somebody has edited in the meantime."""
    sources = {job.name: job.source for job in plan.jobs}
    moves = {}
    (staged / "notebooks").mkdir()
    for result in results:
        kept = target.notebooks / f"{result.name}.ipynb"
        if target.edited and kept.read_text(encoding="utf-8") != sources[result.name]:
            continue
        fresh = staged / "notebooks" / kept.name
        fresh.write_text(result.notebook, encoding="utf-8")
        moves[fresh] = kept
    return moves
