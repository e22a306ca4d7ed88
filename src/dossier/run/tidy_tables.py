"""Put right the tables of a package that a spreadsheet saved."""

from pathlib import Path

from dossier.dataset.descriptor import read_descriptor
from dossier.dataset.errors import PackageError
from dossier.dataset.files import find_package, inside, read_bytes, write_atomic
from dossier.dataset.paths import shown
from dossier.dataset.tidy import Tidied, tidy

MOST = 50  # changes of one file that a reader is shown


def report(package: str | None, dry: bool) -> tuple[list[str], bool]:
    """Put tables right, or say what would be (dry); one that cannot be stays as it is, whole.

    Returns:
        Lines for the reader, and whether nothing was refused.

    Raises:
        PackageError: there is no such package, or its descriptor cannot be used.
    """
    folder = find_package(package or "data")
    done = [_tidied(folder, resource) for resource in read_descriptor(folder)["resources"]]
    lines, written = [], 0
    for each in done:
        lines += map(str, each.refusals)
        if each.changes and not each.refusals:
            lines += told(each)
            written += 1
            if not dry:
                write_atomic(each.file, each.text)
    refused = sum(bool(each.refusals) for each in done)
    return [*lines, _closing(shown(folder), len(done), written, refused, dry)], not refused


def would_change(folder: Path, descriptor: dict) -> bool:
    """Tell whether a table of a package can be put right."""
    done = (_tidied(folder, resource) for resource in descriptor["resources"])
    return any(each.changes and not each.refusals for each in done)


def _tidied(folder, resource) -> Tidied:
    file = inside(folder, resource["path"])
    try:
        return tidy(read_bytes(file), file, resource)
    except PackageError as error:
        return Tidied(file, refusals=[error.problem])


def told(done: Tidied) -> list[str]:
    """Say what was changed in a file; of very many changes, how many more there are."""
    lines = [str(change) for change in sorted(done.changes)[:MOST]]
    more = len(done.changes) - len(lines)
    return lines + [f"{shown(done.file)}: and {more:,} more"] * bool(more)


def _closing(place, tables, written, refused, dry):
    verb = "would be put right" if dry else "put right"
    said = [f"{written} {verb}"] if written else []
    said += [f"{refused} refused and left as they are"] if refused else []
    return f"{place}: {tables} tables, {', '.join(said) or 'nothing to put right'}"
