"""Rows as plain values, ready for JSON: claims, sources and sentences in short."""

import pandas as pd

from dossier.dataset.fragment import fragment
from dossier.dataset.rows import dicts


def brief(claim):
    """Give a claim in short."""
    names = ("claim_id", "sentence_id", "claim", "status", "verdict")
    return {name: claim[name] for name in names}


def cited(key, story):
    """Give a source in short."""
    row = bare(story.sources.loc[key])
    names = (
        "source_id",
        "publisher",
        "title",
        "published",
        "published_precision",
        "url",
        "language",
        "origin",
        "first_published_by",
        "archived",
        "archived_on",
    )
    return {name: row[name] for name in names}


def placed(key, story):
    """Give a sentence by its first and last words, with the link to it at the publisher's."""
    row = row_of(story.package.load("sentences"), "sentence_id", key)
    names = ("sentence_id", "position", "starts", "ends")
    link = fragment(story.article["url"], row["starts"], row["ends"])
    return {name: row[name] for name in names} | {"url": link}


def bare(row):
    """Turn a row into plain values for JSON: ISO dates, lists, None for nothing."""
    return {str(name): _bare(value) for name, value in row.items()}


def _bare(value):
    if isinstance(value, tuple):
        return list(value)
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def row_of(frame, column, key):
    """Give the row with a key as plain values."""
    return bare(frame[frame[column] == key].iloc[0])


def records(frame):
    """Give all rows as plain values."""
    return [bare(row) for row in dicts(frame)]
