"""Numbers, dates and lists as English readers expect them."""

from datetime import date

import pandas as pd
import pytest

from dossier.i18n.language import LANGUAGES, Words
from dossier.i18n.money import rescaled

WORDS = Words("en")
DAY = date(2008, 11, 21)


@pytest.mark.parametrize(
    "said, expected",
    [
        (WORDS.number(4.4), "4.4"),
        (WORDS.number(29100), "29,100"),
        (WORDS.number(5.0), "5"),
        (WORDS.number(1793.5, 0), "1,794"),
        (WORDS.money(4.4), "$4.4bn"),
        (WORDS.money(474.6, "USD", "million"), "$474.6m"),
        (WORDS.money(3.2, "EUR", "billion"), "€3.2bn"),
        (WORDS.money(35, "PEN", "thousand"), "PEN\N{NO-BREAK SPACE}35,000"),
        (WORDS.money_span(52, 54, "USD", "million"), "$52–54m"),
        (WORDS.money_span(3, 3.0, "EUR", "billion"), "€3bn"),
        (WORDS.unit("EUR m"), "EUR m"),
        (WORDS.unit("rifles"), "rifles"),
        (WORDS.date(DAY), "21 Nov 2008"),
        (WORDS.date(DAY, "month"), "Nov 2008"),
        (WORDS.date(DAY, "year"), "2008"),
        (WORDS.day(DAY, weekday=True), "Fri 21 Nov"),
        (WORDS.day_in_full(DAY), "Friday 21 November"),
        (WORDS.when(DAY, DAY, year=False), "21 Nov"),
        (WORDS.when(DAY, date(2008, 11, 24), year=False), "21–24 Nov"),
        (WORDS.when("2008-11-21", "2008-11-24"), "21–24 Nov 2008"),
        (WORDS.when(pd.NaT), ""),
        (WORDS.when(DAY, date(2009, 11, 24), year=False), "21 Nov 2008–24 Nov 2009"),
        (WORDS.when("2008-01-01", "2008-01-31", "month"), "Jan 2008"),
        (WORDS.when("2008-01-01", "2008-03-31", "month", year=False), "Jan–Mar 2008"),
        (WORDS.when("2005-01-01", "2007-12-31", "year"), "2005–2007"),
        (WORDS.plural("{n} year", "{n} years", 1.2), "1.2 years"),
        (WORDS.years(2005, 2007), "2005–2007"),
        (WORDS.years(2005, 2005), "2005"),
        (WORDS.list(["a", "b", "c"]), "a, b and c"),
        (WORDS.percent(0.57), "57%"),
        (WORDS.plural("{n} day", "{n} days", 1), "1 day"),
        (WORDS.plural("{n} day", "{n} days", 9), "9 days"),
        (WORDS.sources(["A", "B", "A"]), "Sources: A and B."),
        (WORDS.sources("ABCDE"), "Sources: A, B, C, D and 1 other."),
        (WORDS.sources([]), "No source."),
    ],
)
def test_it_reads_as_english(said, expected):
    assert said.replace("\u2009", "") == expected


def test_several_states_have_their_case_where_the_catalogue_has_the_verb():
    words, verb = Words("ru"), "{source} lends to {target}"
    said = [words.relation_to_states(n, 1, "", "Перу") for n in (2, 21)]
    assert said == ["Перу: сближение с 2 странами", "Перу: сближение с 21 страной"]
    words.verbs, words.own = {"for": verb}, {verb: "{source} дает в долг: {target}"}
    assert words.relation_to_states(5, 1, "", "Перу") == "Перу дает в долг: 5 стран"


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


def test_apostrophes_are_set_in_what_is_said_but_not_in_data_or_code():
    said = WORDS.say("the article's {word}, `it's`", word="fleet's")
    assert said == "the article’s fleet's, `it's`"


@pytest.mark.parametrize(
    ("name", "inside"), [("Nuclear energy", "nuclear energy"), ("UN", "UN"), ("Связь", "связь")]
)
def test_a_common_name_inside_a_sentence_has_a_small_letter(name, inside):
    assert WORDS.inside(name) == inside


def test_braces_in_the_data_do_no_harm():
    assert WORDS.say("{name}", name="{oops}") == "{oops}"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["La Jornada", "Interfax"], "La Jornada e Interfax"),
        (["EFE", "ITAR-TASS"], "EFE e ITAR-TASS"),
        (["padre", "hijo"], "padre e hijo"),
        (["a", "b", "«Izvestia»"], "a, b e «Izvestia»"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["agua", "hielo"], "agua y hielo"),
        (["Perú", "Rusia"], "Perú y Rusia"),
        (["Perú", "Yakarta"], "Perú y Yakarta"),
    ],
)
def test_spanish_joins_before_an_i_with_e(names, told):
    assert Words("es").list(names) == told


def test_spanish_sentences_join_by_sound_whatever_fills_them():
    words = Words("es")
    assert words.say("{a} y {b}", a="Perú", b="Irán") == "Perú e Irán"
    assert words.say("{a} o {b}", a="siete", b="ocho") == "siete u ocho"
    assert words.say("{a} o {b}", a="7", b="8") == "7 u 8"
    assert words.say("{a} o {b}", a="siete", b="nueve") == "siete o nueve"
    assert WORDS.say("{a} y {b}", a="x", b="i") == "x y i"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("es", {0.999: "1 año", 1: "1 año", 1.5: "1,5 años", 5: "5 años"}),
        ("ru", {0.999: "1 год", 1.5: "1,5 года", 4.4: "4,4 года", 5: "5 лет", 21: "21 год"}),
    ],
)
def test_a_fraction_takes_its_own_plural(lang, told):
    words = Words(lang)
    said = {n: words.plural("{n} year", "{n} years", n) for n in told}
    assert {n: text.replace("\u00a0", " ") for n, text in said.items()} == told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_span_over_new_year_keeps_its_years(lang):
    said = Words(lang).when("2008-11-22", "2009-11-24", year=False)
    assert "2008" in said and "2009" in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_said_as_nothing(lang):
    """Its translation would be the header of the catalogue."""
    assert Words(lang).text("") == Words(lang).say("") == ""


def test_scales_hold_a_thousand_of_the_one_before():
    assert [rescaled(1, scale, "one") for scale in ("thousand", "million", "billion")] == [
        1_000,
        1_000_000,
        1_000_000_000,
    ]
    assert rescaled(4.4, "billion", "million") == 4_400


@pytest.mark.parametrize(
    ("lang", "currency", "sum", "span", "share"),
    [
        ("en", "USD", "$4.4bn", "$1–4.4bn", "$1.27bn of the $4.4bn"),
        ("es", "USD", "4400 M$", "1000–4400 M$", "1270 de los 4400 M$"),
        ("ru", "USD", "$4,4 млрд", "$1–4,4 млрд", "$1,27 из 4,4 млрд"),
        ("en", "EUR", "€4.4bn", "€1–4.4bn", "€1.27bn of the €4.4bn"),
        ("es", "EUR", "4400 M €", "1000–4400 M €", "1270 de los 4400 M €"),
        ("ru", "EUR", "4,4 млрд €", "1–4,4 млрд €", "1,27 из 4,4 млрд €"),
    ],
)
def test_a_sum_is_written_as_its_readers_write_it_its_unit_once(lang, currency, sum, span, share):
    words = Words(lang)
    told = (
        words.money(4.4, currency),
        words.money_span(1, 4.4, currency),
        words.money_share(1.2674, 4.4, currency),
    )
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in told] == [sum, span, share]
