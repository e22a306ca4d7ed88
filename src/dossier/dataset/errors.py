"""One thing that is wrong, and where: the words in which every check and loader reports it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dossier.dataset.paths import printable, shown


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a package.

    file: as a reader would open it. row: as counted in the file, the header being row 1;
    0 is the whole file. column: "" is the whole row. message: what is wrong and what is allowed.
    """

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """Put place and message on one line, letters that do not show as their codes."""
        row = f"row {self.row}" if self.row else ""
        column = f"column {self.column}" if self.column else ""
        place = ", ".join(part for part in (self.file, row, column) if part)
        return printable(f"{place}: {self.message}" if place else self.message)


class Plain:
    """An error that a notebook shows as its message alone; the traceback would help nobody."""

    def _render_traceback_(self):
        return [f"{type(self).__name__}: {self}"]


class PackageError(Plain, Exception):
    """A package cannot be used; `problem` says where and why."""

    def __init__(self, message: str, file: Path | str = "", row: int = 0, column: str = ""):
        """Keep the pieces for reports and the whole line for readers."""
        name = shown(file) if isinstance(file, Path) else file
        self.problem = Problem(name, row, column, message)
        super().__init__(str(self.problem))

    @classmethod
    def of(cls, problem: Problem) -> "PackageError":
        """Make an error of a problem that a check has found."""
        return cls(problem.message, problem.file, problem.row, problem.column)


class ParameterError(Plain, ValueError):
    """A parameter that does not exist or a value that is not allowed; the message lists what is."""


class BuildError(Exception):
    """A build that cannot be done or was not finished; the message is for the reader."""


def nearest(value: str, values: Iterable[str]) -> list[str]:
    """List the nearest of `values`, at most three, the nearest first; capitals do not matter."""
    alike = {str(each).lower(): str(each) for each in values}
    return [alike[each] for each in difflib.get_close_matches(str(value).lower(), alike, n=3)]


def suggest(value: str, values: Iterable[str]) -> str:
    """Ask whether one of the nearest `values` was meant; empty where none is near."""
    near = nearest(value, values)
    return f"did you mean {' or '.join(near)}?" if near else ""


def allowed(value: str, values: Iterable[str], what: str) -> str:
    """Say which of `values` a wrong `value` may stand for.

    The nearest names where there are some, else all of a short list, else what they are,
    such as "a source_id of sources.csv".
    """
    values = list(values)
    if near := suggest(value, values):
        return f"{near} allowed: {what}"
    if 0 < len(values) <= 12:
        return f"allowed: {what} ({', '.join(values)})"
    return f"allowed: {what}"
