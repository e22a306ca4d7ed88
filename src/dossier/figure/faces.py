"""The text faces cut down to what figures write, in memory, for processes that draw many figures.

A figure embeds the few letters that it uses. To cut these out of a smaller face takes half as
long as out of a whole one, and gives the same bytes.
"""

import io

from fontTools import subset
from fontTools.ttLib import TTFont

_SPANS = ((0x20, 0x180), (0x400, 0x460), (0x2000, 0x2070), (0x20AC, 0x20AD), (0x2116, 0x2117))
LETTERS = frozenset(chr(code) for span in (*_SPANS, (0x2190, 0x27C0)) for code in range(*span))
_small = {}


def prepare(files):
    """Cut some faces down to ``LETTERS``, with their kerning and nothing else.

    Args:
        files: of the faces.
    """
    for file in files:
        _small[file] = _cut(file)


def source(file, letters):
    """Give what some letters are best cut out of: the smaller face where there is one, or the file.

    Args:
        file: of the face.
        letters: the letters wanted.
    """
    return io.BytesIO(_small[file]) if file in _small and LETTERS.issuperset(letters) else file


def _cut(file):
    face = TTFont(file, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    options = subset.Options(layout_features=["kern"], notdef_outline=True, drop_tables=[])
    options.name_IDs = options.name_languages = ["*"]
    options.legacy_cmap = options.symbol_cmap = options.name_legacy = True
    options.glyph_names = options.passthrough_tables = True
    options.prune_unicode_ranges = options.prune_codepage_ranges = False
    options.recalc_bounds = options.recalc_max_context = options.recalc_average_width = False
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(LETTERS))
    cutter.subset(face)
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()
