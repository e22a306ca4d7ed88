"""Tables, sentences and source lists read well and break nothing."""

import pandas as pd

from dossier.i18n.language import Words
from dossier.story.tables import Prose, cite, tabulate

WORDS = Words("en")


def test_a_table_is_laid_out_for_reading():
    rows = pd.DataFrame(
        {
            "id": ["T01", "T02"],
            "arrive_on": pd.to_datetime(["2008-11-21", None]),
            "km": [8974.4, 14.0],
            "flown": [True, False],
            "claims": [("C20", "C21"), ()],
        }
    )
    table = tabulate(rows, ["arrive_on", "km", "flown", "claims"], WORDS)
    assert table.frame.loc["T01"].tolist() == ["21 Nov 2008", "8,974.4", "yes", "C20, C21"]
    assert table.frame.loc["T02"].tolist() == ["", "14", "no", ""]
    assert list(table.frame.columns) == ["arrive on", "km", "flown", "claims"]


def test_a_table_shows_long_texts_whole_and_escapes_them():
    table = tabulate(pd.DataFrame({"id": ["a"], "why": ["<b>" + "x" * 200]}), ["why"], WORDS)
    assert "x" * 200 in table._repr_html_() and "&lt;b&gt;" in table._repr_html_()
    assert "x" * 200 in repr(table)


def test_prose_is_markdown_in_a_notebook_and_plain_in_a_console():
    text = Prose("- a *b*")
    assert text._repr_markdown_() == repr(text) == "- a *b*"


def test_a_source_list_links_each_source():
    rows = pd.DataFrame(
        {
            "source_id": ["S01", "S02"],
            "title": ["A [draft]", "B"],
            "url": ["https://a.org/x_(y)", "https://b.org"],
            "publisher": ["P", "Q"],
            "published": pd.to_datetime(["2008-11-01", None]),
            "published_precision": ["month", None],
        }
    )
    assert cite(rows, WORDS).splitlines() == [
        "- S01: [A (draft)](https://a.org/x_%28y%29), P, Nov 2008",
        "- S02: [B](https://b.org), Q, undated",
    ]
    assert cite(rows.iloc[:0], WORDS) == "No source."
