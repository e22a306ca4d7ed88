"""Draw what the notebooks draw, in this process: no kernel, no pixels."""

import ast
import json
import warnings
from dataclasses import dataclass, field
from functools import cache

import pytest

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, NOTEBOOKS
from dossier.plot.figure import Figure
from dossier.story import story
from dossier.story.tables import Prose

NAMES = sorted(path.stem for path in NOTEBOOKS.glob("[0-9]*.ipynb"))
# Accounts and days for which each chart is drawn by its own tests; test_selection asks each
# notebook for more of them, and test_languages looks at all as they are usually drawn.
ASKED = (("article", "2008-11-22"), ("checked", "2001-01-01"))


@dataclass
class Drawn:
    """What notebooks show: figures by name, and sentences by notebook and cell."""

    figures: dict = field(default_factory=dict)
    sentences: dict = field(default_factory=dict)


def code_cells(name):
    """List (number from 1, tags, source) of the code cells of a notebook."""
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))["cells"]
    return [
        (number, cell["metadata"].get("tags", ()), "".join(cell["source"]))
        for number, cell in enumerate(cells, 1)
        if cell["cell_type"] == "code"
    ]


def draw(name, **parameters):
    """Run the code cells of a notebook and keep what each shows."""
    drawn, space = Drawn(), {}
    for number, tags, source in code_cells(name):
        shown = _run(source, space)
        if "parameters" in tags:
            space |= {key: value for key, value in parameters.items() if key in space}
        if isinstance(shown, Figure):
            drawn.figures[shown.name] = shown
        elif isinstance(shown, Prose):
            drawn.sentences[f"{name} cell {number}"] = str(shown)
    return drawn


@cache
def usual(name):
    """Draw a notebook as it is, once for all tests."""
    return draw(name)


def marks(figure):
    """Map the marks of a figure by their ids."""
    return {mark.id: mark for mark in figure.marks}


def save(drawn, folder, lang="en"):
    """Write the JSON and CSV of all figures below a folder."""
    (folder / lang).mkdir(parents=True)
    for name, figure in drawn.figures.items():
        (folder / lang / f"{name}.json").write_text(figure.json(), "utf-8")
        (folder / lang / f"{name}.csv").write_text(figure.csv(), "utf-8")
    return folder


def _run(source, space):
    """Run a cell; return the value of its last line, if that is an expression."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        patch.setattr(story, "Package", _opened)
        exec(compile(ast.Module(body, []), "<cell>", "exec"), space)
        if last is not None:
            return eval(compile(ast.Expression(last.value), "<cell>", "eval"), space)


def _opened(folder):
    """Open a package; that of this repository, which no test changes, is read once for all."""
    return _own() if folder == DATA.resolve() else Package(folder)


@cache
def _own():
    return Package(DATA)
