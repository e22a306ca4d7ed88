"""New outputs in a stage: figures, pages and notebooks, with those kept of an earlier build."""

import json
import os
import shutil
from contextlib import suppress

from dossier.dataset.errors import BuildError
from dossier.pages import FOLDER
from dossier.plot import bundle
from dossier.plot.bundle import ENDINGS
from dossier.run import digest, source
from dossier.run.page_workers import export
from dossier.story.parameters import NOTEBOOKS


def prepare(staged, made):
    """Write everything that a build makes into its stage.

    Args:
        staged: an empty folder.
        made: pairs of the state of a language (``dossier.run.freshness.State``) and the
            results of all its jobs, in order.

    Returns:
        A dict of what is in the stage to the path that it is to have, and a dict of those paths
        that were read, too, to the digest that they had.
    """
    moves, inputs, sites, pages = {}, {}, {}, []
    for state, results in made:
        plan, target, folder = state.todo, state.target, staged / state.plan.lang
        folder.mkdir()
        figures, states, record = folder / "figures", folder / "states", folder / "made.json"
        stage_drawn(figures, states, results, state)
        record.write_text(json.dumps(plan.given), encoding="utf-8")
        moves |= {figures: target.figures, states: target.states, record: target.record}
        notebooks = state.kept | {result.name: result.notebook for result in results}
        sites[target.site] = folder / "site"
        pages.append((folder / "site", notebooks, figures, plan, states))
    export(pages)
    for state, results in made:
        notebooks = _stage_notebooks(staged / state.plan.lang, results, state.target)
        moves |= notebooks
        if state.target.edited:
            read = {f"{job.name}.ipynb": digest.text(job.source) for job in state.todo.jobs}
            inputs |= {target: read[target.name] for target in notebooks.values()}
    for state, _ in made:
        _take_in_others(state.target, sites)
    return moves | {site: target for target, site in sites.items()}, inputs


def older(target, plan, fresh):
    """Read the notebooks that a plan does not run but whose pages and figures it keeps.

    Those that are fresh need not be run, whether they draw anything or not.
    """
    running = {job.name for job in plan.jobs}
    kept = {}
    for name in NOTEBOOKS:
        file = target.notebooks / f"{name}.ipynb"
        if name not in {*running, *plan.bare} and file.is_file() and target.keeps(plan.given):
            text = source.read(file)
            if name in fresh or _has_figures(text, target):
                kept[name] = text
    return kept


def _has_figures(text, target):
    """Say whether a notebook shows figures, and all their files are there."""
    shown = bundle.shown(json.loads(text))
    files = [target.figures / f"{figure}.{end}" for figure in shown for end in ENDINGS]
    return bool(files) and all(each.is_file() for each in files)


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


def stage_drawn(figures, states, results, kept=None):
    """Write the figures made, and what they show in other states.

    Args:
        figures: folder for the figures; must not be there.
        states: folder for what they show in other states; must not be there.
        results: of the notebooks that were run.
        kept: the state of the outputs; what is there of notebooks that were not run, or not
            asked for, is copied.

    Raises:
        BuildError: two notebooks draw one figure.
    """
    figures.mkdir()
    states.mkdir()
    if kept:
        for file in _kept_figures(kept):
            shutil.copy(file, figures)
        for name in kept.kept:
            with suppress(FileNotFoundError):
                shutil.copy(kept.target.states / f"{name}.json.z", states)
    for result in results:
        for figure, files in result.figures.items():
            if (figures / f"{figure}.svg").exists():
                raise BuildError(f"{result.name} draws {figure}, which another notebook draws too")
            for ending, data in files.items():
                (figures / f"{figure}.{ending}").write_bytes(data)
        if result.states:
            (states / f"{result.name}.json.z").write_bytes(result.states)


def _kept_figures(state):
    """List the files of figures that stay: in a part of a build, all but those asked for.

    What is known of executed notebooks does not decide here: in a fresh clone it is nothing.
    """
    before, plan = state.target.figures, state.plan
    if not before.is_dir():
        return []
    shown = {name for text in state.kept.values() for name in bundle.shown(json.loads(text))}
    asked = {job.name.partition("-")[0] for job in plan.jobs}
    part = not plan.whole and state.target.keeps(plan.given)
    return [
        file
        for file in sorted(before.iterdir())
        if file.is_file()
        and (file.stem in shown or (part and file.name.partition("-")[0] not in asked))
    ]


def _stage_notebooks(staged, results, target):
    """Write the executed notebooks; one that nobody edits is a second name of what pages offer."""
    moves, offered = {}, staged / "site" / FOLDER
    (staged / "notebooks").mkdir()
    for result in results:
        fresh = staged / "notebooks" / f"{result.name}.ipynb"
        if not target.edited:
            with suppress(OSError):  # there is no such file, or the disk gives no second names
                os.link(offered / fresh.name, fresh)
        if not fresh.exists():
            fresh.write_text(result.notebook, encoding="utf-8")
        moves[fresh] = target.notebooks / fresh.name
        if moves[fresh].is_file():
            shutil.copymode(moves[fresh], fresh)
    return moves
