"""Some cells of a table by their name, so that whoever needs no more depends on no more.

It is named by its file and by what is read of it: ``money.csv/{"account": ["article"], ...}``.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from dossier.dataset.errors import PackageError
from dossier.dataset.files import read_cells

TOLD = "dossier.excerpt"  # the audit event of Python's by which a reader tells of one
SIGN = "/{"  # no file has it in its name: what is below a file is within it


def name(file: Path | str, column: str, wanted: Iterable[str], columns: Iterable[str]) -> str:
    """Name the cells of some columns in the rows that have one of some values in a column."""
    what = {"column": column, "wanted": sorted(wanted), "columns": list(columns)}
    return f"{file}/{json.dumps(what, ensure_ascii=False)}"


def split(name: str) -> tuple[str, str]:
    """Take a name apart into its file and what is read of it; the latter is empty for a file."""
    file, sign, _ = name.partition(SIGN)
    return (file, name[len(file) :]) if sign and name.endswith("}") else (name, "")


def cells(name: str) -> list[list[str]] | None:
    """Read the cells that a name stands for, row by row; None where they cannot be read."""
    file, what = split(name)
    try:
        asked = json.loads(what.removeprefix("/"))
        header, *rows = read_cells(Path(file))
        place, wanted = header.index(asked["column"]), set(asked["wanted"])
        places = [header.index(each) for each in asked["columns"]]
        return [[row[at] for at in places] for row in rows if row[place] in wanted]
    except (PackageError, ValueError, IndexError, KeyError, TypeError):
        return None
