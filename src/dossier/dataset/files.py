"""A package's folder: where it is, which files belong to it, the cells of a CSV. No pandas."""

import csv
import io
import re
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path

from dossier.dataset.errors import PackageError
from dossier.dataset.paths import ROOT

DESCRIPTOR = "datapackage.yaml"
UTF16 = BOM_UTF16_LE, BOM_UTF16_BE  # how a file begins that "Unicode text" was saved in
LONGEST = 131_072  # letters of a cell
CONFLICT = re.compile(r"^(<{7} |\|{7} |={7}\r?$|>{7} )", re.M)


def find_package(name_or_path: str | Path) -> Path:
    """Find a package's folder by path or by name.

    An absolute path is taken as it is; a relative one is looked for in the working folder,
    then in the repository.

    Raises:
        PackageError: there is none; names the places looked at.
    """
    path = Path(name_or_path).expanduser()
    path = path.parent if path.name == DESCRIPTOR else path
    folders = [path] if path.is_absolute() else [Path.cwd() / path, ROOT / path]
    for folder in folders if str(name_or_path) else []:
        if (folder / DESCRIPTOR).is_file():
            return folder.resolve()
    for folder in folders:
        if folder.is_file():
            there = (folder.parent / DESCRIPTOR).is_file()
            hint = f'did you mean the folder "{path.parent}"? ' if there else ""
            message = f'no package "{name_or_path}", which is a file; {hint}allowed: a folder with '
            raise PackageError(message + DESCRIPTOR)
    places = " or ".join(dict.fromkeys(str(folder / DESCRIPTOR) for folder in folders))
    how = "run dossier in the folder of a collection, or name a folder with a package"
    raise PackageError(f'no package "{name_or_path}"; looked for {places}; {how}')


def inside(folder: Path, path: str) -> Path:
    """Turn a path of the descriptor into a file of the folder.

    Raises:
        PackageError: an address, or a path that leaves the folder, also by a link.
    """
    named = folder / DESCRIPTOR
    if not isinstance(path, str) or not path:
        raise PackageError("path is missing; allowed: one file inside the folder", named)
    try:
        file = (folder / path.replace("\0", "?")).resolve()
    except (OSError, RuntimeError) as error:
        raise PackageError(f'path "{path}" leads nowhere: {error}', named) from None
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path) or not file.is_relative_to(folder.resolve()):
        message = f'path "{path}" leaves the package; allowed: a file inside its folder'
        raise PackageError(message, named)
    return folder / path


def read_bytes(file: Path) -> bytes:
    """Read a file whole.

    Raises:
        PackageError: it is missing or cannot be read.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise PackageError("is no plain file; allowed: a file, or a link to one", file)
        return file.read_bytes()
    except FileNotFoundError:
        raise PackageError("the file is missing", file) from None
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror}", file) from None


def read_text(file: Path) -> str:
    """Read a file as UTF-8.

    Raises:
        PackageError: it cannot be read, or is not UTF-8.
    """
    return decode(read_bytes(file), file)


def write_atomic(file: Path, text: str) -> Path:
    """Write a text as UTF-8 with LF, whole or not at all; return the file.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    draft = file.with_name(f".{file.name}.draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return file


def read_article(file: str | Path) -> str:
    """Read a text that somebody has, as UTF-8.

    Raises:
        PackageError: it is missing, empty, or not UTF-8.
    """
    file = Path(file).expanduser()
    text = read_text(file)
    if not text.strip():
        raise PackageError("holds no text; allowed: that of the article, or of the source", file)
    return text


def decode(raw: bytes, file: Path) -> str:
    """Turn bytes into text, without a byte order mark.

    Raises:
        PackageError: not UTF-8; names the row.
    """
    if raw.startswith(UTF16):
        table = Path(file).suffix.lower() == ".csv"
        how = "dossier tidy writes a table so" if table else "an editor does, by Save As"
        raise PackageError(f"the file is UTF-16; allowed: text saved as UTF-8 ({how})", file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        message = f"byte 0x{byte:02x} is not UTF-8; allowed: text saved as UTF-8"
        raise PackageError(message, file, row) from None


def refuse_conflict(text: str, file: Path) -> None:
    """Refuse a text in which two versions of some lines stand, as a merge leaves them.

    Raises:
        PackageError: names the rows of all marks.
    """
    rows = [text.count("\n", 0, mark.start()) + 1 for mark in CONFLICT.finditer(text)]
    if rows:
        named = ", ".join(map(str, rows[:9])) + ", ..." * (len(rows) > 9)
        message = f"marks of a merge conflict in rows {named}; allowed: one version, without marks"
        raise PackageError(message, file, rows[0])


def split_cells(text: str, file: Path, sign: str = ",") -> list[list[str]]:
    """Split the text of a CSV into rows of cells, the header first.

    Raises:
        PackageError: quotes do not match, or a merge left its marks; names the row.
    """
    refuse_conflict(text, file)
    rows = []
    csv.field_size_limit(LONGEST)  # other libraries set it, too
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            rows.append(cells)
    except csv.Error as error:
        message = f'quotes do not match ({error}); allowed: cells quoted whole, "" for a quote'
        if "field limit" in str(error):
            message = f"a cell has more than {LONGEST:,} letters; allowed: fewer"
            message += " (or is a quote not closed?)"
        raise PackageError(message, file, len(rows) + 1) from None
    return rows


def join_cells(rows: Iterable[Iterable[str]]) -> str:
    """Write rows of cells as the text of a CSV: commas, LF, quotes only where they are needed."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read_cells(file: Path) -> list[list[str]]:
    """Read a CSV as rows of cells, the header first, which is empty where the file is.

    Raises:
        PackageError: the file cannot be read as text, or as a CSV.
    """
    return split_cells(read_text(file), file) or [[]]
