"""Where a descriptor says that files are: inside the folder of the package, and there."""

from collections.abc import Iterator
from pathlib import Path

from dossier.dataset.errors import PackageError
from dossier.dataset.files import inside


def path_faults(place: str, path: str, folder: Path) -> Iterator[str]:
    """Say what is wrong with a path: missing, remote, or leaving the folder."""
    try:
        inside(folder, path)
    except PackageError as error:
        yield f"{place}: {error.problem.message}"


def boundary_faults(boundaries: dict, folder: Path, drawn: list[str]) -> Iterator[str]:
    """Say what is wrong with the entry for the map polygons.

    A package may leave it out where none of its tables is ``drawn`` on a map.
    """
    if boundaries is None:
        for table in drawn:
            yield f"boundaries: missing, but {table} is drawn on a map; allowed: path and policy"
        return
    path = boundaries.get("path") if isinstance(boundaries, dict) else None
    found = list(path_faults("boundaries", path, folder))
    yield from found
    if isinstance(boundaries, dict) and not isinstance(boundaries.get("policy"), str):
        yield "boundaries: policy is missing; allowed: a text on disputed borders"
    if not found and not (folder / path).is_file():
        yield f'boundaries: the file "{path}" is missing'
