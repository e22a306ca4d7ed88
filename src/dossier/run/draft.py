"""One page as it will be after an edit, shown before all other pages are made anew.

Nothing of a build is replaced: a draft is a folder that whoever serves the site lays over it. It
has the page that is looked at and the files that this page offers. Figures of other notebooks are
as they were; other accounts and earlier days are left to the build, unless the page shows one.
"""

from contextlib import closing
from pathlib import Path

from dossier.dataset.paths import NOTEBOOKS
from dossier.pages import OWN
from dossier.run.freshness import states_of
from dossier.run.limits import refuse_scarce
from dossier.run.page_workers import export
from dossier.run.preflight import refuse_broken
from dossier.run.progress import Progress
from dossier.run.render import load, render
from dossier.run.staging import stage_drawn
from dossier.run.workers import Pool, socket_folder


def draft(folder, lang, page, notebooks=NOTEBOOKS):
    """Make one page anew, where anything has changed since it was built; say whether it was made.

    The page has a name such as ``02-tour``, ``02-tour.checked`` or ``claims``. The folder, which
    must not be there, is in place of the root of the site.

    Raises:
        BuildError: the package or the notebook is broken.
    """
    asked = {"notebooks": notebooks, "states": True}
    (state,) = states_of({}, (lang,), asked, None, False)
    pool, (name, _, shown) = Pool(), page.partition(".")
    if not state.checked():
        load(pool, state.world)
        refuse_broken(state.plan.package, state.world.files)
    if state.done():
        return False
    refuse_scarce(1)
    state.narrow(name, bool(shown))
    jobs = state.todo.jobs
    with closing(Progress(len(jobs))) as progress:
        results = render(jobs, [state], pool, progress)
    texts = state.kept | {result.name: result.notebook for result in results}
    if name not in texts and name not in OWN:
        return False
    with socket_folder() as scratch:
        figures, told = Path(scratch, "figures"), Path(scratch, "states")
        stage_drawn(figures, told, results, state)
        place = folder / state.target.place
        place.parent.mkdir(parents=True, exist_ok=True)
        export([(place, texts, figures, state.plan, told, (name,))])
    return True
