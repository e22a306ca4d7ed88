"""Where things are, so that code and notebooks work from any folder."""

from os.path import isdir, isfile
from pathlib import Path


def find_root(start: Path, here: Path) -> Path:
    """Find the folder of the collection: the one with notebooks/ and a package in data/.

    One that lost its descriptor has its claims still. It is the working folder or above that; else
    it is above the code, where that runs from a clone. Where there is none, the folder with
    pyproject.toml above the code stands in for it, and at last the working folder.
    """
    for folder in (here, *here.parents, *start.parents):
        signs = (folder / "data" / name for name in ("datapackage.yaml", "claims.csv"))
        # A folder that must not be looked into is none; pathlib would raise there.
        if isdir(folder / "notebooks") and any(map(isfile, signs)):
            return folder
    for folder in start.parents:
        if isfile(folder / "pyproject.toml"):
            return folder
    return here


ROOT = find_root(Path(__file__).resolve(), Path.cwd())
DATA = (ROOT / "data").resolve()  # as packages are known by: a link may lead to it
NOTEBOOKS = ROOT / "notebooks"
FIGURES = ROOT / "figures"
SITE = ROOT / "_site"


def shown(path: Path) -> str:
    """Write a path as short as a reader can use it.

    From the working folder where it lies in there, else, where that is one of the collection, from
    the root of this, else whole. A letter that would break the line, or that nothing can show, is
    written as its code.
    """
    here = Path.cwd()
    for folder in (here, ROOT) if here.is_relative_to(ROOT) else (here,):
        if path.is_relative_to(folder):
            path = path.relative_to(folder)
            break
    return printable(path.as_posix())


def printable(text: str) -> str:
    r"""Write letters that break a line or show nothing as their codes, such as ``\n``."""
    return "".join(each if each.isprintable() else _code(each) for each in text)


def _code(letter: str) -> str:
    return letter.encode("unicode_escape", "surrogatepass").decode("ascii")
