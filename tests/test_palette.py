"""The palette: every colour of the grammar has its pair, and both can be seen."""

import pytest
from pictures import contrast

from dossier.i18n.vocabulary import COLOUR, INK, OUTCOME_COLOUR
from dossier.plot import palette, style

GROUNDS = ("paper", "land", "band", "wash")
WORDS = ("ink", "quiet", *palette.MIXED[2:])


@pytest.mark.parametrize("colour", sorted({INK, *COLOUR.values(), *OUTCOME_COLOUR.values()}))
def test_each_colour_of_the_vocabulary_has_a_role(colour):
    assert palette.named(colour) != colour


@pytest.mark.parametrize("when", [0, 1], ids=["by day", "after dark"])
@pytest.mark.parametrize("role", WORDS)
def test_words_and_marks_are_clear_on_each_ground(role, when):
    own = palette.PAIRS[role][when]
    seen = {ground: contrast(own, palette.PAIRS[ground][when]) for ground in GROUNDS}
    assert seen["paper"] >= 4.5 and min(seen.values()) >= 3, seen


def test_a_tint_is_found_again_and_its_pair_is_darker():
    tint = palette.to_hex(style.tint(COLOUR["refined"], 0.2))
    assert palette.named(tint) == "var(--refined-20)"
    by_day, after_dark = palette.pairs()["refined-20"]
    assert by_day == tint and contrast(after_dark, "#000000") < contrast(by_day, "#000000") / 3


def test_a_colour_of_no_role_stays():
    assert palette.named("#123456") == "#123456" and palette.named("none") == "none"
