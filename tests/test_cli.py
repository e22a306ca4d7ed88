"""The command line: exit codes, one message for each error, quick help."""

import errno
import importlib
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import describe, described
from toy import collection, notebook, usual

import dossier
from dossier.cli import main
from dossier.dataset import article, paths
from dossier.dataset.dictionary import MADE, dictionary
from dossier.dataset.errors import BuildError
from dossier.dataset.files import find_package
from dossier.dataset.package import Package
from dossier.run import forkserver, request

pytestmark = pytest.mark.usefixtures("written_here")
ARTICLE = Path(__file__).parents[2] / "shared" / "article.txt"


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """A toy collection that the command line takes for its own."""
    home = usual(tmp_path / "toy")
    monkeypatch.setattr(paths, "NOTEBOOKS", home)
    return home


def test_help_of_each_command_names_the_exit_codes(capsys):
    assert main(["--help"]) == 0
    commands = re.findall(r"^  (\w+)  ", capsys.readouterr().out.partition("Commands:")[2], re.M)
    assert {"check", "build", "lab", "parameters", "diff"} <= set(commands)
    for command in commands:
        assert main([command, "--help"]) == 0
        said = capsys.readouterr().out
        assert re.search(r"Exit codes: 0 .*; 1 .*\n.*; 2 .*; 130 .*143 ", said), command
        assert ("--package" in said) == (command not in ("lab", "new", "serve", "diff"))


def test_help_imports_nothing_heavy():
    code = "import sys; from dossier.cli import main; main(['--help']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    modules = set(loaded.splitlines()[-1].split())
    assert not {"pandas", "numpy", "matplotlib", "papermill", "nbformat", "yaml", "babel"} & modules


