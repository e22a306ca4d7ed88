"""Figures in programs that know no web fonts: nothing is cut, nothing leaves the picture.

Looked at as pictures in rsvg, CairoSVG, Inkscape and LibreOffice; held here by the widths of
DejaVu Sans, the widest of the faces that such programs fall back on, and by rsvg where it is.
"""

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageFont

from dossier.dataset.paths import FIGURES
from dossier.i18n.language import LANGUAGES
from dossier.plot import fallback
from dossier.plot.svg import SVG

NAMES = sorted(file.stem for file in FIGURES.glob("en/*.json"))
PLAIN_RULE = re.compile(
    r'text\[font-size="([\d.]+px)"\](\[font-weight="600"\])?\{font-size:([\d.]+)'
)
SHIFT = {"middle": 0.5, "end": 1}
RSVG = shutil.which("rsvg-convert")


@cache
def dejavu(weight):
    file = f"DejaVuSans{'-Bold' if weight == '600' else ''}.ttf"
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / file, 100)


def figure(told_site, lang, name):
    return (told_site.parent / "figures" / lang / f"{name}.svg").read_text("utf-8")


def ends(text):
    """Give, for each level line of a figure, where a program without its fonts would end it."""
    root = ET.fromstring(text)
    style = root.find(f"{{{SVG}}}style").text.partition("@supports")[0]
    small = {(size, bool(bold)): float(own) for size, bold, own in PLAIN_RULE.findall(style)}
    for line in root.iter(f"{{{SVG}}}text"):
        weight = line.get("font-weight", "400")
        said, size = "".join(line.itertext()).strip(), line.get("font-size")
        own = small[size, weight == "600"]
        wide = dejavu(weight).getlength(said) * own / 100
        if "transform" not in line.attrib:
            start = float(line.get("x")) - SHIFT.get(line.get("text-anchor"), 0) * wide
            yield said, start, start + wide, float(root.get("viewBox").split()[2])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_leaves_the_picture_in_the_widest_face(told_site, name, lang):
    lines = list(ends(figure(told_site, lang, name)))
    assert len(lines) > 5
    assert [line for line in lines if line[1] < 0 or line[2] > line[3]] == []


def test_a_browser_keeps_the_size_that_was_drawn():
    rules = fallback.rules({("10px", 400), ("10px", 600)})
    plain, _, browsers = rules.partition("@supports (font-size:1px)")
    assert plain == (
        'text[font-size="10px"]{font-size:7.8px}'
        'text[font-size="10px"][font-weight="600"]{font-size:7.3px}'
    )
    assert browsers.startswith('{text[font-size="10px"]{font-size:10px}')


@pytest.mark.skipif(RSVG is None, reason="no rsvg-convert: apt-get install librsvg2-bin")
@pytest.mark.parametrize("name", ["01-documents", "03-contracts", "04-map", "06-outcomes"])
def test_rsvg_draws_the_whole_title_and_footer(told_site, name):
    drawn = subprocess.run(
        [RSVG], input=figure(told_site, "ru", name).encode(), capture_output=True
    )
    picture = np.asarray(Image.open(io.BytesIO(drawn.stdout)).convert("L"))
    margin = picture[:, -round(0.1 * 72 * 96 / 72) :]
    assert (margin[:60] > 250).all() and (margin[-40:] > 250).all()
