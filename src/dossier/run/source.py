"""Notebooks as they lie on the disk: read, and held to the one list of defaults.

Whoever explores changes the cell of parameters, and JupyterLab saves it. A build that took it for
what is usual would publish another account than it was asked for.
"""

import ast
import json
import re
from functools import lru_cache

from dossier.dataset.errors import BuildError, PackageError
from dossier.dataset.files import CONFLICT
from dossier.dataset.forms import FORMS, value_faults
from dossier.dataset.paths import shown
from dossier.i18n.language import OWN
from dossier.run.normalise import INJECTED
from dossier.story.parameters import NOTEBOOKS, plain

TAG = "parameters"
NOT_BUILT = "not-built"  # the tag of a cell by which a notebook says that no build is to run it


def read(file):
    """Read a notebook as text, byte for byte as it lies there.

    Raises:
        BuildError: it cannot be read as a notebook; names the file and why.
    """
    text = ""
    try:
        text = file.read_bytes().decode("utf-8")
        notebook = _parsed(text)
        why = _fault(notebook) or _stray_letter(text, notebook)
    except UnicodeDecodeError:
        why = "is not UTF-8"
    except OSError as error:
        why = f"cannot be read: {error.strerror}"
    except (ValueError, RecursionError) as error:
        why = f"is no JSON: {error}" if text.strip() else "is empty"
        why = "holds the marks of a merge conflict" if CONFLICT.search(text) else why
    if why:
        allowed = "a notebook of nbformat 4, as JupyterLab saves it"
        raise BuildError(f"{shown(file)} {why}; allowed: {allowed}")
    return text


@lru_cache(len(NOTEBOOKS))  # each is asked about several times, and holds large pictures
def _parsed(text):
    return json.loads(text)


def _fault(notebook):
    """Say what keeps a notebook from being one; nothing where it can be read."""
    form = notebook.get("nbformat") if isinstance(notebook, dict) else "none"
    if form != 4:
        return f"is of nbformat {form}"
    if any(value_faults("", notebook, FORMS["notebook"])):
        return "has no list of cells, or no metadata"
    if not isinstance(notebook.get("nbformat_minor", 0), int):
        return "is of no nbformat_minor"
    wrong = [str(number) for number, cell in enumerate(notebook["cells"], 1) if not _is_cell(cell)]
    return f"has cells that are none: {', '.join(wrong[:5])}" if wrong else ""


def _is_cell(cell):
    """Tell whether a cell is one, as far as a build reads it."""
    faulty = any(value_faults("", cell, FORMS["cell"]))
    return not faulty and (cell["cell_type"] != "code" or "outputs" in cell)


def _stray_letter(text, notebook):
    """Say that half of a letter is written, which no file can hold."""
    try:
        # A look at the text spares most notebooks the work.
        if re.search(r"\\ud[89a-f]", text, re.I):
            json.dumps(notebook, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return "holds half a letter (a lone surrogate)"
    return ""


def stays_out(file):
    """Tell whether a notebook says of itself that no build is to run it."""
    try:
        cells = _parsed(read(file))["cells"]
    except BuildError:
        return False
    return any(NOT_BUILT in cell["metadata"].get("tags", ()) for cell in cells)


def language(text):
    """Read the language that a notebook speaks where it is asked for no other."""
    return (_stored(text) or {}).get("lang", OWN)


def hold(name, text, file, lang=OWN):
    """Refuse a notebook whose own cell says something else than the usual values.

    It may also have the first language of the package.

    Raises:
        BuildError: names each parameter with both values, and the command that undoes it.
    """
    usual = {each.name: plain(each.default) for each in NOTEBOOKS[name]}
    stored = _stored(text)
    if stored and stored.get("lang") == lang:
        usual["lang"] = lang
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
    about = _parsed(text).get("metadata", {}).get("dossier", {})
    return tuple(about.get("tables", ()))


def has_rows(text, package):
    """Tell whether the package has rows of any table that a notebook lives on.

    A table that cannot be read has some: the check says what is wrong with it.
    """
    named = tables(text)
    try:
        return not named or any(package.has(table) for table in named)
    except PackageError:
        return True


def tags(text):
    """Give all tags of the cells of a notebook, as a set."""
    return {tag for cell in _parsed(text)["cells"] for tag in cell["metadata"].get("tags", ())}


def _differing(name, usual, stored):
    if name not in stored:
        return f"{name}: not there, usual is {usual!r}"
    said = f"{name}: {stored[name]!r} is stored, usual is {usual!r}"
    return said if stored[name] != usual else ""


def _stored(text):
    """Read the values that the cell holds; None where there is no such cell, or no one such."""
    code = [cell for cell in _parsed(text)["cells"] if cell["cell_type"] == "code"]
    cells = [cell for cell in code if TAG in cell["metadata"].get("tags", ())]
    try:
        (lines,) = (ast.parse("".join(cell["source"])).body for cell in cells)
        return {line.targets[0].id: plain(ast.literal_eval(line.value)) for line in lines}
    except (ValueError, SyntaxError, AttributeError):
        return None
