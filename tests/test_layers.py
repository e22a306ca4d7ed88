"""The rooms of the code: an import goes down, and the lint says so where one does not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.dataset.paths import ROOT


def lint(folder):
    """Run the lint of imports on the code in a folder, as ``make lint`` does."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    kept = {"PYTHONPATH": str(folder / "src"), "PATH": "", "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path):
    """A copy of the code, to plant an import in."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("dataset/keys.py", "from dossier.story import story"),  # up
        ("plot/mark.py", "from dossier.story import rows"),  # across
        ("charts/__init__.py", "import dossier.pages.csp"),  # across
    ],
)
def test_an_import_goes_down(copy, module, planted):
    before = lint(copy)
    assert before.returncode == 0 and "1 kept, 0 broken" in before.stdout, before.stdout
    with (copy / "src" / "dossier" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{planted}\n")
    after = lint(copy)
    assert after.returncode == 1 and "0 kept, 1 broken" in after.stdout, after.stdout
