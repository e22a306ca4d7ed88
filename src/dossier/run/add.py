"""Add tables to a package: described as in this collection, empty, ready to be filled."""

from dossier.dataset import dictionary, standard
from dossier.dataset.errors import ParameterError, suggest
from dossier.dataset.files import DESCRIPTOR, find_package, join_cells, read_text, write_atomic
from dossier.dataset.model import model
from dossier.dataset.package import Package
from dossier.dataset.paths import shown
from dossier.run.blank import cut
from dossier.run.material import material


def add(names: tuple[str, ...], package: str | None) -> list[str]:
    """Describe tables in a package, with those that they refer to, and write their headers.

    Raises:
        ParameterError: no notebook knows such a table.
        PackageError: the package cannot be read.
    """
    known = model()["tables"]
    for name in names:
        if name not in known:
            hint = suggest(name, known) or f"allowed: {', '.join(known)}"
            raise ParameterError(f"{name}: no notebook knows such a table; {hint}")
    own = Package(find_package(package or "data"))
    wanted = [name for name in _with_referred(names, known) if name not in own.tables]
    if not wanted:
        return ["Nothing to add: all of them are there."]
    file = own.folder / DESCRIPTOR
    described = material(DESCRIPTOR).read_text(encoding="utf-8")
    blocks = cut(described, wanted, {*own.tables, *wanted}, own.languages)
    write_atomic(file, read_text(file).rstrip("\n") + "\n\n" + "".join(blocks).rstrip("\n") + "\n")
    grown = Package(own.folder)
    for name in wanted:
        if not grown.file(name).exists():
            header = [field["name"] for field in grown.resource(name)["schema"]["fields"]]
            write_atomic(grown.file(name), join_cells([header]))
    page = dictionary.write(own.folder)
    standard.write(own.folder)
    files = ", ".join(grown.file(name).name for name in wanted)
    said = f"Written: {files} in {shown(own.folder)}"
    return [f"{said}; {shown(page)} describes them" if page else said]


def _with_referred(names, known):
    """List tables with those that their references lead to, each once."""
    found, left = [], list(names)
    while left:
        name = left.pop(0)
        if name not in found:
            found.append(name)
            left += known[name].get("refers", {}).values()
    return found
