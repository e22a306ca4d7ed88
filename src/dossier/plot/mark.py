"""A mark: one drawn thing, bound to the claims and sources behind it."""

from dataclasses import dataclass

import pandas as pd

LENGTH = {"day": 10, "month": 7, "year": 4}  # letters of an ISO date


@dataclass(frozen=True)
class Mark:
    """One drawn thing, bound to the claims and sources behind it.

    Attributes:
        id: key of the row drawn, unique in its figure.
        label: the thing in the reader's words.
        value: what its place or size says; a number, a date (ISO) or a word.
        unit: unit of the value; empty for dates and words.
        status, verdict: as in the design; the verdict of evidence is empty.
        claims, wordings: ids of the claims that it answers to, and what they say.
        sources, publishers: ids of its sources, and who published them.
        position: x and y in data coordinates: numbers, dates or the keys of column and row.
        since, until: first and last day (ISO, as exact as they are known: a day, a month or a
            year) where the mark is drawn for its days; else empty.
    """

    id: str
    label: str
    value: object
    unit: str
    status: str
    verdict: str
    claims: tuple
    wordings: tuple
    sources: tuple
    publishers: tuple
    position: tuple
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, row, *, value, label=None, unit="", at=(), when=(), precision="day", id=None):
        """Make the mark of a row.

        Args:
            row: a row of ``Story.table``: id, status, verdict, claims, wordings, sources and
                publishers.
            value: what its place or size says.
            label: the thing in the reader's words; else the row's own.
            unit: unit of the value.
            at: position in data coordinates, such as a year, metres on the map, or the keys
                of the column and row that it stands in.
            when: first and last day, or first and last year, where it is drawn for them.
            precision: how exactly the days are known: day, month or year.
            id: id of the mark where one row is drawn as several marks.
        """
        days = [iso(day, precision) for day in when if not pd.isna(day)] or [""]
        return cls(
            id=id or row["id"],
            label=row["label"] if label is None else label,
            value=plain(value),
            unit=unit,
            position=tuple(plain(v) for v in at),
            since=days[0],
            until=days[-1],
            **{key: row[key] for key in ("status", "verdict")},
            **{key: tuple(row[key]) for key in ("claims", "wordings", "sources", "publishers")},
        )

    @property
    def url(self):
        """Link to the first claim of the mark or, beyond the article, to its first source."""
        page, ids = ("claims.html", self.claims) if self.claims else ("sources.html", self.sources)
        return f"{page}#{ids[0]}" if ids else page


def plain(value):
    """Turn pandas and numpy values into what JSON and CSV can hold; dates into ISO text."""
    if value is None or value != value:
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    value = value.item() if hasattr(value, "item") else value
    return round(value, 6) if isinstance(value, float) else value


def iso(day, precision="day"):
    """Write a day as ISO text as exact as it is known, such as 2008-11, or a year.

    Args:
        day: a date, a year, or a missing value, which gives an empty text.
        precision: ``day``, ``month`` or ``year``.
    """
    if pd.isna(day):
        return ""
    if not hasattr(day, "isoformat"):
        return f"{int(day):04}"
    return day.isoformat()[: LENGTH[precision]]
