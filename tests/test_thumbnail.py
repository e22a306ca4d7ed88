"""What a small picture shows of a figure: the marks that tell its finding, and their words."""

import pytest

from dossier.pages.thumbnail import WIDE, window

BOX = (0, 0, 2 * WIDE, 800)


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        (None, 0),
        ((WIDE - 90, 300, WIDE + 90, 310), 100),
        ((WIDE + 10, 300, WIDE + 90, 310), WIDE),
        ((10, 300, 90, 310), 0),
    ],
    ids=["beginning", "names on the left", "sums on the right", "first column"],
)
def test_a_small_picture_has_the_words_beside_its_marks(marked, left):
    assert window(BOX, marked)[0] == left
