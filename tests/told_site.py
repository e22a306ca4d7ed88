"""The pages in all languages, made of notebooks run in this process and of nothing committed."""

import io
import json

import made_site
import pytest
from crowding import crowding
from drawing import NAMES, Drawn, _run
from IPython.core.formatters import DisplayFormatter
from made_site import PAGES
from PIL import Image
from shared import made_once

from dossier.dataset.paths import NOTEBOOKS
from dossier.i18n.language import LANGUAGES, OWN
from dossier.plot import bundle
from dossier.plot.figure import DPI, SHARP, Figure
from dossier.story.tables import Prose
from dossier.widgets import Hint, states

OTHERS = [lang for lang in LANGUAGES if lang != OWN]
SOME = [f"{lang}/{name}" for lang in OTHERS for name in ("index", "02-tour", "claims")]
STATED = ("02-tour",)  # notebooks that are drawn in all their states: more would take long
EVERY = [*PAGES, *(f"{lang}/{name}" for lang in OTHERS for name in PAGES)]


def tell(lang, figures):
    """Run the notebooks in a language.

    Args:
        lang: the language.
        figures: folder for the figures' files; it must not exist.

    Returns:
        A dict of name to the executed notebook as text, and all that they showed.
    """
    figures.mkdir(parents=True)
    drawn = Drawn()
    return {name: _told(name, lang, figures, drawn) for name in NAMES}, drawn


PLACES = {lang: "" if lang == OWN else lang for lang in LANGUAGES}


def site(folder, lang, languages=PLACES):
    """Write the pages of a language; return their folder, and what the notebooks showed."""
    figures = folder / "figures" / lang
    place = folder / "site" / ("" if lang == OWN else lang)
    place.parent.mkdir(exist_ok=True)
    given = {} if lang == OWN else {"lang": lang}
    notebooks, drawn = tell(lang, figures)
    elsewhere = folder / "states" / lang
    made_site.make(place, notebooks, figures, elsewhere, given=given, languages=languages)
    return place, drawn


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """Folder of all that is told, made once for all workers.

    ``site`` has the pages in all languages, each in its place, ``figures/<lang>`` the files of the
    figures, and ``<lang>.json`` the texts of each that run into each other.
    """
    return made_once(tmp_path_factory, "told", _tell_all)


@pytest.fixture(scope="session")
def told_site(told):
    """Folder of the pages in all languages."""
    return told / "site"


def _tell_all(folder):
    for lang in LANGUAGES:
        figures = site(folder, lang)[1].figures
        crowded = {name: crowding(figure) for name, figure in figures.items()}
        (folder / f"{lang}.json").write_text(json.dumps(crowded), "utf-8")


def _told(name, lang, figures, drawn):
    notebook, space = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8")), {}
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] != "code":
            continue
        shown = _run("".join(cell["source"]), space)
        if "parameters" in cell["metadata"].get("tags", ()):
            space["lang"] = lang
        cell["outputs"] = [] if shown is None else [_output(shown)]
        if isinstance(shown, Hint) and name in STATED:
            elsewhere = figures.parents[1] / "states" / lang
            elsewhere.mkdir(parents=True, exist_ok=True)
            made = bundle.states([{"data": bundle.pack_states(states.sweep(shown.scene))}])
            (elsewhere / f"{name}.json.z").write_bytes(made)
        if isinstance(shown, Figure):
            drawn.figures[shown.name] = shown
            for ending, data in _files(shown, lang).items():
                (figures / f"{shown.name}.{ending}").write_bytes(data)
        elif isinstance(shown, Prose):
            drawn.sentences[f"{name} cell {number}"] = str(shown)
    return json.dumps(notebook)


def _files(figure, lang):
    """Give the files of a figure; in other languages the PNG, which takes long, is empty paper."""
    if lang == OWN:
        return figure.files()
    paper = io.BytesIO()
    size = [round(SHARP * side * DPI) for side in figure.canvas.get_size_inches()]
    Image.new("P", size, 255).save(paper, "png")
    texts = {"svg": figure.svg(), "csv": figure.csv(), "json": figure.json()}
    return {"png": paper.getvalue()} | {ending: text.encode() for ending, text in texts.items()}


def _output(shown):
    if isinstance(shown, Figure):
        data = {"image/png": "", "text/plain": repr(shown)}
        about = {"image/png": {"figure": shown.name, "alt": shown.alt}}
    else:
        data, about = DisplayFormatter().format(shown)
    kind = {"output_type": "execute_result", "execution_count": None}
    return kind | {"data": data, "metadata": about}
