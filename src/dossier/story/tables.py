"""What a notebook says between its figures: sentences, tables and lists of sources."""

from html import escape
from numbers import Real

import pandas as pd

from dossier.dataset.errors import ParameterError, suggest
from dossier.dataset.rows import dicts
from dossier.i18n import dollars
from dossier.i18n.headings import ARRIVAL_WORDS, BASIS_WORDS, COLUMN_WORDS
from dossier.i18n.vocabulary import (
    ACCOUNT_WORDS,
    OUTCOME_WORDS,
    STATUS_WORDS,
    TOPIC_WORDS,
    VERDICT_WORDS,
)
from dossier.story.phrases import published

WORDED = {
    "account": ACCOUNT_WORDS,
    "arrived_by": ARRIVAL_WORDS,
    "basis": BASIS_WORDS,
    "outcome": OUTCOME_WORDS,
    "status": STATUS_WORDS,
    "topic": TOPIC_WORDS,
    "verdict": VERDICT_WORDS,
}


class Prose(str):
    """Text that a notebook shows as Markdown and a console as it is."""

    def _repr_markdown_(self):
        return dollars.in_markdown(self)

    def __repr__(self):
        """Show the text without quotes."""
        return str(self)


class Table:
    """A frame laid out for reading: whole sentences in its cells, nothing cut off.

    Attributes:
        frame: the rows shown.
        note: how many rows there are, where not all are shown.
    """

    def __init__(self, frame, note=""):
        self.frame, self.note = frame, note

    def __len__(self):
        return len(self.frame)

    def __repr__(self):
        """Show the table as text."""
        return "\n".join(filter(None, (self.frame.to_string(index_names=False), self.note)))

    def _repr_html_(self):
        with pd.option_context("display.max_colwidth", None):
            html = self.frame.to_html(border=0, index_names=False, escape=True)
        return dollars.in_html(html + (f"<p>{escape(self.note)}</p>" if self.note else ""))


def tabulate(frame, columns, words, rows=None):
    """Lay rows out for reading: keys and dates in words, tuples joined, missing cells empty.

    Args:
        frame: any frame; a column ``id`` becomes the row labels.
        columns: names of the columns to show.
        words: the language.
        rows: how many to show at most.
    """
    for name in columns:
        if name not in frame:
            raise ParameterError(f"{name}: no such column; {_near(name, frame.columns)}")
    note = ""
    if rows is not None and len(frame) > rows:
        note = words.plural(
            "The first {shown} of {n} row.",
            "The first {shown} of {n} rows.",
            len(frame),
            shown=rows,
        )
        frame = frame.head(rows)
    shown = frame.set_index("id") if "id" in frame else frame
    shown = shown[list(columns)].copy()
    for column in shown.columns.intersection(list(WORDED)):
        shown = shown.assign(**{column: _worded(shown[column], WORDED[column], words)})
    for column in shown.columns:
        kind = _CELLS.get(column, _cell)
        shown[column] = [kind(value, words) for value in shown[column]]
    return Table(shown.rename(columns=lambda name: _head(name, words)), note)


def _near(name, columns):
    return suggest(name, columns) or f"allowed: {', '.join(columns)}"


def cite(sources, words):
    """List sources as Markdown, each a link."""
    lines = [
        words.say(
            "- {id}: [{title}]({url}), {publisher}, {date}",
            id=source["source_id"],
            title=source["title"].replace("[", "(").replace("]", ")"),
            url=markdown_address(source["url"]),
            publisher=source["publisher"],
            date=published(source, words),
        )
        for source in dicts(sources)
    ]
    return Prose("\n".join(lines) or words.say("No source."))


def markdown_address(url):
    """Write an address so that Markdown takes it for one whole."""
    return url.replace(")", "%29").replace("(", "%28").replace("$", "%24")


def _head(column, words):
    return words.say(COLUMN_WORDS[column]) if column in COLUMN_WORDS else column.replace("_", " ")


def _worded(values, table, words):
    """Put keys such as ``did_not_happen`` into words; leave what is no key."""
    return [words.say(table[value]) if value in table else value for value in values]


def _year(value, words):
    return "" if pd.isna(value) else words.year(value)


def _sentences(value, words):
    """Let whole sentences follow each other, each with its full stop."""
    return " ".join(text if text.endswith((".", "?", "!", "…")) else f"{text}." for text in value)


_CELLS = {"period_from": _year, "period_to": _year, "wordings": _sentences}


def _cell(value, words):
    if isinstance(value, tuple):
        return ", ".join(value)
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return words.date(value)
    if pd.api.types.is_bool(value):
        return words.say("yes") if value else words.say("no")
    return words.number(value) if isinstance(value, Real) else value
