"""Every rule that a package keeps, a module a subject, and the report of all that it breaks."""

from collections.abc import Iterable
from pathlib import Path

from dossier.dataset.countries import outlines
from dossier.dataset.descriptor import languages, load_descriptor
from dossier.dataset.errors import PackageError, Problem, nearest
from dossier.dataset.files import DESCRIPTOR, find_package
from dossier.dataset.forms import path_faults
from dossier.dataset.model import completed
from dossier.dataset.paths import shown
from dossier.dataset.rules import (
    claims,
    fact_rows,
    far_dates,
    findings,
    hindsight,
    pairs,
    positions,
    quoted,
    references,
    stops,
    translations,
)
from dossier.dataset.rules.constraints import schema_problems
from dossier.dataset.rules.folder import read_table
from dossier.dataset.rules.raw_tables import REMARKS, RULES, Tables
from dossier.dataset.schema import as_list, faults, sound_resources

__all__ = ["Problem", "check"]


def check(folder: str | Path) -> list[Problem]:
    """Report every problem of a package in one run, sorted by file, row and column.

    Never raises for a bad package: a folder or descriptor that cannot be read is a problem too.
    A cell that one rule faults is not faulted again by a later one.
    """
    return examine(folder)[0]


def examine(folder: str | Path) -> tuple[list[Problem], Tables]:
    """Report every problem of a package, as ``check`` does, and give the tables that were read."""
    try:
        folder = find_package(folder)
        descriptor = load_descriptor(folder)
    except PackageError as error:
        return [error.problem], Tables()
    file = shown(folder / DESCRIPTOR)
    found = {Problem(file, 0, "", fault) for fault in faults(descriptor, folder)}
    tables, problems = read_tables(folder, descriptor)
    problems += references.emptied(tables)
    strays = stray_files(folder, descriptor)
    found |= set(strays)
    problems = [each for each in problems if each.file not in strays.values()]
    tables.outlines, unreadable = read_outlines(folder, descriptor)
    tables.languages = languages(descriptor, tables.fields)[1:]
    tables.file, tables.folder, tables.descriptor = file, folder, descriptor
    found |= unreadable
    add(found, problems, tables)
    for table in tables.values():
        add(found, schema_problems(table), tables)
    add(found, (problem for rule in RULES for problem in rule(tables)), tables)
    return sorted(found), tables


def remarks(tables: Tables) -> list[Problem]:
    """Report what may be meant so in a package without problems, sorted like these."""
    return sorted(each for remark in REMARKS for each in remark(tables))


def add(found: set[Problem], problems: Iterable[Problem], tables: Tables) -> None:
    """Add the problems of a later stage, but for cells that are faulted already or unsure."""
    known = {(problem.file, problem.row, problem.column) for problem in found}
    known |= tables.unsure
    found |= {each for each in problems if (each.file, each.row, each.column) not in known}


def read_outlines(folder: Path, descriptor: dict) -> tuple[dict, set[Problem]]:
    """Read the polygons of countries; none where the descriptor does not lead to any."""
    boundaries = descriptor.get("boundaries")
    path = boundaries.get("path") if isinstance(boundaries, dict) else None
    if next(path_faults("boundaries", path, folder), None) or not (folder / path).is_file():
        return {}, set()
    try:
        return outlines(folder / path), set()
    except PackageError as error:
        return {}, {error.problem}


def read_tables(folder: Path, descriptor: dict) -> tuple[Tables, list[Problem]]:
    """Read each table once, with the problems of its bytes."""
    tables, problems = Tables(), []
    for name, resource in sound_resources(descriptor, folder).items():
        table, broken = read_table(folder, resource)
        problems += broken
        if table:
            table.schema = completed(name, table.schema)
            tables[name] = table
    tables.unsure = frozenset(
        (row.file, row.number, column)
        for table in tables.values()
        for row in table
        for column in row.unsure
    )
    tables.unread = frozenset(str(each.get("name")) for each in described(descriptor)) - set(tables)
    return tables, problems


def stray_files(folder: Path, descriptor: dict) -> dict[Problem, str]:
    """Report the CSV files of a folder that the descriptor does not know.

    One that is called nearly as a file that is missing is told with that, which is the value, as a
    reader would open it, so that nobody tells it once more; of others the value is empty.
    """
    known = {Path(str(each.get("path"))).as_posix() for each in described(descriptor)}
    files = sorted(folder.glob("*.csv"))
    # A disk that takes capitals for small letters has a file by another name, too.
    there = {file.name for file in files}
    missing = [
        name
        for name in known - there
        if name.endswith(".csv") and not ("/" in name and (folder / name).exists())
    ]
    found = {}
    for file in files:
        if file.name not in known:
            near = nearest(file.name, missing)[:1]
            wrong = "not in the descriptor; describe it or take it away"
            if near:
                wrong = f"not in the descriptor, which has {near[0]}; allowed: one name for both"
            problem = Problem(shown(file), 0, "", wrong)
            found[problem] = shown(folder / near[0]) if near else ""
            missing = [name for name in missing if name not in near]
    return found


def described(descriptor: dict) -> list[dict]:
    """List the tables of a descriptor, sound or not."""
    return [each for each in as_list(descriptor.get("resources")) if isinstance(each, dict)]
