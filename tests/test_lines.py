"""Lines of one text stand evenly, as the saved SVG has them: no line sits by its own ink."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import pairwise

import pytest

from dossier.i18n.language import LANGUAGES
from dossier.plot.typesetting import LEADING

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