@pytest.mark.parametrize(
    "arguments",
    [
        ["bake"],
        ["build", "--workers", "0"],
        ["build", "--timeout", "soon"],
        ["build", "--colour"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments, capsys):
    assert main(arguments) == 2
    assert "Usage: dossier" in capsys.readouterr().err


def test_check_counts_what_it_has_checked(capsys):
    assert main(["check"]) == 0
    *remarks, said = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"data: \d+ tables, [\d,]+ rows, no problem", said)
    assert all(line.startswith("Remark: ") for line in remarks)


def test_check_prints_every_problem(data_copy, capsys):
    for name in ("claims", "sources"):
        file = data_copy / f"{name}.csv"
        file.write_bytes(file.read_bytes() + b"X1,too few\n")
    assert main(["check", str(data_copy)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert re.search(r": \d+ problems$|, \d+ problems$", lines[-1])
    assert any("claims.csv" in line for line in lines[:-1])
    assert any("sources.csv" in line for line in lines[:-1])


@pytest.mark.skipif(not ARTICLE.is_file(), reason="no ../shared/article.txt here")
def test_check_finds_the_article(capsys):
    assert main(["check", "--article", str(ARTICLE)]) == 0
    assert "all 18 sentences found" in capsys.readouterr().out


def test_check_of_another_text_says_what_it_misses(tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("Something else.")
    assert main(["check", "--article", str(other)]) == 1
    assert "is not in the text" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["check", "nowhere"], ["check", "--article", "nowhere.txt"]])
def test_what_is_not_there_is_one_message(arguments, capsys):
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith("dossier: ") and "nowhere" in said and "Traceback" not in said


def test_parameters_lists_all_with_what_is_allowed(capsys):
    assert main(["parameters"]) == 0
    said = capsys.readouterr().out
    assert "every notebook" in said and "03-arms" in said
    assert "a date such as 2008-11-25, or latest" in said
    assert "PER" in said, "the keys of the package's own actors"
    claims = Package(paths.DATA).load("claims")["speaker_id"].dropna()
    assert f"any of {', '.join(claims.unique())}\n" in said, "those who speak"
    years = Package(paths.DATA).load("series")["year"]
    assert f"(series: {years.min()} to {years.max()})" in said


def test_unknown_notebooks_are_named(notebooks, capsys):
    assert main(["build", "--notebooks", "02-tour,07-x"]) == 2
    assert "'07-x' is not allowed; allowed: 02-tour, 03-arms" in capsys.readouterr().err


def test_build_says_where_the_pages_are(notebooks, capsys):
    assert main(["build", "--lang", "en", "--notebooks", "02-tour", "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert "_site/index.html" in said.out
    assert "run   02-tour" in said.err and re.search(r"done  02-tour, [\d.]+ s, 0 left", said.err)


def test_build_ends_in_one_message_or_a_traceback_with_debug(notebooks, capsys):
    collection(notebooks.parent, **{"02-tour": notebook("02-tour", "1 / 0")})
    arguments = ["build", "--lang", "en", "--notebooks", "02-tour", "--workers", "1"]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "02-tour stopped, cell 3 of 4: 1 / 0\n  ZeroDivisionError" in said
    kept = re.search(r"as far as it came: (.*)", said)[1]
    json.loads((paths.ROOT / kept).read_text("utf-8"))
    with pytest.raises(BuildError, match="02-tour stopped"):
        main([*arguments, "--debug"])


def test_ctrl_c_is_exit_code_130(notebooks, capsys, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("dossier.run.freshness.make_plans", interrupt)
    assert main(["build"]) == 130
    assert "nothing was changed" in capsys.readouterr().err


def test_lang_is_short_for_a_parameter(notebooks, capsys):
    assert main(["build", "--lang", "pt"]) == 2
    assert capsys.readouterr().err.endswith("lang: 'pt' is not allowed; allowed: en, es, ru\n")


def test_a_list_of_no_notebooks_builds_none(capsys, monkeypatch):
    monkeypatch.setattr(request, "build_asked", lambda *_, **__: pytest.fail("built"))
    assert main(["build", "--notebooks", ","]) == 2
    assert "notebooks: ',' names none; allowed: 00-overview, " in capsys.readouterr().err


def test_lab_without_notebooks_starts_nothing_and_says_where_it_would(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr("os.execv", lambda *_: pytest.fail("started"))
    assert main(["lab"]) == 2
    assert "run dossier in the collection's folder" in capsys.readouterr().err


def test_lab_opens_the_overview_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    asked = []
    monkeypatch.setattr("os.execv", lambda program, command: asked.append(command))
    main(["lab", "--", "--no-browser"])
    (command,) = asked
    assert Path.cwd() == paths.ROOT
    assert f"--ServerApp.root_dir={paths.ROOT}" in command
    assert str(paths.NOTEBOOKS / "00-overview.ipynb") in command
    assert command[-1] == "--no-browser"


def test_the_dictionary_is_written_anew(tmp_path, capsys):
    package = tmp_path / "package"
    shutil.copytree(paths.ROOT / "data", package)
    (package / "README.md").write_text(f"stale {MADE}", encoding="utf-8")
    assert main(["dictionary", "--package", str(package)]) == 0
    assert (package / "README.md").read_bytes() == (paths.ROOT / "data/README.md").read_bytes()
    made = (package / "datapackage.json").read_bytes()
    assert made == (paths.ROOT / "data/datapackage.json").read_bytes()
    assert str(package / "README.md") in capsys.readouterr().out


def test_a_page_of_another_hand_is_left_as_it_is(tmp_path, capsys):
    package = tmp_path / "package"
    shutil.copytree(paths.ROOT / "data", package)
    (package / "README.md").write_text("Our own words.", encoding="utf-8")
    assert main(["dictionary", "--package", str(package)]) == 0
    assert (package / "README.md").read_text("utf-8") == "Our own words."
    told = capsys.readouterr().out
    assert f"Left as it is: {package / 'README.md'}" in told
    assert f"Written: {package / 'datapackage.json'}\n" in told


def test_the_dictionary_is_the_same_where_python_leaves_docstrings_out(tiny, monkeypatch):
    """As ``python -OO`` does: a module has none then."""
    told = dictionary(tiny)
    monkeypatch.setattr(article, "__doc__", None)
    assert dictionary(tiny) == told


def test_what_was_closed_is_open_to_kernels():
    """As where a program of the system starts a build, and wants to hear nothing."""
    code = """
import subprocess, sys
from dossier.cli import main
main(["--help"])
child = [sys.executable, "-c", "import os; [os.fstat(number) for number in range(3)]"]
sys.exit(subprocess.run(child, close_fds=False).returncode)
"""
    closed = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-c", code]
    assert subprocess.run(closed).returncode == 0


def test_a_folder_that_is_gone_is_one_message(tmp_path, monkeypatch, capsys):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["parameters"]) == 1
    assert capsys.readouterr().err == (
        "dossier: the folder that this runs in is gone; go to one that is there\n"
    )


@pytest.mark.parametrize("asked", ["verify", "numbers"])
def test_what_has_no_end_is_not_read(asked, tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.svg")
    assert main([asked, str(tmp_path / "pipe.svg")]) == 2
    assert "pipe.svg: is no plain file; allowed: a " in capsys.readouterr().err


def test_a_text_that_is_none_is_one_message(tmp_path, capsys):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert main(["numbers", str(tmp_path / "picture.png")]) == 2
    assert "picture.png, row 1: byte 0x89 is not UTF-8" in capsys.readouterr().err


def test_a_source_without_text_is_not_taken_for_the_article(tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    assert main(["check", "--source", "S02", str(tmp_path / "empty.txt")]) == 1
    assert (
        "holds no text; allowed: that of the article, or of the source" in capsys.readouterr().err
    )


def test_a_package_may_say_little_of_itself(tiny):
    about = described(tiny)
    for word in ("title", "description", "licenses", "vocabulary", "standards"):
        about.pop(word, None)
    table = about["resources"][0]
    del table["description"], table["schema"]["fields"][0]["description"]
    describe(tiny, about)
    assert main(["dictionary", "--package", str(tiny)]) == 0
    assert (tiny / "README.md").read_text("utf-8").startswith("# tiny\n")


def test_a_disk_that_is_full_is_told_in_one_line(tmp_path, capsys, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "README.md")

    package = tmp_path / "package"
    shutil.copytree(paths.ROOT / "data", package)
    before = (package / "README.md").read_bytes()
    monkeypatch.setattr(Path, "replace", fail)
    assert main(["dictionary", "--package", str(package)]) == 1
    assert capsys.readouterr().err == "dossier: README.md: No space left on device\n"
    assert (package / "README.md").read_bytes() == before
    assert not list(package.glob("*.draft"))


def test_a_machine_without_fcntl_can_import_all():
    """As Windows is: no fcntl, no fork server. What others wrote is loaded already."""
    root = Path(dossier.__file__).parent
    names = [
        ".".join(("dossier", *file.relative_to(root).with_suffix("").parts))
        for file in sorted(root.rglob("*.py"))
        if file.stem != "__init__" and "make_" not in file.stem
    ]
    process = forkserver.fork(_import_anew, names)
    process.join()
    assert process.exitcode == 0


def _import_anew(names):
    sys.modules["fcntl"] = None
    for name in [name for name in sys.modules if name.split(".")[0] in ("dossier", "filelock")]:
        del sys.modules[name]
    for name in names:
        importlib.import_module(name)


def test_a_file_is_told_from_the_collection_only_in_there(tmp_path, monkeypatch):
    monkeypatch.chdir(paths.NOTEBOOKS)
    assert paths.shown(paths.DATA) == "data"
    monkeypatch.chdir(tmp_path)
    assert paths.shown(paths.DATA) == paths.DATA.as_posix()


def test_the_tables_may_be_a_link(tmp_path, monkeypatch):
    (tmp_path / "story" / "notebooks").mkdir(parents=True)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "datapackage.yaml").touch()
    (tmp_path / "story" / "data").symlink_to("../tables")
    monkeypatch.chdir(tmp_path / "story")
    assert runpy.run_path(paths.__file__)["DATA"] == find_package("data")


def test_the_collection_is_found_above_the_working_folder_or_the_code(tmp_path):
    code = tmp_path / "venv/lib/python3.11/site-packages/dossier/dataset/paths.py"
    (tmp_path / "story" / "notebooks" / "deep").mkdir(parents=True)
    (tmp_path / "story" / "data").mkdir()
    (tmp_path / "story" / "data" / "datapackage.yaml").touch()
    (tmp_path / "pyproject.toml").touch()
    for here in ("story", "story/notebooks/deep"):
        assert paths.find_root(code, tmp_path / here) == tmp_path / "story"
    (tmp_path / "lost" / "notebooks").mkdir(parents=True)
    (tmp_path / "lost" / "data").mkdir()
    (tmp_path / "lost" / "data" / "claims.csv").touch()
    assert paths.find_root(code, tmp_path / "lost") == tmp_path / "lost", "without a descriptor"
    too_long = tmp_path / ("x" * 300)  # refused by the system, as what must not be looked into
    assert paths.find_root(code, too_long) == tmp_path
    assert paths.find_root(code, tmp_path) == tmp_path
    (tmp_path / "pyproject.toml").unlink()
    assert paths.find_root(code, tmp_path / "readers") == tmp_path / "readers", (
        "installed, no clone"
    )
    (tmp_path / "other" / "notebooks").mkdir(parents=True)
    (tmp_path / "other" / "data").mkdir()
    (tmp_path / "other" / "data" / "datapackage.yaml").touch()
    cloned = tmp_path / "other/src/dossier/dataset/paths.py"
    assert paths.find_root(cloned, tmp_path / "story") == tmp_path / "story", "begun with a clone"
    assert paths.find_root(cloned, tmp_path) == tmp_path / "other"
    inside = tmp_path / "story" / ".venv/lib/python3.11/site-packages/dossier/dataset/paths.py"
    assert paths.find_root(inside, tmp_path) == tmp_path / "story"
