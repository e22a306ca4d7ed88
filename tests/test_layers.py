"""The rooms of the code: an import goes down, and the lint says so where one does not."""

import re
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


FOLLOW = """
import sys
from pathlib import Path
import dossier
from dossier.charts import arms
from dossier.story.story import open as open_package

home, entered = Path(dossier.__file__).parent, []

def enter(frame, event, argument):
    file = Path(frame.f_code.co_filename)
    if event == "call" and file.is_relative_to(home):
        entered.append(file.relative_to(home).as_posix())

story = open_package()
sys.setprofile(enter)
figure = arms.totals_chart(story.table("money"), story)
sys.setprofile(None)
print("\\n".join(dict.fromkeys(entered)))
"""


def test_the_way_from_a_cell_to_a_mark_is_as_contributing_says():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    steps = re.findall(r"^\d\. `((?:story|dataset|charts|plot)/[\w/]+\.py)`:", text, re.M)
    command = [sys.executable, "-c", FOLLOW]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    entered = [each for each in done.stdout.split() if each in steps]
    assert entered == steps and len(set(steps)) == len(steps) <= 9
