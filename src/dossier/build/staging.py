"""New outputs in a stage: figures, pages and notebooks, with those kept of an earlier build."""

import json
import shutil

from dossier.build import travel
from dossier.build.exporter import export
from dossier.build.output import BuildError
from dossier.build.travel import ENDINGS
from dossier.parameters import NOTEBOOKS


def prepare(staged, plan, target, results, kept):
    """Write everything that a build makes into its stage.

    Args:
        staged: an empty folder.
        plan: what was to be done.
        target: the output that is to be replaced.
        results: of all jobs, in order.
        kept: dict of name to executed notebook of those that keep their pages and figures.

    Returns:
        A dict of what is in the stage to the path that it is to have.
    """
    figures = staged / "figures"
    _stage_figures(figures, results, target.figures(plan.lang), kept)
    notebooks = kept | {result.name: result.notebook for result in results}
    export(staged / "site", notebooks, figures, plan)
    record = staged / "made.json"
    record.write_text(json.dumps(plan.given), encoding="utf-8")
    moves = {figures: target.figures(plan.lang), staged / "site": target.site}
    return moves | _stage_notebooks(staged, results, plan, target) | {record: target.record}


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
            shown = travel.shown(json.loads(text))
            folder = target.figures(plan.lang)
            files = [folder / f"{figure}.{end}" for figure in shown for end in ENDINGS]
            if (files or name in fresh) and all(each.is_file() for each in files):
                kept[name] = text
    return kept


def _stage_figures(folder, results, before, kept):
    """Write the figures made, and copy those of the notebooks that were not run."""
    folder.mkdir()
    for text in kept.values():
        for figure in travel.shown(json.loads(text)):
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
        if target.home and kept.read_text(encoding="utf-8") != sources[result.name]:
            continue
        fresh = staged / "notebooks" / kept.name
        fresh.write_text(result.notebook, encoding="utf-8")
        moves[fresh] = kept
    return moves
