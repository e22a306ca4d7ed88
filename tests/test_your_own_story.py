"""docs/your-own-story.md, typed as it stands, ends with a page on which a claim is checked."""

import json
import os
import re
import subprocess
import sys

import pytest

from dossier.dataset.paths import ROOT

PAGE = ROOT / "docs" / "your-own-story.md"
SHELL = "#!/bin/sh\nexec '{python}' -m dossier.cli \"$@\"\n"


def blocks():
    """Collect what is to be typed, the way to the program aside."""
    found = re.findall("^```sh\n(.*?)^```", PAGE.read_text("utf-8"), re.S | re.M)
    return [block for block in found if not block.startswith("export PATH")]


def commands():
    """Take the commands apart: a table row typed with cat is one."""
    text = re.sub("<<'EOF'\n.*?^EOF$", "", "".join(blocks()), flags=re.S | re.M)
    return text.splitlines()


def test_there_are_at_most_ten_commands():
    assert 5 <= len(commands()) <= 10


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """The new collection and what was printed, with the two notebooks that it lives on."""
    home = tmp_path_factory.mktemp("typed")
    program = home / "bin" / "dossier"
    program.parent.mkdir()
    program.write_text(SHELL.format(python=sys.executable))
    program.chmod(0o755)
    (home / "clone").mkdir()
    (home / "clone" / "docs").symlink_to(ROOT / "docs")
    code = os.environ.get("PYTHONPATH") or str(ROOT / "src")
    env = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": code}
    env |= {"MAKEFLAGS": f"MADE_WITH={program}"}
    text = "set -e\n" + "".join(blocks())
    done = subprocess.run(
        ["bash", "-c", text], cwd=home / "clone", env=env, capture_output=True, text=True
    )
    return home / "ferries", done


def test_all_of_it_runs(typed):
    folder, done = typed
    assert not done.returncode, done.stdout + done.stderr
    assert "8 without a claim: HS1, P1S1" in done.stdout, "after the first build"
    assert "7 without a claim: HS1, P1S2" in done.stdout, "after the second"
    assert done.stdout.count("Pages: _site/index.html") == 2


def test_the_page_says_who_says_so_and_that_it_holds(typed):
    folder, _ = typed
    marks = json.loads((folder / "figures" / "en" / "00-coverage.json").read_text("utf-8"))["marks"]
    (mark,) = [mark for mark in marks if mark["id"] == "C01"]
    assert (mark["verdict"], mark["claims"]) == ("corroborated", ["C01"])
    claims, sources = ((folder / "_site" / f"{name}.html").read_text("utf-8")
                       for name in ("claims", "sources"))  # fmt: skip
    assert "Three ferries were sold to Sudland." in claims and "Norby Yard" in claims
    assert "Register of new ships" in sources
    assert not any(str(place) in page for page in (claims, sources) for place in (ROOT, folder))
