"""The pages of what is committed: executed notebooks and figures, no kernel started."""

from types import SimpleNamespace

import pytest

from dossier.dataset.paths import DATA, FIGURES, NOTEBOOKS
from dossier.pages import writer


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Write the pages; return their folder."""
    files = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    notebooks = {file.stem: file.read_text("utf-8") for file in files}
    folder = tmp_path_factory.mktemp("committed") / "site"
    writer.write(
        folder, notebooks, FIGURES / "en", SimpleNamespace(package=DATA, given={}, languages=())
    )
    return folder
