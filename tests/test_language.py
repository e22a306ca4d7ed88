"""Numbers, dates and lists as English readers expect them."""

from datetime import date

import pytest

from dossier.i18n.language import Words

WORDS = Words("en")
DAY = date(2008, 11, 21)


@pytest.mark.parametrize(
    "said, expected",
    [
        (WORDS.number(4.4), "4.4"),
        (WORDS.number(29100), "29,100"),
        (WORDS.number(5.0), "5"),
        (WORDS.number(1793.5, 0), "1,794"),
        (WORDS.money_bn(4.4), "$4.4bn"),
        (WORDS.money_m(474.6), "$474.6m"),
        (WORDS.date(DAY), "21 Nov 2008"),
        (WORDS.date(DAY, "month"), "Nov 2008"),
        (WORDS.date(DAY, "year"), "2008"),
        (WORDS.day(DAY, weekday=True), "Fri 21 Nov"),
        (WORDS.span(DAY, DAY), "21 Nov"),
        (WORDS.span(DAY, date(2008, 11, 24)), "21–24 Nov"),
        (WORDS.years(2005, 2007), "2005–2007"),
        (WORDS.years(2005, 2005), "2005"),
        (WORDS.list(["a", "b", "c"]), "a, b and c"),
        (WORDS.percent(0.57), "57%"),
        (WORDS.plural("{n} day", "{n} days", 1), "1 day"),
        (WORDS.plural("{n} day", "{n} days", 9), "9 days"),
        (WORDS.country("PER"), "Peru"),
        (WORDS.sources(["A", "B", "A"]), "Sources: A and B."),
        (WORDS.sources("ABCDE"), "Sources: A, B, C, D and 1 other."),
        (WORDS.sources([]), "No source."),
    ],
)
def test_it_reads_as_english(said, expected):
    assert said.replace("\u2009", "") == expected


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["4,400", "100,000", "−139", "0.5"]),
        ("es", ["4400", "100\u00a0000", "−139", "0,5"]),
        ("ru", ["4400", "100\u00a0000", "−139", "0,5"]),
    ],
)
def test_numbers_are_written_as_the_language_does(lang, told):
    assert [Words(lang).number(value) for value in (4400, 100_000, -139, 0.5)] == told


def test_a_sign_stays_with_its_word_and_an_abbreviation_ends_a_sentence():
    assert WORDS.say("{glyph} {verdict}", glyph="✓", verdict="so") == "✓\u00a0so"
    assert WORDS.say("{title}, {date}.", title="It", date="2008 г.") == "It, 2008 г."
    assert WORDS.say("{title}...", title="It") == "It..."


@pytest.mark.parametrize(
    ("name", "inside"), [("Nuclear energy", "nuclear energy"), ("UN", "UN"), ("Связь", "связь")]
)
def test_a_common_name_inside_a_sentence_has_a_small_letter(name, inside):
    assert WORDS.inside(name) == inside


def test_braces_in_the_data_do_no_harm():
    assert WORDS.say("{name}", name="{oops}") == "{oops}"
