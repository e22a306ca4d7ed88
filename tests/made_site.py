"""The pages of this collection, made of the committed notebooks and figures; no kernel is run."""

from functools import cache, partial
from types import SimpleNamespace

import brotli
import pytest
from fontTools.ttLib import woff2

from dossier.dataset.paths import DATA, FIGURES, NOTEBOOKS
from dossier.pages import OWN, writer
from dossier.plot import faces

NAMES = sorted(file.stem for file in NOTEBOOKS.glob("[0-9]*.ipynb"))
PAGES = sorted([*NAMES, *OWN])
# Faces are packed in a twentieth of the time, less small, and kept apart from those of builds.
PACK, CUT = partial(brotli.compress, quality=4), cache(faces.cut.__wrapped__)


def make(folder, notebooks=None, figures=FIGURES / "en", states=None, **given):
    """Write the pages.

    Args:
        folder: where; it must not exist.
        notebooks: dict of name to text; by default those committed.
        figures: folder of the figures that they show.
        states: folder with what they show in other states.
        **given: of the plan, such as ``languages``.
    """
    committed = {name: (NOTEBOOKS / f"{name}.ipynb").read_text("utf-8") for name in NAMES}
    plan = {"package": DATA, "given": {}, "languages": ()} | given
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brotli, "compress", PACK)
        patch.setattr(woff2, "woff2TransformedTableTags", ())
        patch.setattr(faces, "cut", CUT)
        writer.write(folder, notebooks or committed, figures, SimpleNamespace(**plan), states)


@pytest.fixture(scope="session")
def made_site(told_site):
    """Folder of the pages in the first language."""
    return told_site
