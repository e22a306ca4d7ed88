"""Change the code in one place after the other, and see whether a test notices.

``python tests/bench/mutate.py [WORD...]`` copies the project to a temporary folder, makes the
changes of ``mutants.csv`` there (those whose file has one of the words), each alone, runs the tests
that should notice, and prints a table. It ends with 1 where a change survived. With ``--promises``
the changes are those of ``promises.csv``: a fault for each kind of promise that README makes.
"""

import csv
import multiprocessing
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT = shutil.ignore_patterns(".*", "_site", "build", "__pycache__")
CODE = Path("src", "dossier")


def main(words):
    """Try the changes; tell how many survived."""
    table = "promises.csv" if "--promises" in words else "mutants.csv"
    words = [word for word in words if word != "--promises"]
    with (Path(__file__).parent / table).open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if not words or _named(row, words)]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(shutil.copytree(ROOT, Path(folder, "copy"), ignore=LEFT))
        if (ROOT.parent / "shared").is_dir():
            Path(folder, "shared").symlink_to(ROOT.parent / "shared")
        found = [attempt(home, row) for row in rows]
    survived = [row for row, outcome in zip(rows, found, strict=True) if outcome != "killed"]
    print(f"{len(rows)} changes: {len(rows) - len(survived)} noticed, {len(survived)} survived")
    return bool(survived)


def attempt(home, row):
    """Make one change, run its tests, take it back; print and give what came of it."""
    file = home / CODE / row["file"]
    text = file.read_text("utf-8")
    outcome = "not there"
    if row["old"] in text:
        file.write_text(text.replace(row["old"], row["new"], 1), "utf-8")
        # Python tells a change of code by its second and its size.
        os.utime(file, (file.stat().st_atime, file.stat().st_mtime + hash(row["new"]) % 10_000))
        fork = multiprocessing.get_context("fork").Process(target=_test, args=(home, row["tests"]))
        fork.start(), fork.join()
        outcome = {0: "SURVIVED", 1: "killed"}.get(fork.exitcode, f"pytest {fork.exitcode}")
        file.write_text(text, "utf-8")
    change = f"{row['old']} -> {row['new'] or 'nothing'}".replace("\n", " ")
    about = row.get("promise", row["file"])
    print(f"{outcome:9} {about}: {' '.join(change.split())}", flush=True)
    return outcome


def _named(row, words):
    return any(word in row["file"] for word in words)


def _test(home, tests):
    import pytest

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1), os.dup2(quiet, 2)
    os.chdir(home)
    os.environ["PYTHONPATH"] = str(home / "src")
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(home / "src"))
    files = [word if word[0] == "-" else f"tests/{word}.py" for word in tests.split()]
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files]))


if __name__ == "__main__":
    import geopandas  # noqa: F401 - once for all forks

    sys.exit(main(sys.argv[1:]))
