"""What a rendering has read, by name, and what a name stands for now.

A kernel tells of it (``dossier.run.read_log``) in an output after each cell, which is taken out
again here, so that it travels as figures do. Names are those of files, with these others:

- ``table.csv/{...}`` is some cells of a table (``dossier.dataset.excerpt``)
- ``folder/`` is whether a folder is there, ``folder/*`` the names of what is in it
- ``$NAME`` is a variable of the environment, ``.`` the working folder
- ``!what`` is something that reads where nobody sees it, as another program does
"""

import os
from pathlib import Path

from dossier.dataset import excerpt
from dossier.run import digest, environment

MIMETYPE = "application/vnd.dossier.reads+json"
CHANGED = "changed"  # in place of a digest: nothing has this one
FOLDER, VARIABLE, UNSEEN, LISTED = ".", "$", "!", "/*"


def take(notebook):
    """Take what was read out of the outputs of an executed notebook, which is changed.

    Returns:
        A dict of names, paths being whole, to digests.
    """
    found = {}
    for cell in notebook["cells"]:
        for output in [*cell.get("outputs", ())]:
            if told := output.get("data", {}).get(MIMETYPE):
                found |= told["files"]
                cell["outputs"].remove(output)
    return found


def named(name, package):
    """Name a file, of a whole path, by its path in the package, so that the package may move."""
    path, end = excerpt.split(name)
    if name.endswith(LISTED):
        path, end = name.removesuffix(LISTED), LISTED
    elif name.endswith("/"):
        end = "/"
    file, folder = Path(path).resolve(), Path(package).resolve()
    if package and name.startswith(os.sep) and file.is_relative_to(folder):
        return file.relative_to(folder).as_posix() + end
    return name


def now(name, package):
    """Digest what a name, as ``named`` gives it, stands for now; an empty text for nothing."""
    if name == FOLDER:
        return digest.text(os.getcwd())
    if name.startswith(VARIABLE):
        return variable(environment.fixed().get(name.removeprefix(VARIABLE)))
    return "" if name.startswith(UNSEEN) else content(os.path.join(package, name))


def content(name):
    """Digest a file, cells of one, the names in a folder, or that there is one."""
    if excerpt.split(name)[1]:
        cells = excerpt.cells(name)
        return "" if cells is None else digest.value(cells)
    if name.endswith(LISTED):
        folder = name.removesuffix(LISTED)
        return digest.value(sorted(os.listdir(folder))) if os.path.isdir(folder) else ""
    if name.endswith("/"):
        return digest.text("folder") if os.path.isdir(name) else ""
    return digest.file(name)


def variable(value):
    """Digest a variable of the environment; none gives an empty text."""
    return "" if value is None else digest.text(f"={value}")


def unseen(names):
    """Put into words what was read where nobody sees it."""
    what = ", ".join(name.removeprefix(UNSEEN) for name in names if name.startswith(UNSEEN))
    return f"what is read by {what} is not seen, so each build runs this notebook" if what else ""
