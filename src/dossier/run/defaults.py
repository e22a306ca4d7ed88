"""The parameter cell of a notebook, held to the one list of defaults before a kernel starts.

Whoever explores changes that cell, and JupyterLab saves it. A build that took it for what is
usual would publish another account than it was asked for.
"""

import ast
import json

from dossier.dataset.errors import BuildError
from dossier.dataset.paths import shown
from dossier.story.parameters import NOTEBOOKS, plain

TAG = "parameters"


def hold(name, text, file):
    """Refuse a notebook whose own cell says something else than the usual values.

    Args:
        name: of the notebook, such as ``02-tour``.
        text: the notebook.
        file: where it lies, for the way back.

    Raises:
        BuildError: names each parameter with both values, and the command that undoes it.
    """
    usual = {each.name: plain(each.default) for each in NOTEBOOKS[name]}
    stored = _stored(text)
    if stored is None:
        wrong = [f'one cell tagged "{TAG}" with plain assignments is wanted, none was found']
    else:
        wrong = [_differing(key, value, stored) for key, value in usual.items()]
    if any(wrong):
        back = f"git checkout {shown(file)}"
        asked = "To build with another value: dossier build -p NAME=VALUE"
        lines = [f"  {line}" for line in filter(None, wrong)]
        raise BuildError("\n".join([f"{name} was changed:", *lines, f"To undo it: {back}", asked]))


def _differing(name, usual, stored):
    if name not in stored:
        return f"{name}: not there, usual is {usual!r}"
    return (
        "" if stored[name] == usual else f"{name}: {stored[name]!r} is stored, usual is {usual!r}"
    )


def _stored(text):
    """Read the values that the cell holds; None where there is no such cell, or no one such."""
    cells = [
        cell
        for cell in json.loads(text)["cells"]
        if TAG in cell["metadata"].get("tags", ()) and cell["cell_type"] == "code"
    ]
    try:
        (lines,) = (ast.parse("".join(cell["source"])).body for cell in cells)
        return {line.targets[0].id: plain(ast.literal_eval(line.value)) for line in lines}
    except (ValueError, SyntaxError, AttributeError):
        return None
