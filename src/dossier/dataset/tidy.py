"""A table that a spreadsheet saved, put right: bytes, header, rows, cells, order.

What can be read in one way only is written as the package wants it, and told. What cannot is
refused, and then nothing of the file is changed.
"""

import re
import unicodedata
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from pathlib import Path

from dossier.dataset.characters import cell_fault
from dossier.dataset.errors import PackageError, Problem
from dossier.dataset.files import UTF16, decode, join_cells, split_cells
from dossier.dataset.header import header_faults, headless, idle_columns
from dossier.dataset.keys import natural, sorting
from dossier.dataset.paths import shown
from dossier.dataset.schema import key_fields
from dossier.dataset.spreadsheet import Unclear, mend

PARTED = {";": "semicolons", "\t": "tabs", ",": "commas"}
BREAK = re.compile("[ \t]*[\t\v\f\r\n\u2028\u2029]+[ \t]*")


@dataclass
class Tidied:
    """What became of a table: its text, what was changed, and what cannot be."""

    file: Path
    text: str = ""
    changes: list[Problem] = field(default_factory=list)
    refusals: list[Problem] = field(default_factory=list)

    def change(self, message: str, row: int = 0, column: str = "") -> None:
        """Note what was put right."""
        self.changes.append(Problem(shown(self.file), row, column, message))

    def refuse(self, message: str, row: int = 0, column: str = "") -> None:
        """Note what cannot be put right."""
        self.refusals.append(Problem(shown(self.file), row, column, message))


def tidy(raw: bytes, file: Path, resource: dict) -> Tidied:
    """Put a table right."""
    done = Tidied(file)
    fields = {each["name"]: each["type"] for each in resource["schema"]["fields"]}
    names = list(fields)
    try:
        rows = _as_rows(_as_text(raw, done), names, done)
    except PackageError as error:
        done.refusals.append(error.problem)
        return done
    if fault := headless(rows, names):
        done.refuse(fault, 1 if rows else 0)
        return done
    header, *body = rows
    places = _columns(header, body, names, done)
    if done.refusals:
        return done
    kept = {
        number: [_cell(cells, places[name], name, fields[name], number, done) for name in names]
        for number, cells in enumerate(body, start=2)
        if _is_row(cells, header, number, done)
    }
    _refuse_without_key(kept, names, resource, done)
    table = _sorted([*kept.values()], names, resource, done)
    done.text = join_cells([names, *table])
    if done.text.encode() != raw and not done.changes:
        done.change("quotes set where they are needed, and nowhere else")
    return done


def _as_text(raw: bytes, done: Tidied) -> str:
    """Decode the bytes, with LF alone at the ends of lines."""
    if raw.startswith(UTF16):
        done.change("UTF-16 written as UTF-8")
        text = raw.decode("utf-16", errors="replace")
    else:
        text = decode(raw, done.file)
        if raw.startswith(BOM_UTF8):
            done.change("byte order mark left out")
    if "\r" in text:
        done.change("lines end with LF alone")
    if text and not text.endswith(("\n", "\r")):
        done.change("line end put after the last row")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_rows(text: str, names: list[str], done: Tidied) -> list[list[str]]:
    """Split the text at the sign that parts most of the columns that are known."""
    head = text.split("\n", 1)[0]
    known = {
        sign: len({cell.strip(' "') for cell in head.split(sign)} & set(names)) for sign in PARTED
    }
    sign = max(reversed(PARTED), key=known.get)
    if sign != ",":
        done.change(f"cells parted by commas, not {PARTED[sign]}")
    return split_cells(text, done.file, sign)


def _columns(
    header: list[str], body: list[list[str]], names: list[str], done: Tidied
) -> dict[str, int]:
    """Find the column of each name; one without a name or cells goes."""
    idle = idle_columns(header, body)
    for place, what in idle.items():
        done.change(f"column {place + 1} left out, which has no name ({what})")
    given = {place: cell for place, cell in enumerate(header) if place not in idle}
    named = {place: cell.strip() for place, cell in given.items()}
    if named != given:
        done.change("blanks around names of columns left out")
    for name, fault in header_faults(named, names):
        done.refuse(fault, 1, name)
    if not done.refusals and list(named.values()) != names:
        done.change("columns put in the order of the descriptor")
    return {name: place for place, name in named.items()}


def _is_row(cells: list[str], header: list[str], number: int, done: Tidied) -> bool:
    """Tell whether a row can be read: empty ones go, and one with too many cells is refused."""
    width = len(header)
    if cells == header:
        done.change("header left out, which stands here again", number)
        return False
    if not any(cell.strip() for cell in cells):
        done.change("empty row left out", number)
        return False
    if any(cell.strip() for cell in cells[width:]):
        hint = "put a text with commas in quotes, or take away what is beyond the last column"
        done.refuse(f"{len(cells)} cells, but the header has {width}; {hint}", number)
        return False
    if lacking := width - len(cells):
        what = "put" if lacking > 0 else "left out"
        done.change(f"{abs(lacking)} empty cells {what} at its end", number)
    return True


def _cell(cells: list[str], place: int, name: str, kind: str, number: int, done: Tidied) -> str:
    """Read one cell of a row, put right."""
    cell = cells[place] if place < len(cells) else ""
    value = unicodedata.normalize("NFC", BREAK.sub(" ", cell).strip())
    try:
        if fault := cell_fault(value):
            raise Unclear(fault)
        value = mend(value, kind)
    except Unclear as error:
        done.refuse(str(error), number, name)
    if value != cell:
        done.change(f"{cell!r} written as {value!r}", number, name)
    return value


def _refuse_without_key(
    rows: dict[int, list[str]], names: list[str], resource: dict, done: Tidied
) -> None:
    """Refuse rows, such as of totals, that would be sorted away from where they stand."""
    for name in key_fields(resource["schema"]["primaryKey"]):
        for number, cells in rows.items():
            if not cells[names.index(name)]:
                done.refuse("is empty; allowed: the key of the row, or no such row", number, name)


def _sorted(
    rows: list[list[str]], names: list[str], resource: dict, done: Tidied
) -> list[list[str]]:
    """Put rows in the order of their key."""
    key = [names.index(name) for name in sorting(resource["name"], resource["schema"])]
    ordered = sorted(rows, key=lambda cells: [natural(cells[place]) for place in key])
    if ordered != rows:
        done.change(f"rows sorted by {', '.join(names[place] for place in key)}")
    return ordered
