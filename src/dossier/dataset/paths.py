"""Where things are, so that code and notebooks work from any folder."""

from pathlib import Path


def find_root(start: Path, here: Path) -> Path:
    """Find the folder of the collection: the one with notebooks/ and data/datapackage.yaml.

    It is the working folder or above that; else it is above the code, where that runs from a
    clone. Where there is none, the folder with pyproject.toml above the code stands in for it.
    """
    for folder in (here, *here.parents, *start.parents):
        if (folder / "notebooks").is_dir() and (folder / "data" / "datapackage.yaml").is_file():
            return folder
    for folder in start.parents:
        if (folder / "pyproject.toml").is_file():
            return folder
    return start.parents[3]


ROOT = find_root(Path(__file__).resolve(), Path.cwd())
DATA = ROOT / "data"
NOTEBOOKS = ROOT / "notebooks"
FIGURES = ROOT / "figures"
SITE = ROOT / "_site"


def shown(path: Path) -> str:
    """Write a path as short as a reader can use it.

    From the working folder where it lies in there, else from the repository root, else whole.
    """
    for folder in (Path.cwd(), ROOT):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.as_posix()
