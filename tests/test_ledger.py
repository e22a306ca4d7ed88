"""The ledger: rows as high as their content, columns that share the width, bars to scale."""

import numpy as np
import pytest
from crowding import crowding

from dossier.i18n.language import Words
from dossier.plot import style
from dossier.plot.ledger import Bar, Bars, Column, Dot, Flow, Fold, Ledger, Row, Text, Tile, years

WORDS = Words("en")
ABOUT = {"kind": "Table", "title": "A finding", "subtitle": "", "publishers": ()}
LONG = "A name that goes on and on " * 3


def row(id, **other):
    lists = dict.fromkeys(("claims", "wordings", "sources", "publishers"), ())
    return {"id": id, "status": "reported", "verdict": "refined"} | lists | other


def mark(id):
    return {"row": row(id), "label": id, "value": 1}


@style.applied()
def drawn(columns, rows, **options):
    table = Ledger(columns, rows, **options)
    table.draw("99-ledger", WORDS, **ABOUT)
    assert crowding(table.figure) == []
    return table


def texts(table):
    return {text.get_text(): text for text in table.axes.texts}


def test_a_row_is_as_high_as_its_content():
    rows = [Row({"a": Text("One")}), Row({"a": Text(LONG)}), Row({"a": Text("Two")}, gap=0.5)]
    table = drawn({"a": Column("Name", width=2.0)}, rows)
    one, three, two = (table.box(number, "a").height for number in range(3))
    assert three > 2 * one and two == pytest.approx(one)
    assert table.box(2, "a").y - table.level(2) == pytest.approx(0.5)


def test_first_lines_of_a_row_stand_level():
    cells = {"a": Text("Amount", size=13), "b": Text("Name"), "c": Flow([Dot({"marker": "o"})])}
    table = drawn({key: Column() for key in cells}, [Row(cells)])
    found = texts(table)
    middles = [
        found[key].get_position()[1] - 0.33 * found[key].get_size() / 72
        for key in ("Amount", "Name")
    ]
    assert middles[0] == pytest.approx(middles[1])
    assert table.axes.lines[-1].get_ydata()[0] == pytest.approx(middles[0])


def test_signs_fold_into_as_few_lines_as_there_is_room_for():
    tiles = [Tile(mark(f"C{n}")) for n in range(30)]
    columns = {"a": Column(width=2.0), "b": Fold("Head")}
    table = drawn(columns, [Row({"a": Text("One"), "b": Flow(tiles, line=0.24)})], width=5)
    levels = {round(patch.get_y(), 3) for patch in table.axes.patches if patch.get_gid()}
    assert len(levels) == 4, "thirty tiles of 0.24 inches in 2.4 inches less a gap"
    assert len(table.figure.marks) == 30 and table.figure.canvas.get_figwidth() == 5


def test_a_figure_grows_where_its_columns_need_more():
    columns = {key: Column(width=3.0) for key in "abc"}
    table = drawn(columns, [Row({key: Text(key) for key in columns})], width=6)
    assert table.figure.canvas.get_figwidth() == pytest.approx(9.6)


def test_bars_stand_to_scale_with_words_inside_or_beside():
    def bars(start, end, id):
        bar = Bar(start, end, style.fill("reported"), mark(id))
        return Row({"a": Bars((bar,), text=f"worth {id}", inside=style.PAPER)})

    table = drawn(
        {"a": years(2001, 2020, WORDS, share=1)}, [bars(2001, 2011, "F1"), bars(2001, 2002, "F2")]
    )
    first, second = (patch for patch in table.axes.patches if patch.get_gid())
    assert first.get_width() == pytest.approx(10 * second.get_width())
    found = texts(table)
    assert found["worth F1"].get_ha() == "center"
    assert found["worth F2"].get_position()[0] > second.get_x() + second.get_width()


def test_lines_of_one_look_are_one_path():
    rows = [
        Row({"a": Text(word)}, rule=rule)
        for word, rule in zip("abc", ("faint", "", "faint"), strict=True)
    ]
    table = drawn({"a": Column(share=1), "b": Column()}, rows)
    (line,) = table.axes.lines
    levels = [table.level(0), table.level(0), np.nan, table.level(2), table.level(2), np.nan]
    assert line.get_ydata() == pytest.approx(levels, nan_ok=True)
    word = table.axes.text(0, 0, "level", va="center")
    assert word.get_va() == "center", "not on its baseline"


def test_a_stressed_row_has_a_band_and_a_head_stands_above_its_row():
    rows = [Row({"a": Text("One")}, stressed=True), Row({"a": Text("Two")}, head="Others")]
    table = drawn({"a": Column(share=1)}, rows)
    (band,) = table.axes.patches
    assert band.get_height() == pytest.approx(table.level(1) - table.level(0))
    levels = [texts(table)[key].get_position()[1] for key in ("One", "Others", "Two")]
    assert levels == sorted(levels) and levels[1] > table.level(1)


def test_of_very_many_years_some_are_named():
    all_of_them, some = years(2001, 2040, WORDS), years(1008, 2008, WORDS)
    assert [text for _, text in all_of_them.ticks] == [str(year) for year in range(2001, 2041)]
    assert 20 <= len(some.ticks) <= 40 and some.ticks[0] == (1008.5, "1008")
    assert len(some.lines) <= 42
