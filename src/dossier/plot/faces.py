"""The faces of the collection, cut down to the letters that are written, as web fonts."""

import base64
import io
from functools import cache

import uharfbuzz as harfbuzz
from fontTools.ttLib import TTFont
from matplotlib.font_manager import get_font

from dossier.plot import style

FACES = {400: "SourceSans3_400Regular.ttf", 600: "SourceSans3_600SemiBold.ttf"}
SYMBOL_FILE = "DossierSymbols_400Regular.ttf"
KEPT_FEATURES, KEPT_NAMES = ("kern",), range(7)
DROPPED_TABLES = ("BASE", "GSUB", "STAT", "gasp", "prep")


def rule(family, weight, letters, form="woff"):
    """Write a face, cut down to some letters, as a rule of CSS."""
    data = base64.b64encode(cut(weight, letters, family, form)).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/{form};base64,{data}) format('{form}')}}"
    )


def rules(letters):
    """Write the faces that have some of the letters, cut down, for a page with many figures."""
    faces = [(style.TEXT, weight) for weight in sorted(FACES)] + [(style.SYMBOLS, min(FACES))]
    return "\n".join(
        rule(family, weight, letters, "woff2")  # cut once for many, so as small as can be
        for family, weight in faces
        if not known(family).isdisjoint(letters)  # a face without a letter is refused by browsers
    )


@cache
def cut(weight, letters, family=style.TEXT, form="woff"):
    """Cut a face down to some letters; return the bytes of a web font, the same each time.

    WOFF2 is a fifth smaller than WOFF, and takes ten times as long to pack.
    """
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, KEPT_FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, DROPPED_TABLES))
    wanted.name_id_set.update(KEPT_NAMES)
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    small = harfbuzz.subset(_whole(weight, family), wanted).blob.data
    face = TTFont(io.BytesIO(small), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    face.flavor = form
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()


@cache
def known(family=style.TEXT):
    """List the letters that a family has."""
    return frozenset(map(chr, _whole(min(FACES), family).unicodes))


@cache
def known_to_any():
    """List the letters that one of the families has."""
    return known() | known(style.SYMBOLS)


@cache
def heights(weight):
    """Give ascent, descent and gap of a line in the text face, in its units."""
    table = get_font(file(weight, style.TEXT)).get_sfnt_table("OS/2")
    return table["sTypoAscender"], -table["sTypoDescender"], table["sTypoLineGap"]


def units(weight):
    """Give the units to the size of letters of the text face."""
    return _whole(weight, style.TEXT).upem


@cache
def sized(weight, family, em):
    """Open a face in a size, in units to the em."""
    font = harfbuzz.Font(_whole(weight, family))
    font.scale = (em, em)
    return font


def shape(font, text):
    """Set a text: pairs of a glyph and its place."""
    line = harfbuzz.Buffer()
    line.add_str(text)
    line.guess_segment_properties()
    harfbuzz.shape(font, line)
    return zip(line.glyph_infos, line.glyph_positions or (), strict=False)


def file(weight, family):
    """Give the file of a face."""
    return style.FONTS / (FACES[weight] if family == style.TEXT else SYMBOL_FILE)


@cache
def _whole(weight, family):
    return harfbuzz.Face(file(weight, family).read_bytes())


def _tag(name):
    return int.from_bytes(name.encode(), "big")
