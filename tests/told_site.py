"""The pages in all languages, made of notebooks run in this process and of nothing committed."""

import fcntl
import json
import os

import made_site
import pytest
from drawing import NAMES, _run
from IPython.core.formatters import DisplayFormatter
from made_site import PAGES

from dossier.dataset.paths import NOTEBOOKS
from dossier.i18n.language import LANGUAGES, OWN
from dossier.plot.figure import Figure

OTHERS = [lang for lang in LANGUAGES if lang != OWN]
SOME = [f"{lang}/{name}" for lang in OTHERS for name in ("index", "02-tour", "claims")]
EVERY = [*PAGES, *(f"{lang}/{name}" for lang in OTHERS for name in PAGES)]


def tell(lang, figures):
    """Run the notebooks in a language.

    Args:
        lang: the language.
        figures: folder for the figures' files; it must not exist.

    Returns:
        A dict of name to the executed notebook as text.
    """
    figures.mkdir(parents=True)
    return {name: _told(name, lang, figures) for name in NAMES}


def site(folder, lang, languages=LANGUAGES):
    """Write the pages of a language; return their folder."""
    figures = folder / "figures" / lang
    place = folder / "site" / ("" if lang == OWN else lang)
    place.parent.mkdir(exist_ok=True)
    notebooks, given = tell(lang, figures), {} if lang == OWN else {"lang": lang}
    made_site.make(place, notebooks, figures, given=given, languages=languages)
    return place


@pytest.fixture(scope="session")
def told_site(tmp_path_factory):
    """Folder of the pages in all languages, each in its place; made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "told"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site" / "made").exists():
            for lang in LANGUAGES:
                site(folder, lang)
            (folder / "site" / "made").touch()
    return folder / "site"


def _told(name, lang, figures):
    notebook, space = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8")), {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        shown = _run("".join(cell["source"]), space)
        if "parameters" in cell["metadata"].get("tags", ()):
            space["lang"] = lang
        cell["outputs"] = [] if shown is None else [_output(shown)]
        if isinstance(shown, Figure):
            for ending, data in shown.files().items():
                (figures / f"{shown.name}.{ending}").write_bytes(data)
    return json.dumps(notebook)


def _output(shown):
    if isinstance(shown, Figure):
        data = {"image/png": "", "text/plain": repr(shown)}
        about = {"image/png": {"figure": shown.name, "alt": shown.alt}}
    else:
        data, about = DisplayFormatter().format(shown)
    kind = {"output_type": "execute_result", "execution_count": None}
    return kind | {"data": data, "metadata": about}
