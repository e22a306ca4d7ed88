"""A figure's picture, data and words come from the same marks."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import drawing
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from crowding import crowding
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextToPath
from pictures import BLOCK, TOLERANCE
from PIL import Image, ImageChops

from dossier.dataset.errors import ParameterError
from dossier.i18n import vocabulary
from dossier.i18n.language import Words
from dossier.plot import faces, style, svg
from dossier.plot.alt_text import describe, extent
from dossier.plot.drawing import _Pixels, _Svg
from dossier.plot.figure import Figure
from dossier.plot.mark import Mark, iso, plain
from dossier.plot.oblong import Oblong
from dossier.plot.typesetting import text_width, wrap

ROW = {
    "id": "F01",
    "status": "planned",
    "verdict": "refined",
    "claims": ("C61", "C62"),
    "wordings": ("One.", "Two."),
    "sources": ("S01",),
    "publishers": ("A paper",),
}


@pytest.fixture
def figure():
    return draw()


@style.applied()
def draw(**options):
    words = Words("en")
    figure = Figure(
        "99-test",
        words,
        kind="Chart",
        title=options.pop("title", "A finding"),
        subtitle="USD bn, 2005",
        publishers=("A paper",),
    )
    axes = figure.axes(left=0.5, bottom=0.5)
    (dot,) = axes.plot([1], [2], **style.dot("planned", "refined"))
    (bar,) = axes.bar([2], [4.4])
    figure.mark(dot, ROW, label="Dot", value=2.5, unit="USD bn", at=(1, 2))
    beyond = ROW | {"id": "F02", "claims": (), "wordings": (), "verdict": ""}
    figure.mark(bar, beyond, label="Bar <b>", value=4.4, unit="USD bn", at=(2, 4.4))
    return figure


@pytest.mark.parametrize("name", ["../02-map", "a/b", "", "02 map", "a.b"])
def test_a_figure_has_the_name_of_a_file_in_its_folder(name):
    with pytest.raises(ParameterError, match="is not allowed; allowed: such as 02-map"):
        Figure(name, Words("en"), kind="Map", title="None", subtitle="")


def test_marks_links_and_rows_are_the_same(figure):
    ids = [mark.id for mark in figure.marks]
    rows = list(csv.DictReader(io.StringIO(figure.csv())))
    marks = json.loads(figure.json())["marks"]
    links = re.findall(r'<g id="99-test-(F\d+)">\s*<a ', figure.svg())
    assert ids == ["F01", "F02"] == [row["id"] for row in rows] == [m["id"] for m in marks]
    assert sorted(links) == ids


def test_a_mark_links_to_its_claim_or_beyond_the_article_to_its_source(figure):
    root = ET.fromstring(figure.svg())
    links = {link.get("href"): link.get("aria-label") for link in root.iter(f"{{{svg.SVG}}}a")}
    assert links["claims.html#C61"] == "Dot: $2.5bn, planned, refined"
    assert links["sources.html#S01"] == "Bar <b>: $4.4bn, planned"
    titles = [title.text for title in root.iter(f"{{{svg.SVG}}}title")]
    assert "Dot: $2.5bn, planned, refined\nC61: One.\nC62: Two.\nSources: A paper." in titles


def test_letters_that_no_font_has_warn_of_nothing(recwarn):
    figure = draw(title="Sent by \U0001f680 to ꧁")
    assert figure.png() and "\U0001f680" in figure.svg() and not recwarn.list


def test_nothing_keeps_the_pointer_from_a_mark(figure):
    axes = figure.canvas.axes[0]
    (line,) = axes.plot([0, 3], [0, 4], linewidth=1)
    figure.mark(line, ROW | {"id": "F03"}, label="Line", value=1, unit="m")
    (none,) = axes.bar([3], [0])
    figure.mark(none, ROW | {"id": "F04"}, label="Bar of nothing", value=0, unit="m")
    root = ET.fromstring(figure.svg())
    links = list(root.iter(f"{{{svg.SVG}}}a"))
    closed = [g for g in root.iter(f"{{{svg.SVG}}}g") if g.get("pointer-events") == "none"]
    held = {id(link) for group in closed for link in group.iter()}
    assert all(id(link) in held for link in links), "letters over a mark would take the click"
    assert {link.get("pointer-events") for link in links} == {"auto"}
    broad = [
        link.get("aria-label").partition(":")[0]
        for link in links
        for path in link.iter()
        if path.get("stroke-opacity") == "0"
    ]
    assert sorted(broad) == ["Bar of nothing", "Line"]


def test_the_svg_has_real_text_its_own_fonts_and_words(figure):
    root = ET.fromstring(figure.svg())
    texts = {"".join(text.itertext()) for text in root.iter(f"{{{svg.SVG}}}text")}
    assert "A finding" in texts
    assert root.get("role") and root.find(f"{{{svg.SVG}}}desc").text == figure.alt
    assert "font/woff;" in root.find(f"{{{svg.SVG}}}style").text
    assert not re.search(r"(?:src|href)=.https?://", figure.svg())


def test_the_words_hold_every_value(figure):
    assert figure.alt == "Chart: A finding. Range: $2.5–4.4bn."
    for mark in figure.marks:
        assert figure.words.number(mark.value) in figure.description
    assert repr(figure) == f"{figure.alt}\n{figure.subtitle}\n{figure.description}"


def ranged(*marks):
    """Say the range of marks, each given as a dict of what matters of it."""
    usual = dict.fromkeys(("id", "label", "value", "unit", "status", "verdict"), "")
    rest = dict.fromkeys(("claims", "wordings", "sources", "publishers", "position"), ())
    return extent([Mark(**usual | rest | mark) for mark in marks], Words("en"))


def days(since, until):
    return {"since": since, "until": until}


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([{"value": 3, "unit": "km"}, {"value": 1200, "unit": "km"}], "Range: 3 to 1,200 km"),
        ([{"value": 3, "unit": "km"}, {"value": 3, "unit": "km"}], "Range: 3 km"),
        ([days("2005", "2007"), days("2004", "2004")], "Range: 2004–2007"),
        ([days("2008-11-21", "2008-11-24"), {}], "Range: 21–24 Nov 2008"),
        ([days("2005-03", "2005-03"), days("2006", "2006")], "Range: Mar 2005 to 2006"),
        ([days("2008", "2008"), {"value": 2.5, "unit": "USD bn"}], "Range: 2008"),
        ([{"verdict": "refined"}, {"verdict": ""}], "Verdicts: 1 refined"),
        ([{"status": "planned"}, {"status": "signed"}], "Stated as: 1 signed and 1 planned"),
        ([], ""),
    ],
)
def test_the_range_is_that_of_the_marks(marks, said):
    assert ranged(*marks).replace("\u2009", "") == said


@pytest.mark.parametrize(
    ("label", "said"),
    [("4.400 M$ en total", False), ("4\xa0400 M$", False), ("más de 400 M$, 2006", True)],
)
def test_a_longer_number_does_not_say_a_shorter_one(figure, label, said):
    (dot,) = figure.canvas.axes[0].plot([1], [2])
    label = label.replace(" M$", "\xa0M$")
    figure.mark(dot, ROW | {"id": "F05"}, label=label, value=400, unit="USD m", at=(1, 2))
    described = describe(figure.marks[-1], Words("es"))
    assert described.startswith(f"{label}: 400") is not said


@pytest.mark.parametrize(
    ("day", "precision", "said"),
    [
        (pd.Timestamp("2008-11-21"), "day", "2008-11-21"),
        (pd.Timestamp("2008-11-01"), "month", "2008-11"),
        (pd.Timestamp("2008-01-01"), "year", "2008"),
        (2008, "day", "2008"),
        (pd.NaT, "day", ""),
        (pd.NA, "day", ""),
    ],
)
def test_a_day_is_written_as_exactly_as_it_is_known(day, precision, said):
    assert iso(day, precision) == said


def test_files_list_the_marks_by_their_ids_and_words_as_they_are_read():
    figure = Figure("99-order", Words("en"), kind="Chart", title="One", subtitle="")
    axes = figure.axes()
    for place, key in enumerate(("F10", "F9", "F9-leg")):
        (dot,) = axes.plot([place], [1], marker="o")
        figure.mark(dot, ROW | {"id": key}, label=key, value=place, unit="m", at=(place, 1))
    about = json.loads(figure.json())
    assert [mark["id"] for mark in about["marks"]] == ["F9", "F9-leg", "F10"]
    assert [line.partition(":")[0] for line in about["description"]] == ["F10", "F9", "F9-leg"]
    assert re.findall("^F[^,]+", figure.csv(), re.M) == ["F9", "F9-leg", "F10"]


def test_words_stand_on_the_ground_that_they_are_given():
    figure = Figure("99-ground", Words("en"), kind="Chart", title="One", subtitle="")
    words = figure.axes().text(0.5, 0.5, "two  blanks", size=9.5, ha="right")
    bare = ET.fromstring(figure.svg())
    words.set_bbox({"facecolor": style.STRESS, "edgecolor": "none"})
    grounded = ET.fromstring(figure.svg())
    for root, grounds in ((bare, 0), (grounded, 1)):
        (text,) = (each for each in root.iter(f"{{{svg.SVG}}}text") if "blanks" in each.text)
        assert text.text == "two\u00a0\u00a0blanks" and text.get("text-anchor") == "end"
        assert sum(each.get("fill") == style.STRESS for each in root.iter()) == grounds


def test_bytes_are_the_same_each_time():
    first, second = draw().files(), draw().files()
    assert first == second and set(first) == {"svg", "png", "csv", "json"}


def test_a_mark_drawn_twice_is_refused(figure):
    with pytest.raises(ValueError, match="draws the mark F01 twice"):
        figure.mark(figure.canvas.axes[0].lines[0], ROW, label="Dot", value=1)


def test_crowding_finds_overlap_and_clipping(figure):
    assert crowding(figure) == []
    axes = figure.canvas.axes[0]
    axes.text(1, 2, "one"), axes.text(1, 2, "two"), figure.canvas.text(0.99, 0.5, "a long text")
    axes.text(0, 0, "in the way")
    axes.annotate("led", (0.05, 0), (-0.05, 0), arrowprops={"arrowstyle": "-"})
    found = crowding(figure)
    assert "overlap: 'one' and 'two'" in found and "clipped: 'a long text'" in found
    assert "struck: 'in the way' by the leader of 'led'" in found


def test_a_long_title_wraps_within_the_figure():
    assert crowding(draw(title="A finding that goes on and on " * 6)) == []


def test_an_empty_figure_says_so():
    figure = Figure("99-empty", Words("en"), kind="Map", title="None", subtitle="").empty()
    assert "There is nothing of this" in figure.svg() and figure.csv() == "id\n"


def test_values_of_marks_are_plain():
    given = [pd.Timestamp("2008-11-21"), np.float64(0.1) + 0.2, np.int64(3), pd.NaT, None, "x"]
    assert list(map(plain, given)) == ["2008-11-21", 0.3, 3, None, None, "x"]


def shown(figure):
    """Give a figure as SVG and as pixels."""
    return figure.svg(), figure.png(small=False)


@pytest.mark.parametrize("name", ["02-tour", "06-verdicts"])
def test_a_reader_s_own_style_draws_nothing(name):
    wanted = {key: shown(each) for key, each in drawing.usual(name).figures.items()}
    own = {"savefig.bbox": "tight", "font.size": 30, "axes.unicode_minus": False, "axes.grid": True}
    with mpl.rc_context():
        plt.style.use("dark_background")
        mpl.rcParams.update(own)
        drawn = drawing.draw(name).figures
        assert {key: shown(each) for key, each in drawn.items()} == wanted
        assert mpl.rcParams["text.color"] == "white", "the reader's own figures keep their style"


def test_the_notebook_shows_picture_and_values(figure):
    bundle, about = figure._repr_mimebundle_()
    assert bundle["image/png"].startswith(b"\x89PNG") and "$4.4bn" in bundle["text/plain"]
    assert about["image/png"]["alt"] == figure.alt and about["image/png"]["figure"] == "99-test"
    assert about["image/png"]["description"] == figure.description.splitlines()


def test_a_reader_gets_the_svg_that_answers_on_hover(figure, monkeypatch):
    assert "text/html" not in figure._repr_mimebundle_()[0]
    monkeypatch.setenv("VOILA_REQUEST_URL", "x")
    shown = figure._repr_mimebundle_()[0]["text/html"]
    assert "<svg" in shown and "C61: One." in shown


def _luminance(colour):
    shares = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), shares, strict=True))


def _contrast(one, other):
    light, dark = sorted((_luminance(style.tint(c, 1)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("verdict", [*vocabulary.VERDICTS, ""])
def test_verdict_colours_can_be_read_on_paper(verdict):
    assert _contrast(vocabulary.COLOUR[verdict], style.PAPER) >= 4.5


def test_verdicts_are_told_apart_without_colour():
    glyphs = [vocabulary.GLYPH[verdict] for verdict in vocabulary.VERDICTS]
    assert len(set(glyphs)) == len(glyphs)


def test_statuses_are_told_apart_without_colour():
    looks = {}
    for status in ("signed", "planned", "expected", "interpretation"):
        fill, dot = style.fill(status), style.dot(status)
        looks[status] = (str(fill["linestyle"]), fill["hatch"], dot["fillstyle"])
    assert len(set(looks.values())) == len(looks)


@pytest.mark.parametrize("text", ["Kremlin, AVATAR 4.4", "Перу: «соглашения»", "≈ ✓ → – 12 ½ Ạ"])
@pytest.mark.parametrize("weight", faces.FACES)
def test_a_cut_face_has_the_letters_asked_for_with_their_widths_and_kerning(text, weight):
    files = faces.cut(weight, text), (style.FONTS / faces.FACES[weight]).read_bytes()
    cut, whole = (TTFont(io.BytesIO(data)) for data in files)
    assert set(map(chr, cut.getBestCmap())) == set(text)
    for code, glyph in cut.getBestCmap().items():
        assert cut["hmtx"][glyph][0] == whole["hmtx"][whole.getBestCmap()[code]][0]
    assert [each.FeatureTag for each in cut["GPOS"].table.FeatureList.FeatureRecord][:1] == ["kern"]
    assert faces.cut.__wrapped__(weight, text) == faces.cut(weight, text)


def test_a_page_has_only_faces_with_some_of_its_letters():
    assert faces.rules("ab").count("@font-face") == 2
    assert faces.rules("ab◐").count("@font-face") == 3


@pytest.mark.parametrize("inches", [1.0, 2.35, 4.8, 8.4])
def test_lines_break_where_a_line_set_as_a_whole_would_not_fit(inches):
    text = " ".join(f"{word}{n % 7}," for n, word in enumerate("To Ay fit WAVE. in fl".split() * 9))
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, 9) > inches:
            lines.append(word)
        else:
            lines[-1] = longer
    assert wrap(text, inches, 9) == lines and wrap("", inches, 9) == [""]


@pytest.mark.parametrize(
    "text", ["AVATAR To, fi", "Él ñandú ÁÉÍ", "ЙЁ Щука", "✓\u00a0so, ◐\u00a0half", "漢字", "a\tb"]
)
@pytest.mark.parametrize("weight", [400, 600])
def test_a_text_is_measured_as_matplotlib_does(text, weight):
    with style.applied():
        font = FontProperties(weight=weight, size=9.5)
        asked = text, font, False
        theirs = TextToPath().get_text_width_height_descent(*asked)
        assert text_width(text, 9.5, weight) * 72 == pytest.approx(theirs[0], abs=1e-9)
        ours = _Svg(9, 9, io.StringIO()).get_text_width_height_descent(*asked)
        assert ours == pytest.approx(theirs, abs=0.02)
        theirs = RendererAgg(9, 9, 200).get_text_width_height_descent(*asked)
        ours = _Pixels(9, 9, 200).get_text_width_height_descent(*asked)
        assert ours == pytest.approx(theirs, abs=0.1)


@pytest.mark.parametrize("text", ["AVATAR To, fi — gjpqy", "Él ñandú", "ЙЁ Щука", "◐\u00a0half"])
@pytest.mark.parametrize(("x", "y"), [(10, 30), (10.62, 30.25), (-6.4, 44.9)])
def test_a_text_is_drawn_as_matplotlib_does(text, x, y):
    pictures = []
    with style.applied():
        for renderer in (RendererAgg(400, 50, 200), _Pixels(400, 50, 200)):
            gc = renderer.new_gc()
            gc.set_foreground("#a03060")
            renderer.draw_text(gc, x, y, text, FontProperties(weight=600, size=9.5), 0)
            pixels = np.asarray(renderer.buffer_rgba())
            pictures.append(Image.fromarray(pixels[:, :, 3]).reduce(BLOCK))
            inked = pixels[pixels[:, :, 3] == 255][:, :3].astype(int)
            assert len(inked) and (abs(inked - (160, 48, 96)) <= 1).all()
    assert ImageChops.difference(*pictures).getextrema()[1] <= TOLERANCE


def test_a_picture_for_the_screen_shows_what_the_published_one_shows():
    figure = Figure("00-x", Words("en"), kind="Chart", title="T", subtitle="S", size=(3, 2))
    published, quick = (Image.open(io.BytesIO(figure.png(small))) for small in (True, False))
    assert published.size == quick.size == (450, 300)
    apart = ImageChops.difference(published.convert("RGB"), quick).getextrema()
    assert all(most <= 8 for _, most in apart)


LOOK = {"facecolor": "#eceae3", "edgecolor": "#5b6672", "linewidth": 1.1, "linestyle": "-"}
OTHER = (
    {"facecolor": "#ffffff"},
    {"edgecolor": "#ffffff"},
    {"linewidth": 0.6},
    {"linestyle": (0, (4, 2.2))},
    {"hatch": "/////"},
    {"clip_on": False},
)


@pytest.mark.parametrize("other", [{}, *OTHER], ids=str)
def test_an_oblong_is_written_as_any_rectangle(other):
    def tiles(shape):
        figure = Figure("99-test", Words("en"), kind="Chart", title="Tiles", subtitle="")
        axes = figure.axes()
        axes.set_xlim(0, 9)
        axes.set_ylim(4, 0)
        for place, look in enumerate((LOOK, LOOK | other, LOOK, LOOK | other)):
            tile = axes.add_artist(shape((place, place / 3), 0.8, 1.31, **look))
            if place:
                figure.mark(tile, ROW | {"id": f"F{place}"}, value=place, label="A tile")
        return figure.svg()

    assert tiles(Oblong) == tiles(Rectangle)
