"""The rooms of the code: an import goes down, and the lint says so where one does not."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dossier
from dossier.charts import arms
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


PLANTED = {
    "dataset/keys.py": "dossier.story.story",  # up
    "plot/mark.py": "dossier.story.rows",  # across
    "charts/__init__.py": "dossier.pages.csp",  # across
}


def test_an_import_goes_down(copy):
    """Plant imports that do not; that all others do, ``make lint`` says before the tests."""
    for module, planted in PLANTED.items():
        with (copy / "src" / "dossier" / module).open("a", encoding="utf-8") as file:
            file.write(f"\nimport {planted}\n")
    linted = lint(copy)
    assert linted.returncode == 1 and "0 kept, 1 broken" in linted.stdout, linted.stdout
    for module, planted in PLANTED.items():
        name = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        assert f"dossier.{name} -> {planted} " in linted.stdout, linted.stdout


def entered(story):
    """List the files of the code that a table of money passes on its way into marks."""
    home, found = f"{Path(dossier.__file__).parent}/", {}

    def enter(frame, event, argument):
        if event == "call" and (file := frame.f_code.co_filename).startswith(home):
            found[file.removeprefix(home)] = True

    sys.setprofile(enter)
    try:
        arms.totals_chart(story.table("money"), story)
    finally:
        sys.setprofile(None)
    return found


def test_the_way_from_a_cell_to_a_mark_is_as_contributing_says(tiny):
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    steps = re.findall(r"^\d\. `((?:story|dataset|charts|plot)/[\w/]+\.py)`:", text, re.M)
    assert [each for each in entered(dossier.open(str(tiny))) if each in steps] == steps
    assert len(set(steps)) == len(steps) <= 9
