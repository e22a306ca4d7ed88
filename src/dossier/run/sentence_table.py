"""Make the table of an article's sentences from its text, or hold the text against the table."""

import re
import shlex
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from dossier.dataset.article import digest, language, locate, normalise
from dossier.dataset.errors import PackageError
from dossier.dataset.files import find_package, join_cells, read_article, write_atomic
from dossier.dataset.package import Package
from dossier.dataset.paths import shown
from dossier.dataset.rows import dicts
from dossier.dataset.rules import read_tables
from dossier.dataset.rules.raw_tables import Table
from dossier.dataset.sentences import paragraphs, read

FEW = 3  # broken words that a remark names
BROKEN = re.compile(r"([^\W\d_]+)-[ \t]*\r?\n[ \t]*(?=[^\W\d_])")

# How a page, a document or no text at all begins, or what else is in it.
MARKUP = re.compile(r"\A\s*(<[!?a-z]|\{\\rtf|%PDF)|[\x00-\x08]", re.I)


class Cut(NamedTuple):
    """The rows that a text makes for a package: of its sentences, and of its article."""

    sentences: list[dict[str, str]]
    length: int
    sha256: str


def read_plain(file: str | Path) -> str:
    """Read a text that is to be cut, in which markup would pass for words.

    Raises:
        PackageError: it cannot be read, or is no plain text.
    """
    text = read_article(file)
    if MARKUP.search(text):
        message = "is no plain text; allowed: the words of the article alone, its headline first"
        raise PackageError(message, Path(file))
    return text


def make(text: str, package: Package, lang: str) -> Cut:
    """Cut a text for a package."""
    (kind,) = (field for field in package.fields("sentences") if field["name"] == "kind")
    found = read(text, lang, tuple(kind.get("constraints", {}).get("enum", ())))
    rows = [sentence.row(place) for place, sentence in enumerate(found)]
    return Cut(rows, *digest(" ".join(sentence.text for sentence in found)))


def headline(text: str) -> str:
    """Return the headline of a text."""
    return normalise(paragraphs(text)[0])


def report(file: str, package: str | None, write: bool) -> tuple[list[str], bool]:
    """Make sentences.csv where it has no rows or is to be written; else hold the text against it.

    Returns:
        Lines for the reader, and whether all sentences are found and cut alike.

    Raises:
        PackageError: the text or the package cannot be read, or claims would lose a sentence.
    """
    package = Package(find_package(package or "data"))
    tables, problems = read_tables(package.folder, package.descriptor)
    for problem in problems:
        raise PackageError.of(problem)
    text = read_plain(file)
    cut = make(text, package, language(package))
    if not write and tables["sentences"].rows:
        return compare(file, text, cut, package)
    store(cut, package, tables)
    written = f"Written: {shown(package.file('sentences'))}"
    return [*listing(cut), written, *remarks(text, file)], True


def store(cut: Cut, package: Package, tables: dict[str, Table]) -> None:
    """Write the new rows into the tables, and their keys where rows refer to a sentence.

    Raises:
        PackageError: a row refers to a sentence that the text no longer has.
    """
    new = _counted(cut.sentences)
    old = _counted(tables["sentences"].rows)
    # Where there are none yet, nothing says which sentence was meant but its key.
    keys = {
        row["sentence_id"]: new[mark]["sentence_id"]
        for mark, row in (old or new).items()
        if mark in new
    }
    names = ["sentences", "article"]
    for name, table in tables.items():
        for key in table.schema.get("foreignKeys", []):
            if key["reference"]["resource"] == "sentences":
                _follow(table, key["fields"], keys)
                names.append(name)
    tables["sentences"].rows = [old.get(mark, {}) | row for mark, row in new.items()]
    for row in tables["article"]:
        row |= {"text_length": str(cut.length), "text_sha256": cut.sha256}
    for name in names:
        columns = tables[name].columns  # that the package has, not all that the code knows
        rows = ([row.get(column, "") for column in columns] for row in tables[name])
        write_atomic(package.file(name), join_cells([columns, *rows]))


def _counted(rows: list[dict]) -> dict[tuple[str, int], dict]:
    """Map digests to rows; a sentence that stands twice has its number with it."""
    seen, found = Counter(), {}
    for row in rows:
        seen[row["sha256"]] += 1
        found[row["sha256"], seen[row["sha256"]]] = row
    return found


def _follow(table: Table, column: str, keys: dict[str, str]) -> None:
    """Change references to sentences to their new keys."""
    for row in table:
        if row[column] and row[column] not in keys:
            message = f"{row[column]} is not in the text as it is cut now"
            mend = "allowed: a text that has it, or first another sentence here"
            raise PackageError(f"{message}; {mend}", row.file, row.number, column)
        row[column] = keys.get(row[column], "")


def compare(file: str, text: str, cut: Cut, package: Package) -> tuple[list[str], bool]:
    """Say which sentences of the package the text has, and which of its own are others."""
    known = package.load("sentences")
    found, cut_alike = locate(text, known), set(known["sha256"])
    lost = dicts(known[~known["sentence_id"].isin([*found])])
    others = [row for row in cut.sentences if row["sha256"] not in cut_alike]
    lines = [_said(row, f"is not in {file}") for row in lost]
    lines += [_said(row, "is cut so from the text, but not in the table") for row in others]
    count = f"{len(found)} of {len(known)} sentences found in {file}"
    if others or lost:
        count += "; --write takes them as they are cut now"
    return [*lines, f"{shown(package.file('sentences'))}: {count}"], not lost and not others


def listing(cut: Cut) -> list[str]:
    """Show how a text is cut, a line for each sentence, to be read by eye."""
    width = max(len(row["sentence_id"]) for row in cut.sentences)
    return [
        f"{row['sentence_id']:<{width}}  {row['length']:>4}  {row['starts']} ... {row['ends']}"
        for row in cut.sentences
    ]


def remarks(text: str, file: str) -> list[str]:
    """Say where lines of a printed page may have broken words: no digest is right there."""
    broken = [f"{word}-" for word in BROKEN.findall(text)]
    if not broken:
        return []
    named = ", ".join(broken[:FEW]) + " ..." * (len(broken) > FEW)
    mend = "Join the words that have none on the page"
    again = f"dossier sentences {shlex.quote(file)} --write"
    return [f"Remark: lines end in a hyphen ({named}). {mend}, then: {again}"]


def _said(row: dict, what: str) -> str:
    return f'{row["sentence_id"]} ("{row["starts"]} ... {row["ends"]}") {what}'
