"""Sweeps: every combination in a folder, known when it is done, and one failure stops no other."""

import io
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest
from browser import overflow, visit
from PIL import Image
from toy import collection, drawing, notebook, tree

from dossier.cli import main
from dossier.dataset import paths
from dossier.dataset.errors import ParameterError
from dossier.run.builder import build
from dossier.run.sweep import Combination, _names, _write_index, combinations, report, sweep

pytestmark = pytest.mark.usefixtures("small")
SWEPT = ["extent=route,region", "as_of=2008-11-25"]
NAMES = [f"extent-{extent}_as_of-2008-11-25" for extent in ("route", "region")]


def one(folder):
    """A collection of one notebook, which knows both parameters."""
    return collection(folder, **{"02-tour": drawing("02-tour", 1)})


def made_in(folder):
    return sorted(each.name for each in folder.iterdir() if each.is_dir())


def test_each_combination_is_what_a_build_makes_of_it(tmp_path):
    home, said = one(tmp_path / "home"), io.StringIO()
    folder, made = sweep({}, SWEPT, output=tmp_path / "all", notebooks=home, stream=said)
    assert made_in(folder) == sorted(NAMES) == sorted(each.name for each in made)
    assert [each.ran for each in made] == [1] * 2
    values = {"extent": "region", "as_of": "2008-11-25"}
    build(values, notebooks=home, output=tmp_path / "one")
    assert tree(folder / "extent-region_as_of-2008-11-25") == tree(tmp_path / "one")
    lines = said.getvalue().splitlines()
    assert re.fullmatch(r"1 of 2  done   \S+, about \d+ min \d\d s left", lines[0])
    assert re.fullmatch(r"2 of 2  done   \S+", lines[1])
    index = (folder / "index.html").read_text("utf-8")
    for name in NAMES:
        assert f'href="{name}/_site/index.html"' in index
        assert (folder / name / "_site" / "index.html").is_file()
    assert [each["name"] for each in json.loads((folder / "index.json").read_text())] == [
        each.name for each in made
    ]
    again = sweep({}, SWEPT, output=folder, notebooks=home, stream=io.StringIO())[1]
    assert [each.ran for each in again] == [0] * 2
    assert "2 combinations: 0 made, 2 kept, 0 failed" in report(folder, again)


def test_the_index_is_dark_after_dark_and_no_wider_than_a_phone(browser, tmp_path):
    values = {
        "account": "article",
        "as_of": "2008-11-25",
        "projection": "globe",
        "order": "reading",
    }
    _write_index(tmp_path, [Combination("one", values)], {})
    media = {"color_scheme": "dark"}
    with visit(browser, f"file://{tmp_path}/index.html", width=360, media=media) as seen:
        shown = Image.open(io.BytesIO(seen.page.screenshot())).convert("L")
        assert shown.getpixel((0, 0)) < 60 and shown.getextrema()[1] > 200, "light on dark"
        assert overflow(seen.page) <= 0


def test_one_failure_is_told_and_the_rest_is_made(tmp_path, monkeypatch, capsys):
    spoilt = notebook("02-tour", "assert extent == 'route', 'too far'")
    home = collection(tmp_path, **{"02-tour": spoilt, "03-arms": drawing("03-arms", 3)})
    monkeypatch.setattr(paths, "NOTEBOOKS", home)
    arguments = ["build", "--output", str(tmp_path / "all"), "--sweep", SWEPT[0]]
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert "extent-region:\n  02-tour stopped, cell 4 of 5" in said.out
    assert "AssertionError: too far" in said.out
    assert "2 combinations: 1 made, 0 kept, 1 failed" in said.out
    assert "failed extent-region" in said.err and "Traceback" not in said.err
    assert (tmp_path / "all" / "extent-route" / "_site" / "03-arms.html").is_file()
    assert "02-tour stopped" in (tmp_path / "all" / "index.html").read_text("utf-8")


def test_a_sweep_that_was_killed_goes_on_where_it_was(tmp_path):
    home, folder = one(tmp_path / "home"), tmp_path / "all"
    code = (
        "import sys; from pathlib import Path; from dossier.run.sweep import sweep;"
        "from dossier.run.workers import Pool;"
        f"sweep({{}}, {SWEPT!r}, output={str(folder)!r}, notebooks=Path({str(home)!r}),"
        "pool=Pool(asked=1))"
    )
    started = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    first = started.stderr.readline()
    started.send_signal(signal.SIGKILL)
    started.wait(), started.stderr.close()
    assert first.startswith("1 of 2  done")
    name = first.split()[4].rstrip(",")
    page = folder / name / "_site" / "index.html"
    before = page.stat().st_ino, page.stat().st_mtime_ns
    time.sleep(0.1)
    made = sweep({}, SWEPT, output=folder, notebooks=home, stream=io.StringIO())[1]
    assert {each.name for each in made if not each.ran} >= {name}
    assert all(not each.failure for each in made) and made_in(folder) == sorted(NAMES)
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == before
    assert any(each.ran for each in made), "the rest was left to do"


@pytest.mark.parametrize(
    ("sweeps", "told"),
    [
        (["extent"], "extent: no value given; allowed: extent=VALUE,VALUE"),
        (["extent=,"], "no value given"),
        (["extent=route", "extent=region"], "extent: given twice"),
        (["lang=en"], "lang: given twice"),
        (["extent=nowhere"], "extent: 'nowhere' is not allowed; allowed: route, region"),
        (["colour=red"], "colour: no such parameter"),
    ],
)
def test_wrong_sweeps_are_told_before_anything_starts(sweeps, told, tmp_path, capsys):
    options = [word for text in sweeps for word in ("--sweep", text)]
    assert main(["build", "--lang", "en", "--output", str(tmp_path / "x"), *options]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_every_value_meets_every_other():
    listed = combinations(["extent=route,region", "as_of=latest,2008-11-25"], {})
    days = ("as_of-latest", "as_of-2008-11-25")
    wanted = [f"extent-{extent}_{day}" for extent in ("route", "region") for day in days]
    assert [each.name for each in listed] == wanted


def test_a_value_named_twice_is_made_once():
    assert [each.name for each in combinations(["extent=route,route"], {})] == ["extent-route"]
    with pytest.raises(ParameterError):
        combinations(["as_of=yesterday"], {})


def test_each_combination_has_a_folder_of_its_own(tiny, tmp_path):
    other = shutil.copytree(tiny, tmp_path / "elsewhere" / tiny.name)
    listed = combinations([f"package={tiny},{other}", "account=article,checked"], {})
    assert len({each.name for each in listed}) == 4 and tiny.name in listed[0].name
    long = [f"{name}={'A' * 60},{'A' * 60}B" for name in ("one", "two", "three")]
    made = [dict(each.split("=") for each in row) for row in itertools.product(*map(spread, long))]
    assert len(set(_names(made))) == 8 and all(len(name) < 140 for name in _names(made))


def spread(text):
    name, _, values = text.partition("=")
    return [f"{name}={value}" for value in values.split(",")]


def test_the_folder_of_a_sweep_is_named_after_it():
    assert os.sep not in combinations(["account=both"], {})[0].name
