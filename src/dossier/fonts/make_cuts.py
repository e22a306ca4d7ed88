"""Make the faces that figures embed: Latin, Cyrillic and signs, with kerning and nothing else.

A figure embeds the few letters that it writes. To cut them out of a whole face takes twice as
long as out of these, and gives the same bytes. Run: python -m dossier.fonts.make_cuts
"""

import io

from fontTools import subset
from fontTools.ttLib import TTFont

from dossier import style
from dossier.figure.svg import CUTS, FACES, LETTERS


def cut(file):
    """Cut a face down to ``LETTERS``; return the bytes of a face otherwise as it was."""
    face = TTFont(file, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    options = subset.Options(layout_features=["kern"], notdef_outline=True, drop_tables=[])
    options.name_IDs = options.name_languages = ["*"]
    options.legacy_cmap = options.symbol_cmap = options.name_legacy = True
    options.glyph_names = options.passthrough_tables = True
    options.prune_unicode_ranges = options.prune_codepage_ranges = False
    options.recalc_bounds = options.recalc_max_context = options.recalc_average_width = False
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(face)
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()


if __name__ == "__main__":
    CUTS.mkdir(exist_ok=True)
    for name in FACES.values():
        (CUTS / name).write_bytes(cut(style.FONTS / name))
