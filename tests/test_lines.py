"""Lines of one text stand evenly, as the saved SVG has them: no line sits by its own ink."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import pairwise

import pytest
from drawing import NAMES, draw, usual

from dossier.plot.typesetting import LEADING

SVG = "{http://www.w3.org/2000/svg}"
APART = 1.7  # sizes of letters: what stands further apart is another text
FACE = 1.424  # sizes of letters: what the face itself asks for, where matplotlib breaks lines
SLACK = 0.01  # sizes of letters


def gaps(svg):
    """Give the gaps between lines of texts that are set alike, in sizes of their letters."""
    columns = defaultdict(list)
    for text in ET.fromstring(svg).iter(f"{SVG}text"):
        style, place = text.get("style", ""), text.get("transform", "")
        x, y = (float(text.get(key, 0)) for key in "xy")
        if moved := re.search(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)", place):
            x, y = x + float(moved[1]), y + float(moved[2])
        columns[round(x, 1), style].append((y, "".join(text.itertext())))
    for (_, style), lines in columns.items():
        size = float(re.search(r"font(?:-size)?:[^;]*?([\d.]+)px", style)[1])
        for (above, one), (below, other) in pairwise(sorted(lines)):
            words = len(one) > 1 < len(other)  # no row of signs
            if words and 0.5 < (below - above) / size < APART:
                yield (below - above) / size, one, other


@pytest.mark.parametrize("lang", ["en", "es", "ru"])
@pytest.mark.parametrize("name", NAMES)
def test_lines_stand_evenly(name, lang):
    drawn = usual(name) if lang == "en" else draw(name, lang=lang)
    for figure in drawn.figures.values():
        uneven = [
            found
            for found in gaps(figure.svg())
            if min(abs(found[0] - even) for even in (LEADING, FACE)) > SLACK
        ]
        assert not uneven, figure.name
