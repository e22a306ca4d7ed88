"""The build: what it makes, and that it makes all of it or nothing, however it ends."""

import errno
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from shared import unheld
from toy import DRAW, PATIENCE, Process, collection, drawing, notebook, tree, usual

from dossier.cli import main
from dossier.dataset.errors import BuildError
from dossier.dataset.paths import DATA, ROOT
from dossier.plot import bundle
from dossier.run import builder, normalise, source, staging, workers
from dossier.run.builder import build
from dossier.run.execute import run, stopped
from dossier.run.follow import draft
from dossier.run.plan import Job
from dossier.run.workers import Pool

ENDINGS = ("csv", "json", "png", "svg")


def kernels():
    cold = [each for each in psutil.Process().children(recursive=True) if _is_kernel(each)]
    return cold + multiprocessing.active_children()


def _is_kernel(process):
    try:
        return "ipykernel_launcher" in " ".join(process.cmdline())
    except psutil.Error:
        return False


@pytest.fixture(scope="module")
def built(small, tmp_path_factory):
    """A toy collection that has been built once."""
    folder = tmp_path_factory.mktemp("toy")
    build(notebooks=usual(folder))
    return folder


@pytest.fixture
def copy(built, tmp_path):
    """A copy of it, to change and to spoil."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_a_build_makes_figures_pages_and_executed_notebooks(built):
    made = tree(built)
    bars = {f"figures/en/{n}-bar.{end}" for n in ("02", "03") for end in ENDINGS}
    assert bars <= set(made)
    pages = ("index", "02-tour", "03-arms", "claims", "sources")
    assert {f"_site/{page}.html" for page in pages} <= set(made)
    assert b"drawn" in made["notebooks/02-tour.ipynb"]
    assert not kernels()


def test_executed_notebooks_hold_nothing_of_time_and_place(built):
    text = (built / "notebooks" / "02-tour.ipynb").read_text(encoding="utf-8")
    executed = json.loads(text)
    code = [each for each in executed["cells"] if each["cell_type"] == "code"]
    assert [each["execution_count"] for each in code] == [1, 2, 3]
    assert all(each["id"] for each in executed["cells"])
    assert executed["metadata"] == {
        "kernelspec": normalise.KERNEL,
        "language_info": normalise.LANGUAGE,
    }
    for word in ("papermill", "iopub", "injected", str(built), str(ROOT), bundle.MIMETYPE, "svg+"):
        assert word not in text
    picture = code[1]["outputs"][0]
    assert sorted(picture["data"]) == ["image/png", "text/plain"]
    assert picture["metadata"]["image/png"]["figure"] == "02-bar"
    assert bundle.shown(executed) == ["02-bar"]


def test_a_second_build_changes_nothing_and_touches_nothing(copy):
    before = {file: file.stat().st_mtime_ns for file in copy.rglob("*") if file.is_file()}
    again = build(notebooks=copy / "notebooks")
    assert again.replaced == []
    after = {file: file.stat().st_mtime_ns for file in before}
    before.pop(copy / ".dossier" / "lock"), after.pop(copy / ".dossier" / "lock")
    assert before == after


def test_the_same_bytes_elsewhere(built, tmp_path):
    """Another folder, working folder, time zone, language, hash seed and terminal."""
    folder = tmp_path / "another place"
    shutil.copytree("data", tmp_path / "data")
    (tmp_path / "notebooks").mkdir()
    other = {"TZ": "Asia/Tokyo", "LANG": "ru_RU.UTF-8", "PYTHONHASHSEED": "7", "COLUMNS": "40"}
    started = Process(usual(folder), other | {"LC_ALL": "de_DE.UTF-8"}, folder=tmp_path)
    assert started.process.wait(PATIENCE) == 0, started.process.stderr.read()
    assert tree(folder) == tree(built)


def test_any_executor_will_do(built, tmp_path):
    with ThreadPoolExecutor(1) as threads:
        build(notebooks=usual(tmp_path), pool=Pool(threads))
    assert tree(tmp_path) == tree(built)


def test_a_draft_shows_one_page_as_the_next_build_makes_it_and_replaces_nothing(copy, tmp_path):
    collection(copy, **{"02-tour": drawing("02-tour", 11)})
    before, new = tree(copy), tmp_path / "draft"
    assert draft(new, "en", "02-tour", copy / "notebooks")
    assert tree(copy) == before
    drawn, page = tree(new, "."), (new / "02-tour.html").read_text("utf-8")
    assert [name for name in drawn if name.endswith(".html")] == ["02-tour.html"]
    assert "It is 11 high" in page and b"It is 2 high" in drawn["figures/03-bar.svg"]
    build(notebooks=copy / "notebooks")
    assert page == (copy / "_site/02-tour.html").read_text("utf-8")
    assert not draft(tmp_path / "none", "en", "02-tour", copy / "notebooks")


def test_a_part_leaves_the_rest(copy):
    collection(copy, **{"03-arms": drawing("03-arms", 5)})
    old = tree(copy)
    build(notebooks=copy / "notebooks", selected=("03-arms",))
    new = tree(copy)
    assert set(new) == set(old)
    assert {p for p in new if "02-" in p and new[p] != old[p]} <= {"_site/02-tour.html"}
    assert b"It is 5 high" in new["figures/en/03-bar.json"]
    page = unheld(new["_site/index.html"].decode())
    assert "It is 5 high" in page and "It is 1 high" in page


def test_parameters_go_to_the_notebooks_that_know_them(copy):
    old = tree(copy)
    done = build(
        {"extent": "region", "as_of": "2008-11-25"},
        notebooks=copy / "notebooks",
        output=copy / "mine",
    )
    assert tree(copy) == old, "the collection keeps its own"
    assert done.outputs[0].folder == copy / "mine"
    tour = (copy / "mine" / "notebooks" / "02-tour.ipynb").read_text(encoding="utf-8")
    arms = (copy / "mine" / "notebooks" / "03-arms.ipynb").read_text(encoding="utf-8")
    assert 'extent = \\"region\\"' in tour and 'as_of = \\"2008-11-25\\"' in tour
    assert "extent" not in arms and 'as_of = \\"2008-11-25\\"' in arms
    assert _is_one_file(copy / "mine") and not _is_one_file(copy), "that one is edited"
    assert "as_of = 2008-11-25" in (copy / "mine" / "_site" / "index.html").read_text("utf-8")


def _is_one_file(folder):
    """Tell whether the notebook that pages offer is the executed one, under a second name."""
    offered = folder / "_site" / "downloads" / "02-tour.ipynb"
    return offered.samefile(folder / "notebooks" / "02-tour.ipynb")


def test_a_folder_with_other_files_is_left_alone(copy, tiny):
    (copy / "mine" / "_site").mkdir(parents=True)
    (copy / "mine" / "_site" / "diary.txt").write_text("Dear diary")
    with pytest.raises(BuildError, match="holds files of no earlier build"):
        build(notebooks=copy / "notebooks", output=copy / "mine")
    for folder in (copy, copy / "notebooks", tiny):
        with pytest.raises(BuildError, match="allowed: any other folder"):
            build({"package": str(tiny)}, notebooks=copy / "notebooks", output=folder)


@pytest.mark.parametrize(
    ("place", "is_folder"),
    [
        ("figures", False),
        ("figures/es", False),
        ("_site", False),
        (".dossier", False),
        (".dossier/lock", True),
        (".dossier/renderings.json", True),
        (".dossier/journal.json", True),
    ],
)
def test_what_is_in_the_way_is_told_before_anything_runs(place, is_folder, tmp_path, monkeypatch):
    home = usual(tmp_path)
    monkeypatch.setattr(builder, "render", None)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).mkdir() if is_folder else (tmp_path / place).touch()
    found, allowed = ("a folder", "file") if is_folder else ("no folder", "folder")
    with pytest.raises(BuildError, match=f"{place} is {found}; allowed: a {allowed}, or nothing"):
        build(notebooks=home, languages=("en", "es"))


def test_a_link_to_nowhere_and_a_file_on_the_way_are_told_before_anything_runs(tmp_path):
    home = usual(tmp_path)
    (tmp_path / ".dossier").symlink_to("nowhere")
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match=".dossier is no folder; allowed: a folder, or nothing"):
        build(notebooks=home)
    with pytest.raises(BuildError, match="file is no folder; allowed: a folder, or nothing"):
        build(notebooks=home, output=tmp_path / "file" / "below")


def test_a_message_holds_nothing_that_a_terminal_obeys_and_has_an_end():
    begun = {"papermill": {"start_time": "now"}}
    notebook = new_notebook(cells=[new_code_cell("x\x1b[2J", metadata=begun)])
    failure = stopped("02-tour", notebook, "ValueError: \x1b]0;y\x07\n" + "z" * 10_000)
    lines = failure.split("\n")
    assert all(line.isprintable() for line in lines) and lines[1] == r"  ValueError: \x1b]0;y\x07"
    assert lines[2].endswith("z...") and len(lines[2]) < 2_100


SETTINGS = """
import matplotlib
from matplotlib import pyplot
print(matplotlib.rcParams["font.size"], matplotlib.rcParams["axes.facecolor"])
pyplot.plot([1, 2])[0].figure
"""


def test_cold_and_warm_kernels_make_the_same_whatever_matplotlibrc_lies_there(tmp_path):
    draw, made = DRAW.format(number="02", height=2).strip(), []
    text = json.dumps(notebook("02-tour", SETTINGS.strip(), draw))
    for kernels, own in (("warm", False), ("warm", True), ("cold", True)):
        if own:
            (tmp_path / "matplotlibrc").write_text("font.size: 33\naxes.facecolor: red\n")
        done = run(Job("02-tour", text, {}, str(tmp_path), kernels=kernels))
        assert not done.failure and done.figures
        made.append((done.notebook, done.figures))
    assert made[0] == made[1] == made[2]


def test_an_executed_notebook_keeps_its_permissions(copy):
    file = copy / "notebooks" / "02-tour.ipynb"
    file.write_text(json.dumps(drawing("02-tour", 11)))
    file.chmod(0o460)
    build(notebooks=copy / "notebooks")
    assert "It is 11 high" in file.read_text("utf-8") and file.stat().st_mode & 0o777 == 0o460


SPOILT = {
    "raises": ("{}['depart']\nelse_", r"KeyError: 'depart'"),
    "dies": ("import os\nos._exit(1)", "the kernel died"),
    "no such magic": ("%nothing", "UsageError: Line magic function `%nothing` not found"),
    "cannot say why": ("raise ValueError('\\ud800')", "an error whose words cannot be written"),
    "hangs": ("import time\ntime.sleep(60)", r"no end within 2 s \(--timeout allows for more\)"),
}


@pytest.mark.parametrize(("code", "error"), SPOILT.values(), ids=SPOILT)
def test_a_failure_names_notebook_cell_and_error_and_changes_nothing(copy, code, error):
    old = tree(copy, "figures", "_site")
    spoilt = notebook("03-arms", "1 + 1", code.removesuffix("\nelse_"))
    collection(copy, **{"03-arms": spoilt})
    with pytest.raises(BuildError, match=error) as failed:
        build(notebooks=copy / "notebooks", timeout=2 if "sleep" in code else 600)
    words = str(failed.value)
    first = code.partition("\n")[0]
    assert f"03-arms stopped, cell 4 of 5: {first}" in words
    assert "Figures and pages are as they were" in words
    kept = json.loads((copy / ".dossier" / "failed" / "03-arms.ipynb").read_text("utf-8"))
    assert kept["cells"][2]["outputs"][0]["data"]["text/plain"] == ["2"], "as far as it came"
    assert tree(copy, "figures", "_site") == old
    assert json.loads((copy / "notebooks" / "03-arms.ipynb").read_text("utf-8")) == spoilt
    assert not kernels()


def test_two_notebooks_may_not_draw_the_same_figure(copy):
    old = tree(copy, "figures", "_site")
    cells = "".join(drawing("02-tour", 3)["cells"][2]["source"])
    collection(copy, **{"03-arms": notebook("03-arms", cells)})
    with pytest.raises(BuildError, match="03-arms draws 02-bar, which another notebook draws"):
        build(notebooks=copy / "notebooks")
    assert tree(copy, "figures", "_site") == old


def test_a_full_disk_ends_in_a_message(copy, monkeypatch):
    old = tree(copy)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    monkeypatch.setattr(staging, "export", full)
    with pytest.raises(BuildError, match="No space left on device: somewhere"):
        build(notebooks=copy / "notebooks", selected=("02-tour",), force=True)
    assert tree(copy) == old
    assert not list((copy / ".dossier").glob("stage-*"))


def test_a_notebook_edited_during_the_build_is_not_overwritten(copy, monkeypatch):
    file = copy / "notebooks" / "02-tour.ipynb"
    write = staging.export

    def edit(*arguments):
        file.write_text('{"edited": true}', encoding="utf-8")
        write(*arguments)

    collection(copy, **{"02-tour": drawing("02-tour", 8)})
    monkeypatch.setattr(staging, "export", edit)
    assert build(notebooks=copy / "notebooks", selected=("02-tour",)).edited == (file,)
    assert file.read_text(encoding="utf-8") == '{"edited": true}'


UNREADABLE = {
    "is empty": b"",
    "is not UTF-8": '{"cells": ["ü"]}'.encode("latin-1"),
    "holds the marks of a merge conflict": b'{\n<<<<<<< HEAD\n"cells": [],\n=======\n>>>>>>> b\n}',
    "is no JSON": b'{"cells": [',
    "is of nbformat 3": b'{"nbformat": 3, "worksheets": []}',
    "is of nbformat none": b"[]",
    "has cells that are none: 1": b'{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": 1}]}',
    "has no list of cells": b'{"nbformat": 4, "metadata": null, "cells": []}',
}


def marred(place, **cell):
    """Give a notebook of which one cell is not as it should be."""
    made = drawing("02-tour", 5)
    made["cells"][place] |= cell
    return made


# What the form of the file allows, and what reads it does not.
MARRED = {
    "deep": ("is no JSON", "[" * 100_000),
    "minor": ("is of no nbformat_minor", drawing("02-tour", 5) | {"nbformat_minor": "x"}),
    "source": ("has cells that are none: 3", marred(2, source=[1, 2])),
    "tags": ("has cells that are none: 2", marred(1, metadata={"tags": "parameters"})),
    "tags of none": ("has cells that are none: 2", marred(1, metadata={"tags": [{}]})),
    "outputs": ("has cells that are none: 3", marred(2, outputs=[1])),
    "kind": ("has cells that are none: 3", marred(2, cell_type="query")),
    "attachments": ("has cells that are none: 1", marred(0, attachments={"a": 5})),
    "surrogate": ("holds half a letter", marred(2, source="print('\ud800')")),
}


@pytest.mark.parametrize("how", MARRED)
def test_a_notebook_that_is_marred_is_one_message_with_its_name(tmp_path, how):
    why, content = MARRED[how]
    file = tmp_path / "02-tour.ipynb"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    with pytest.raises(BuildError, match=f"02-tour.ipynb {why}.*allowed: a notebook of nbformat 4"):
        source.read(file)


@pytest.mark.parametrize(("why", "content"), UNREADABLE.items(), ids=UNREADABLE)
@pytest.mark.parametrize("selected", [("02-tour",), ("03-arms",)], ids=["run", "kept"])
def test_an_unreadable_notebook_is_one_message_with_its_name(copy, why, content, selected):
    old = tree(copy, "figures", "_site")
    collection(copy, **{"03-arms": drawing("03-arms", 5)})
    (copy / "notebooks" / "02-tour.ipynb").write_bytes(content)
    with pytest.raises(BuildError, match=f"02-tour.ipynb {why}.*allowed: a notebook of nbformat 4"):
        build(notebooks=copy / "notebooks", selected=selected)
    assert tree(copy, "figures", "_site") == old


def test_values_left_in_a_notebook_by_papermill_are_refused(copy):
    file = copy / "notebooks" / "02-tour.ipynb"
    left = json.loads(file.read_text())
    more = {"tags": ["injected-parameters"]}
    left["cells"].insert(2, left["cells"][1] | {"source": "account = 'article'", "metadata": more})
    file.write_text(json.dumps(left))
    with pytest.raises(BuildError, match='a cell tagged "injected-parameters"'):
        build(notebooks=copy / "notebooks")


def test_a_parameter_that_papermill_takes_for_unknown_takes_effect(tmp_path):
    source = notebook("02-tour", "print('drawn on', account)")
    told = source["cells"][1]
    told["source"] = told["source"].replace("account = 'both'", "account = 'both'  # both = all")
    done = run(Job("02-tour", json.dumps(source), {"account": "article"}, str(tmp_path)))
    assert "# both = all" in done.notebook and "drawn on article" in done.notebook


@pytest.fixture
def no_kernel(monkeypatch):
    def refuse(*_):
        raise AssertionError("a worker was started")

    monkeypatch.setattr(workers, "local", refuse)


def test_a_broken_package_starts_no_kernel(copy, no_kernel, tmp_path):
    old = tree(copy)
    package = Path(shutil.copytree(DATA, tmp_path / "package"))
    claims = package / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",corroborated,", ",sure,", 1), "utf-8")
    with pytest.raises(BuildError) as broken:
        build({"package": str(package)}, notebooks=copy / "notebooks", output=copy / "mine")
    assert "claims.csv" in str(broken.value) and "sure" in str(broken.value)
    assert tree(copy) == old and not (copy / "mine").exists()


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("colur=blue", "allowed: package, lang, account, as_of"),
        ("as_of=yesterday", "a date such as 2008-11-25, or latest"),
        ("lang=xx", "allowed: en"),
        ("package=nowhere", "looked for"),
        ("extent", "extent=VALUE"),
        ("=5", "no name given; allowed: NAME=5"),
        ("", "-p: is empty; allowed: NAME=VALUE"),
        ("lang=es", "lang: given twice, as 'en' and 'es'; allowed: once"),
    ],
)
def test_wrong_parameters_end_before_anything_starts(
    copy, no_kernel, monkeypatch, capsys, text, allowed
):
    old = tree(copy, ".")
    monkeypatch.setattr(sys.modules["dossier.dataset.paths"], "NOTEBOOKS", copy / "notebooks")
    assert main(["build", "-p", text, *["--lang", "en"] * (text == "lang=es")]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith(f"dossier: {text.partition('=')[0]}")
    assert allowed in said.err and "Traceback" not in said.err
    assert tree(copy, ".") == old


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("account = 'both'", "account = 'article'"),
            "account: 'article' is stored, usual",
        ),
        (("year_to = 'last'", "year_to = 2010"), "year_to: 2010 is stored, usual is 'last'"),
        (("year_to = 'last'", ""), "year_to: not there, usual is 'last'"),
        (('"parameters"', '"params"'), 'one cell tagged "parameters"'),
    ],
)
def test_what_was_explored_is_not_published(copy, no_kernel, monkeypatch, capsys, change, said):
    file = copy / "notebooks" / "03-arms.ipynb"
    text = file.read_text()
    assert change[0] in text
    file.write_text(text.replace(*change))
    old = tree(copy, ".")
    monkeypatch.setattr(sys.modules["dossier.dataset.paths"], "NOTEBOOKS", copy / "notebooks")
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert "03-arms was changed" in told and said in told
    assert f"git checkout {file}" in told and "Traceback" not in told
    assert tree(copy, ".") == old


# Real kills. make torture tries many more moments, test_publish each step of publishing.
KILLED = [("warm", signal.SIGKILL, 1), ("cold", signal.SIGKILL, 1), ("warm", signal.SIGINT, 2)]


@pytest.mark.parametrize(("kernels", "how", "times"), KILLED, ids=["kill", "cold", "Ctrl-C twice"])
def test_a_killed_build_leaves_old_or_new_and_no_strays(copy, kernels, how, times):
    old = tree(copy, "figures", "_site")
    usual(copy, heights=(11, 12))
    started = Process(copy / "notebooks", pool=Pool(kernels=kernels))
    assert started.process.stderr.readline().startswith("run "), "a kernel is about to start"
    time.sleep(random.random())
    for _ in range(times):
        os.kill(started.process.pid, how)
        time.sleep(0.05)
    assert started.process.wait(PATIENCE) in (-signal.SIGKILL, -signal.SIGINT, 130)
    assert not started.strays()
    assert tree(copy, "figures", "_site") == old
    if how == signal.SIGINT:
        assert not list(started.tmp.glob("dossier-*")), "no folder is left in /tmp"
