"""Cut the symbol face from DejaVu Sans, as it comes with matplotlib: run this file by hand.

The text face lacks half-filled shapes. The licence of DejaVu asks that a changed font has a
name of its own.
"""

from pathlib import Path

import matplotlib as mpl
from fontTools import subset
from fontTools.ttLib import TTFont

SHAPES = "◐◑◒◓◔◕◧◨◩◪◫◇◈◯⊠⊗★☆"
FAMILY = "Dossier Symbols"


def cut(weight, style):
    """Write one weight; the outlines are the same, so that no weight needs a substitute."""
    face = TTFont(Path(mpl.get_data_path(), "fonts/ttf/DejaVuSans.ttf"), recalcTimestamp=False)
    del face["FFTM"]
    cutter = subset.Subsetter(
        subset.Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 4, 6, 13, 14])
    )
    cutter.populate(text=SHAPES)
    cutter.subset(face)
    face["OS/2"].usWeightClass = weight
    for key, text in {
        1: FAMILY,
        2: style,
        4: f"{FAMILY} {style}",
        6: f"DossierSymbols-{style}",
    }.items():
        face["name"].setName(text, key, 3, 1, 0x409)
        face["name"].setName(text, key, 1, 0, 0)
    face.save(Path(__file__).parent / f"DossierSymbols_{weight}{style}.ttf")


if __name__ == "__main__":
    cut(400, "Regular")
    cut(600, "SemiBold")
