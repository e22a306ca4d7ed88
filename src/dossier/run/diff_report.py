"""Changes of the figures as a table for a console, as Markdown for a workflow, as plain values."""

from dataclasses import asdict, replace

from dossier.dataset import paths
from dossier.dataset.errors import ParameterError
from dossier.i18n.language import LANGUAGES, Words
from dossier.run.baseline import read_base, read_folder
from dossier.run.diff import compare
from dossier.run.output import figures_asked
from dossier.run.request import asked_languages

CELLS = 64  # letters of old and new that stand beside each other on a console
MOST = 400  # rows of a Markdown table; a job's summary holds a megabyte


def report(as_json, base, figures, lang, as_markdown):
    """Find which marks differ from a commit or folder; return those, lines, and if none does."""
    if as_json and as_markdown:
        raise ParameterError("--json, --markdown: two forms; allowed: one of them")
    langs = asked_languages(lang) if lang else ()
    words = Words(langs[0] if langs else LANGUAGES[0])
    now = figures_asked(figures) if figures else paths.FIGURES
    before, after = (
        {path: text for path, text in files.items() if not langs or path.partition("/")[0] in langs}
        for files in (read_base(base), read_folder(now))
    )
    changes = compare(before, after)
    write = in_markdown if as_markdown else in_text
    none = [] if before or after else [words.say("There is no figure on either side.")]
    return plain(changes, base), [write(changes, base, words), *none], not changes


def plain(changes, base):
    """Give changes as plain values, with their kind; nothing is shortened."""
    listed = [asdict(change) | {"kind": change.kind} for change in changes]
    return {"base": base, "drift": bool(changes), "changes": listed}


def in_text(changes, base, words):
    """Write changes for a console: a row each, or old and new below it where they are long."""
    rows = [(*_heads(words), False)]
    for change in _told(changes):
        old, new = _filled(change, words)
        long = len(old) + len(new) > CELLS or "\n" in old + new
        rows.append((change.figure, change.mark, change.field, old, new, long))
    widths = [max(len(row[i]) for row in rows if i < 3 or not row[5]) for i in range(5)]
    lines = []
    for *cells, long in rows:
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        lines.append("  ".join(padded[:3] if long else padded).rstrip())
        for sign, value in (("-", cells[3]), ("+", cells[4])) if long else ():
            lines += [f"  {sign} {line}" for line in value.splitlines()]
    table = lines if len(rows) > 1 else ()
    return "\n".join([*table, *_moves(changes, words), summary(changes, base, words)])


def in_markdown(changes, base, words):
    """Write changes as Markdown, such as for the summary of a workflow's job."""
    lines = [f"### {words.say('Figures that changed')}", "", summary(changes, base, words), ""]
    told = _told(changes)
    if told:
        lines += [_bar(_heads(words)), _bar(["---"] * 5)]
    for change in told[:MOST]:
        lines.append(_bar([change.figure, change.mark, change.field, *_filled(change, words)]))
    if len(told) > MOST:
        more = len(told) - MOST
        lines += ["", words.plural("And {n} more change.", "And {n} more changes.", more)]
    return "\n".join([*lines, "", *(f"- {line}" for line in _moves(changes, words))]).rstrip()


def _told(changes):
    """Pick the changes that say something new, each once for all languages that have it.

    A mark that only made room says nothing new.
    """
    alike = {}
    for change in changes:
        if change.kind != "moved":
            lang, _, figure = change.figure.rpartition("/")
            same = (figure, change.mark, change.field, repr(change.old), repr(change.new))
            alike.setdefault(same, []).append((lang, change))
    return [
        replace(those[0][1], figure=f"{'+'.join(lang for lang, _ in those)}/{same[0]}")
        for same, those in alike.items()
    ]


def _moves(changes, words):
    """Name the marks that only moved, a line a figure."""
    moved = {}
    for change in changes:
        if change.kind == "moved":
            moved.setdefault(change.figure, []).append(change.mark)
    return [
        words.say("{figure}: only moved: {marks}", figure=figure, marks=", ".join(marks))
        for figure, marks in moved.items()
    ]


def summary(changes, base, words):
    """Say how much changed."""
    if not changes:
        return words.say("No figure differs from {base}.", base=base)
    told = [change for change in changes if change.kind != "moved"]
    marks = {(change.figure, change.mark) for change in told if change.mark}
    figures = {change.figure for change in changes}
    return words.plural(
        "{n} change since {base}: {marks}, {figures}.",
        "{n} changes since {base}: {marks}, {figures}.",
        len(changes),
        base=base,
        marks=words.plural("{n} mark", "{n} marks", len(marks)),
        figures=words.plural("{n} figure", "{n} figures", len(figures)),
    )


def _heads(words):
    say = words.say
    return say("figure"), say("mark"), say("field"), say("old"), say("new")


def _filled(change, words):
    """Give old and new as text; an empty cell says that a mark or figure is new or gone."""
    old, new = _value(change.old), _value(change.new)
    if change.kind == "new":
        return words.say("(new)"), new
    return (old, words.say("(gone)")) if change.kind == "gone" else (old, new)


def _value(value):
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return str(value)


def _bar(cells):
    """Write a row of a Markdown table; nothing in a cell may end it or be taken for markup."""
    safe = (
        cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")
        for cell in cells
    )
    return f"| {' | '.join(safe)} |"
