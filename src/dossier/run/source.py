"""Notebooks as they lie on the disk: read, and held to the one list of defaults.

Whoever explores changes the cell of parameters, and JupyterLab saves it. A build that took it for
what is usual would publish another account than it was asked for.
"""

import ast
import json
import re

from dossier.dataset.errors import BuildError
from dossier.dataset.paths import shown
from dossier.story.parameters import NOTEBOOKS, plain

TAG, INJECTED = "parameters", "injected-parameters"


def read(file):
    """Read a notebook as text, byte for byte as it lies there.

    Raises:
        BuildError: it cannot be read as a notebook; names the file and why.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable(file, "is not UTF-8") from None
    except OSError as error:
        raise _unreadable(file, f"cannot be read: {error.strerror}") from None
    try:
        notebook = json.loads(text)
    except ValueError as error:
        conflict = re.search(r"^(<{7}|>{7}) ", text, re.M)
        why = "holds the marks of a merge conflict" if conflict else f"is no JSON: {error}"
        raise _unreadable(file, why if text.strip() else "is empty") from None
    form = notebook.get("nbformat") if isinstance(notebook, dict) else "none"
    if form != 4:
        raise _unreadable(file, f"is of nbformat {form}")
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not all(map(_is_cell, cells)):
        raise _unreadable(file, "has cells that are none")
    return text


def _is_cell(cell):
    parts = {"cell_type": str, "metadata": dict, "source": (str, list)}
    if isinstance(cell, dict) and cell.get("cell_type") == "code":
        parts["outputs"] = list
    return isinstance(cell, dict) and all(isinstance(cell.get(k), v) for k, v in parts.items())


def _unreadable(file, why):
    allowed = "a notebook of nbformat 4, as JupyterLab saves it"
    return BuildError(f"{shown(file)} {why}; allowed: {allowed}")


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
    if INJECTED in tags(text):
        wrong.append(f'a cell tagged "{INJECTED}", left by another run, changes the values')
    if any(wrong):
        back = f"git checkout {shown(file)}"
        asked = "To build with another value: dossier build -p NAME=VALUE"
        lines = [f"  {line}" for line in filter(None, wrong)]
        raise BuildError("\n".join([f"{name} was changed:", *lines, f"To undo it: {back}", asked]))


def tables(text):
    """List the tables that a notebook lives on, as its metadata name them."""
    about = json.loads(text).get("metadata", {}).get("dossier", {})
    return tuple(about.get("tables", ()))


def tags(text):
    """Give all tags of the cells of a notebook, as a set."""
    return {tag for cell in json.loads(text)["cells"] for tag in cell["metadata"].get("tags", ())}


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
