"""The ways to make everything that are compared, each as one run of what a person would type."""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import run

from dossier.dataset.paths import NOTEBOOKS, ROOT

DOSSIER = [sys.executable, "-m", "dossier.cli"]


def commands():
    """Time papermill and nbconvert, one notebook after another, as most people do."""
    with TemporaryDirectory() as folder:
        seconds = {}
        for notebook in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
            made = Path(folder, notebook.name)
            seconds[notebook.stem] = sum(
                run([sys.executable, "-m", *words, *map(str, files)], ROOT).seconds
                for words, files in (
                    (["papermill", "--no-progress-bar"], [notebook, made]),
                    (["nbconvert", "--to", "html", "--log-level", "ERROR"], [made]),
                )
            )
    return seconds


def build(options=(), memory=False, look=None):
    """Run ``dossier build`` into an empty folder, and look at that before it is gone."""
    with TemporaryDirectory() as folder:
        made = Path(folder, "made")
        done = run([*DOSSIER, "build", "--output", str(made), *options], ROOT, memory=memory)
        done.found = look(made) if look else None
        return done


def taken(folder):
    """Add up the bytes of all files in a folder; a link is no file."""
    files = (file.stat() for file in folder.rglob("*") if file.is_file())
    return sum({each.st_ino: each.st_size for each in files}.values())


def limit(root=ROOT):
    """Run the code cells of all notebooks in one loaded process.

    Args:
        root: of the collection; that of an earlier commit, to compare.
    """
    with TemporaryDirectory() as folder:
        notebooks = root / NOTEBOOKS.relative_to(ROOT)
        command = [sys.executable, str(Path(__file__).with_name("limit.py")), str(notebooks)]
        done = run(command, root, {"IPYTHONDIR": folder, "PYTHONPATH": str(root / "src")})
    return json.loads(done.output)


def earlier(commit, runs):
    """Run the limit of an earlier commit and of now, in turn; seconds of the processor, the least.

    Args:
        commit: whose code, notebooks and data are taken.
        runs: of each.
    """
    with TemporaryDirectory() as folder:
        git = ["git", "-C", str(ROOT), "worktree"]
        run([*git, "add", "--detach", folder, commit], ROOT)
        try:
            found = [(_processor(Path(folder)), _processor(ROOT)) for _ in range(runs)]
        finally:
            run([*git, "remove", "--force", folder], ROOT)
    before, now = map(min, zip(*found, strict=True))
    return {"commit": commit, "before": before, "now": now}


def _processor(root):
    return sum(each["processor"] for each in limit(root).values())


def redrawn():
    """Draw each figure again as its controls are moved: a list, see ``tests/redraw.py``."""
    return json.loads(run([sys.executable, str(ROOT / "tests" / "redraw.py")], ROOT).output)


def unchanged():
    """Run ``dossier build`` where nothing has changed."""
    with TemporaryDirectory() as folder:
        command = [*DOSSIER, "build", "--output", f"{folder}/made"]
        run(command, ROOT)
        again = [run(command, ROOT) for _ in range(3)]
    if not all("Nothing has changed" in each.output for each in again):
        raise RuntimeError("a build without any change changed something")
    return sorted(each.seconds for each in again)


def quick():
    """Time what must be there at once: three runs of each."""
    what = {
        "dossier check": [*DOSSIER, "check"],
        "dossier --help": [*DOSSIER, "--help"],
        "import dossier": [sys.executable, "-c", "import dossier"],
        "python": [sys.executable, "-c", ""],
    }
    return {
        name: sorted(run(command, ROOT).seconds for _ in range(3)) for name, command in what.items()
    }


def cores():
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
