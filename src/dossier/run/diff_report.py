"""Changes of the figures as a table for a console, as Markdown for a workflow, as JSON."""

import json
from dataclasses import asdict

CELL = 32  # letters of a value in a console's table
MOST = 400  # rows of a Markdown table; a job's summary holds a megabyte


def as_json(changes, base):
    """Write changes as JSON, with their kind; nothing is shortened."""
    listed = [asdict(change) | {"kind": change.kind} for change in changes]
    about = {"base": base, "drift": bool(changes), "changes": listed}
    return json.dumps(about, ensure_ascii=False, indent=1)


def as_text(changes, base, words):
    """Write changes as a table for a console; long values are shortened around what differs."""
    rows = [_heads(words)]
    for change in _told(changes):
        old, new = _shorten(_value(change.old), _value(change.new))
        rows.append((change.figure, change.mark, change.field, *_filled(change, old, new, words)))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    table = lines if len(rows) > 1 else ()
    return "\n".join([*table, *_moves(changes, words), summary(changes, base, words)])


def as_markdown(changes, base, words):
    """Write changes as Markdown, such as for the summary of a workflow's job."""
    lines = [f"### {words.say('Figures that changed')}", "", summary(changes, base, words), ""]
    told = _told(changes)
    if told:
        lines += [_bar(_heads(words)), _bar(["---"] * 5)]
    for change in told[:MOST]:
        values = _filled(change, _value(change.old), _value(change.new), words)
        lines.append(_bar([change.figure, change.mark, change.field, *values]))
    if len(told) > MOST:
        more = len(told) - MOST
        lines += ["", words.plural("And {n} more change.", "And {n} more changes.", more)]
    return "\n".join([*lines, "", *(f"- {line}" for line in _moves(changes, words))]).rstrip()


def _told(changes):
    """Pick the changes that say something new; a mark that only made room does not."""
    return [change for change in changes if change.kind != "moved"]


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
    marks = {(change.figure, change.mark) for change in _told(changes) if change.mark}
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


def _filled(change, old, new, words):
    """Say in the empty cell that a mark or figure is new or gone."""
    if change.kind == "new":
        return words.say("(new)"), new
    return (old, words.say("(gone)")) if change.kind == "gone" else (old, new)


def _value(value):
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return str(value)


def _shorten(old, new):
    """Cut two long values to the stretch in which they begin to differ."""
    old, new = (" ".join(value.split()) for value in (old, new))
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    start = max(0, same - CELL // 4) if max(len(old), len(new)) > CELL else 0
    return tuple(_cut(value, min(start, max(0, len(value) - CELL))) for value in (old, new))


def _cut(value, start):
    end = start + CELL
    head, tail = "…" if start else "", "…" if end < len(value) else ""
    return head + value[start + len(head) : end - len(tail)] + tail


def _bar(cells):
    """Write a row of a Markdown table; nothing in a cell may end it or be taken for markup."""
    safe = (
        cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")
        for cell in cells
    )
    return f"| {' | '.join(safe)} |"
