"""Lines of one text stand evenly, as the saved SVG has them: no line sits by its own ink."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import pairwise

import pytest

from dossier.i18n.language import LANGUAGES
from dossier.pages.unbroken import NO_BREAK, held
from dossier.plot import svg as parts
from dossier.plot.typesetting import LEADING, balance, text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"
APART = 1.7  # sizes of letters: what stands further apart is another text
FACE = 1.424  # sizes of letters: what the face itself asks for, where matplotlib breaks lines
SLACK = 0.01  # sizes of letters


def gaps(svg):
    """Give the gaps between lines of texts that are set alike, in sizes of their letters."""
    columns = defaultdict(list)
    for text in ET.fromstring(svg).iter(f"{SVG}text"):
        looks = ("font-size", "font-weight", "fill", "text-anchor")
        look = tuple(text.get(key, "") for key in looks)
        x, y = map(float, re.findall(r"-?[\d.]+", text.get("transform", "")) or _place(text))
        columns[round(x, 1), look].append((y, "".join(text.itertext())))
    assert columns, "the texts are not found"
    for (_, (size, *_)), lines in columns.items():
        size = float(size.removesuffix("px"))
        for (above, one), (below, other) in pairwise(sorted(lines)):
            words = len(one) > 1 < len(other)  # no row of signs
            if words and 0.5 < (below - above) / size < APART:
                yield (below - above) / size, one, other


def _place(text):
    return text.get("x"), text.get("y")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_stand_evenly(told, lang):
    files = sorted((told / "figures" / lang).glob("*.svg"))
    assert files
    for file in files:
        uneven = [
            found
            for found in gaps(file.read_text("utf-8"))
            if min(abs(found[0] - even) for even in (LEADING, FACE)) > SLACK
        ]
        assert not uneven, file.stem


@pytest.mark.parametrize("inches", [2, 3.1, 4])
def test_even_lines_are_as_few_as_can_be_and_as_short(inches):
    text = "Of the agreements counted in the sources two are not named by the article at all"
    usual, even = (broken(text, inches, 15, 600) for broken in (wrap, balance))
    assert len(even) == len(usual) > 1 and " ".join(even) == text
    longest = max(text_width(line, 15, 600) for line in even)
    assert len(wrap(text, longest - 0.01, 15, 600)) > len(even)


@pytest.mark.parametrize("text", ["", "Word", "Antidisestablishmentarianism Word"])
def test_what_cannot_be_broken_more_evenly_stays(text):
    assert balance(text, 1, 15) == wrap(text, 1, 15)


@pytest.mark.parametrize("part", parts.PARTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_around_a_drawing_ends_in_a_word_alone(told, lang, part):
    lines = {}
    for file in (told / "figures" / lang).glob("*.svg"):
        drawn, name = ET.parse(file).getroot().iter(), parts.part(file.stem, part, "")
        own = [each for each in drawn if each.get("id", "").startswith(name)]
        lines[file.stem] = ["".join(each.itertext()).strip() for each in own]
    assert max(map(len, lines.values())) > 1
    assert [name for name, own in lines.items() if len(own) > 1 and " " not in own[-1]] == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("12 contracts in 2005–2007", ["12_contracts", "in", "2005–2007"]),
        ("All 12 ships by 2008; more", ["All", "12_ships", "by_2008;", "more"]),
        ("With 12 ships 9, and more", ["With", "12_ships_9,", "and", "more"]),
        ("Америка, ноябрь 2008 года: ответ", ["Америка,", "ноябрь_2008_года:", "ответ"]),
        ("пт, 21 нояб. 2008 г.", ["пт,", "21_нояб.", "2008_г."]),
        ("верно 63, опровергнуто 5; еще 12", ["верно_63,", "опровергнуто_5;", "еще_12"]),
        ("Se cumplió: 0 de 1 expectativa", ["Se", "cumplió:", "0_de", "1_expectativa"]),
        ("Визит в Перу и на Кубу — в ноябре", ["Визит", "в_Перу", "и_на", "Кубу_—", "в_ноябре"]),
        ("Sources: ✓ bear it out, ≈ refine it", "Sources: ✓_bear it out, ≈_refine it".split()),
        ("A fleet’s return and a plan", ["A_fleet’s", "return", "and", "a_plan"]),
    ],
)
def test_no_line_breaks_between_words_that_belong_together(text, pieces):
    page = held(f"<p title='{text}'>{text}</p>")
    assert page.startswith(f"<p title='{text}'>"), "what is no text stays"
    spans = re.findall("<span class=.held.>(.*?)</span>", page)
    assert spans == [each for each in pieces if re.search(r"\d–\d", each)]
    assert re.sub("<.*?>", "", page).split(" ") == [each.replace("_", NO_BREAK) for each in pieces]
    narrow = max(text_width(each.replace("_", " "), 9) for each in pieces)
    lines = wrap(text, narrow + 0.01, 9)
    assert " ".join(lines) == text, "figures keep plain blanks"
    broken = [(before.split()[-1], after.split()[0]) for before, after in pairwise(lines)]
    assert not {f"{before}_{after}" for before, after in broken} & set(pieces)


def test_a_text_stays_in_one_line_where_it_has_just_its_room():
    wide = text_width("refused 15", 9)
    for gap in (0.1, 0.14, 0.3):
        assert wrap("refused 15", wide + gap + 1 / 3 - (gap + 1 / 3), 9) == ["refused 15"]


def test_a_number_leaves_its_noun_where_a_line_has_no_room_for_both():
    assert wrap("12 contracts", 0.5, 9) == ["12", "contracts"]
