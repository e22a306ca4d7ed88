"""Say how far a package has come: what is there, what is open, and what to do next."""

from typing import NamedTuple

from dossier.dataset import rules
from dossier.dataset.descriptor import languages, read_descriptor
from dossier.dataset.files import find_package
from dossier.dataset.model import NAME
from dossier.dataset.paths import shown
from dossier.dataset.rules.raw_tables import Tables
from dossier.dataset.schema import key_fields
from dossier.run.tidy_tables import would_change

FEW = 6  # keys that a line names


class Open(NamedTuple):
    """Rows of a table that want something, and what to do about the first of them."""

    table: str
    what: str
    keys: list[str]
    next: str


def report(package: str | None) -> list[str]:
    """Say what is there and what comes next, a line for each table.

    Raises:
        PackageError: there is no such package, or its descriptor cannot be used.
    """
    folder = find_package(package or "data")
    descriptor = read_descriptor(folder)
    problems, tables = rules.examine(folder)
    steps = [step for step in open_steps(tables, descriptor) if step.keys]
    lines = [f"{shown(folder)}: {_headline(tables)}", "", *_listing(tables, steps)]
    untidy = problems and would_change(folder, descriptor)
    return [*lines, "", f"Next: {_next(tables, steps, len(problems), untidy, shown(folder))}"]


def open_steps(tables: Tables, descriptor: dict) -> list[Open]:
    """List what can be open in a package, in the order in which one works; not all of it is."""
    claims = {row.get("sentence_id") for row in tables.get("claims", ())}
    sources = {row.get("source_id") for row in tables.get("sources", ())}

    def unclaimed(row):
        return row["sentence_id"] not in claims and not row.get("no_claim")

    steps = [
        Open(
            "sentences",
            "without a claim",
            _keys(tables, "sentences", unclaimed),
            "say in claims.csv, in your own words, what {} states; "
            "or in no_claim of sentences.csv why nothing",
        ),
        Open(
            "evidence",
            "without a source",
            _keys(tables, "evidence", lambda row: row["source_id"] not in sources),
            "describe the source of {} in sources.csv, and name it in evidence.csv",
        ),
        Open(
            "claims",
            "unchecked",
            _keys(tables, "claims", lambda row: row["verdict"] in ("", "unchecked")),
            "find a source for {}: a row in sources.csv, one in evidence.csv, then the verdict",
        ),
    ]
    for name, table in tables.items():
        for column in table.columns:
            lang = column.removeprefix(NAME)
            if lang != column and lang in languages(descriptor, tables.fields):
                unnamed = _keys(tables, name, lambda row, column=column: not row[column])
                mend = f"write what {{}} is called into {column} of {name}.csv"
                steps.append(Open(name, f"without a name in {lang}", unnamed, mend))
    return steps


def _keys(tables: Tables, name: str, is_open) -> list[str]:
    """List the keys of the rows that are open; none where a column cannot be read."""
    if name not in tables:
        return []
    key = key_fields(tables[name].schema["primaryKey"])
    try:
        return [" ".join(row[part] for part in key) for row in tables[name] if is_open(row)]
    except KeyError:
        return []


def _headline(tables: Tables) -> str:
    for row in tables.get("article", ()):
        return f"{row.get('title')} ({row.get('publisher')}, {row.get('published')})"
    return "no article"


def _listing(tables: Tables, steps: list[Open]) -> list[str]:
    """Put each table that has rows or wants some on a line."""
    shown_tables = {name: table for name, table in tables.items() if table.rows}
    width = max(map(len, shown_tables), default=0)
    digits = max((len(f"{len(table.rows):,}") for table in shown_tables.values()), default=0)
    lines = []
    for name, table in shown_tables.items():
        own = [step for step in steps if step.table == name]
        wants = "; ".join(f"{len(step.keys)} {step.what}: {_few(step.keys)}" for step in own)
        lines.append(f"{name:<{width}}  {len(table.rows):>{digits},}  {wants}".rstrip())
    empty = [name for name in tables if name not in shown_tables]
    return lines + [f"no rows yet: {', '.join(empty)}"] * bool(empty)


def _few(keys: list[str]) -> str:
    more = len(keys) - FEW
    return ", ".join(keys[:FEW]) + (f" and {more} more" if more > 0 else "")


def _next(tables: Tables, steps: list[Open], problems: int, untidy: bool, place: str) -> str:
    if untidy:
        return f"`dossier tidy {place}` puts right what a spreadsheet saved"
    if problems:
        count = "the problem" if problems == 1 else f"the {problems} problems"
        return f"mend {count} that `dossier check {place}` names"
    if not tables["sentences"].rows:
        return f"`dossier sentences TEXT {place}` finds the sentences of the article"
    if steps:
        return steps[0].next.format(steps[0].keys[0])
    return "`make` builds figures and pages"
