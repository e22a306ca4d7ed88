"""Tables without rows, described as in this collection: a new package, or more tables of one."""

import csv
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml

from dossier.dataset import dictionary, standard
from dossier.dataset.errors import PackageError, ParameterError, suggest
from dossier.dataset.files import DESCRIPTOR, join_cells, read_text, write_atomic
from dossier.dataset.model import model
from dossier.dataset.package import Package
from dossier.dataset.paths import shown
from dossier.dataset.rules import read_tables
from dossier.dataset.rules.folder import read_table
from dossier.i18n.language import LANGUAGES, OWN, Words
from dossier.run import sentence_table
from dossier.run.material import material, template

RESOURCES = "\nresources:\n"
# Columns whose words are those of one story; by table where another has words that are drawn.
OPEN = ("topic", "quantity_unit", "postures.kind")
HEAD = """\
# The one description of the data: README.md here is made from it, and all else reads it.
profile: data-package
name: {name}
title: {title}
description: {description}
# The first is that of the texts in the tables; texts in others stand in translations.
languages: [{lang}]
created: "{today}T{midnight}"
contributors:
  - title: {authors}
    role: author
"""


def fill(folder: Path, text: str, name: str, about) -> sentence_table.Cut:
    """Write a package about an article into a new folder; its text is not kept."""
    folder.mkdir()
    shutil.copytree(material("boundaries"), folder / "boundaries",
                    ignore=shutil.ignore_patterns("*.py", "*.json"))  # fmt: skip
    (folder / DESCRIPTOR).write_text(describe(_here(), name, about.title, about.lang), "utf-8")
    package = Package(folder)
    rows = first_rows(name, about)
    for table in package.tables:
        header = [field["name"] for field in package.fields(table)]
        lines = [[row.get(column, "") for column in header] for row in rows.get(table, [])]
        package.file(table).write_text(join_cells([header, *lines]), "utf-8", newline="\n")
    tables, _ = read_tables(folder, package.descriptor)
    cut = sentence_table.make(text, package, about.lang)
    sentence_table.store(cut, package, tables)
    dictionary.write(folder)
    standard.write(folder)
    return cut


def add(names: tuple[str, ...], package: str | None) -> list[str]:
    """Describe tables in a package, with those that they refer to, and write their headers.

    Raises:
        ParameterError: no notebook knows such a table.
        PackageError: the package cannot be read, or a file by the name of a table is none.
    """
    known = model()["tables"]
    for name in names:
        if name not in known:
            hint = suggest(name, known) or f"allowed: {', '.join(known)}"
            raise ParameterError(f"{name}: no notebook knows such a table; {hint}")
    own = Package(package or "data")
    wanted = [name for name in _with_referred(names, known) if name not in own.tables]
    if not wanted:
        return ["Nothing to add: all of them are there."]
    file = own.folder / DESCRIPTOR
    blocks = cut(_here(), wanted, {*own.tables, *wanted}, own.languages)
    text = read_text(file).rstrip("\n") + "\n\n" + "".join(blocks).rstrip("\n") + "\n"
    described = yaml.safe_load(text)["resources"][-len(wanted) :]
    for there in (each for each in described if (own.folder / each["path"]).exists()):
        for problem in read_table(own.folder, there)[1]:
            raise PackageError.of(problem)
    write_atomic(file, text)
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


def _here():
    """Read the descriptor of this collection."""
    return material(DESCRIPTOR).read_text(encoding="utf-8")


def describe(text: str, name: str, headline: str, lang: str) -> str:
    """Cut a descriptor down to the core tables, as text, so that it stays as it is to be read.

    References to other tables go, and with them what only this collection says of itself, and
    names in other languages than that of the article.
    """
    head, _, _ = text.partition(RESOURCES)
    shown, core = shown_in(lang), model()["core"]
    kept = cut(text, core, core, (shown,))
    words = Words(shown)
    said = {
        "title": words.say("{title}: what holds?", title=headline),
        "description": words.text(yaml.safe_load(text)["description"]),
        "authors": words.say("The authors of {name}", name=name),
    }
    form = {"allow_unicode": True, "default_style": '"', "width": 10**6}  # quoted, on one line
    quoted = {key: yaml.safe_dump(value, **form).strip() for key, value in said.items()}
    about = {"name": name, "lang": shown} | quoted
    own = HEAD.format(**about, today=date.today(), midnight="00:00:00Z")
    return own + head[head.index("licenses:") :] + RESOURCES + "".join(kept)


def cut(text: str, wanted: Iterable[str], there: Iterable[str], langs: Iterable[str]) -> list[str]:
    """Take the descriptions of the tables wanted out of a descriptor, as text.

    Lists of words that are of one story only, such as topics, go: any other may stand there. So
    do references to tables that are not there, and names in other languages.
    """
    blocks = re.split(r"^(?=  - name: )", text.partition(RESOURCES)[2], flags=re.M)[1:]
    target = r"^ +- \{fields: .*reference: \{resource: (\w+),.*\n"
    others, kept = rf"^ +- \{{name: name_(?!{'|'.join(langs)}).*\n", []
    for block in (block for block in blocks if block.split()[2] in wanted):
        block = re.sub(target, lambda line: line[0] if line[1] in there else "", block, flags=re.M)
        block = re.sub(others, "", block, flags=re.M)
        block = _opened(block, block.split()[2])
        kept.append(re.sub(r"^ +foreignKeys:\n(?! +- \{fields)", "", block, flags=re.M))
    return kept


def _opened(block: str, table: str) -> str:
    """Take the lists of words off the columns that are open in a table."""
    names = "|".join(name.removeprefix(f"{table}.") for name in OPEN)
    lists = rf"(\{{name: (?:{names}),.*?)(?:, constraints: \{{enum: \[[^]]*\]\}}|, enum: \[[^]]*\])"
    return re.sub(lists, r"\1", block)


def shown_in(lang: str) -> str:
    """Choose the first language of the pages: the article's, if it is one of them."""
    return lang if lang in LANGUAGES else OWN


def first_rows(name: str, about) -> dict[str, list[dict[str, str]]]:
    """Make the rows that are known from the start: the article, as a source and as a narrator."""
    known = {"title": about.title, "publisher": about.publisher, "published": about.published}
    known |= {"source_id": "S01", "url": about.url}
    origin = re.sub("[^a-z0-9]+", "-", about.publisher.lower()).strip("-") or "publisher"
    source = {"published_precision": "day", "accessed": date.today().isoformat(), "kind": "article"}
    source |= {"language": about.lang, "origin": f"{origin}-{about.published}"}
    words = Words(shown_in(about.lang))
    actors = csv.DictReader(template("actors.csv").splitlines())
    return {
        "article": [known | {"article_id": name}],
        "sources": [known | source],
        "actors": [row | {"role": words.text(row["role"])} for row in actors],
    }
