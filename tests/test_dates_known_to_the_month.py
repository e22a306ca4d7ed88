"""Dates of which only the month or the year is known, against each day that they can mean."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dossier.story.as_of import known_from, last_days
from dossier.story.postures import dated

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
PRECISIONS = st.sampled_from(["day", "month", "year"])
DATED = st.lists(st.tuples(DAYS, PRECISIONS), min_size=1, max_size=4)


def meant(day, precision):
    """Count on from a day to the last one of the same month or year, a day at a time."""
    parts = {"day": 3, "month": 2, "year": 1}[precision]
    while (day + timedelta(1)).timetuple()[:parts] == day.timetuple()[:parts]:
        day += timedelta(1)
    return pd.Timestamp(day)


def column(each):
    return pd.Series(pd.to_datetime(list(each)))


@given(DATED)
def test_the_last_day_is_the_last_that_a_date_can_mean(each):
    days, precision = zip(*each, strict=True)
    last = last_days(column(days), pd.Series(precision))
    assert list(last) == [meant(*pair) for pair in each]


@given(DATED, DAYS)
def test_a_source_is_known_on_a_day_if_it_was_out_whichever_day_is_meant(each, as_of):
    days, precision = zip(*each, strict=True)
    sources = {"published": column(days), "published_precision": precision}
    sources = pd.DataFrame(sources | {"accessed": pd.Timestamp("2031-01-01")})
    known = known_from(sources) <= pd.Timestamp(as_of)
    assert list(known) == [meant(*pair).date() <= as_of for pair in each]


def test_a_source_without_a_date_is_known_from_the_day_on_which_it_was_read():
    read = pd.Timestamp("2009-01-02")
    row = {"published": pd.NaT, "published_precision": None, "accessed": read}
    assert list(known_from(pd.DataFrame([row]))) == [read]


@given(DATED, st.integers(0, 400))
def test_a_span_lasts_to_the_last_day_that_its_end_can_mean(each, length):
    rows = [
        {"id": f"V{n}", "status": "reported", "sources": (f"S{n}",), "precision": precision}
        | {"start": pd.Timestamp(day), "end": pd.Timestamp(day) + pd.Timedelta(length * n, "D")}
        for n, (day, precision) in enumerate(each)
    ]
    moves = pd.DataFrame(columns=["id", "status", "sources", "start", "end"])
    moves = moves.astype({"start": "datetime64[ns]", "end": "datetime64[ns]"})
    made = dated(moves, pd.DataFrame(rows)).set_index("id")
    for row in rows:
        assert made.at[row["id"], "end"] == meant(row["end"].date(), row["precision"])
        assert made.at[row["id"], "end"] >= row["start"]
    assert list(made["start"]) == sorted(made["start"])
