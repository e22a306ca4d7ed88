"""A toy collection: notebooks that draw one figure each, over the package where one works."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from dossier.story.parameters import NOTEBOOKS

PATIENCE = 240  # seconds; a machine may be busy

# Names in the code of a toy notebook: its number and the height of its bar.
DRAW = """
import matplotlib
from dossier.plot.figure import Figure
from dossier.i18n.language import Words

figure = Figure("{number}-bar", Words(lang), kind="Chart", title="It is {height} high",
                subtitle="Metres", size=(4, 2))
row = dict(id="T01", status="reported", verdict="corroborated", claims=("C01",),
           wordings=("A claim.",), sources=("S01",), publishers=("Somebody",))
bar = figure.axes(left=0.5).bar([0], [{height}])[0]
figure.mark(bar, row, label="Bar", value={height}, unit="m")
figure
"""


def cell(kind, source, **more):
    about = {"cell_type": kind, "metadata": more, "source": source}
    return about | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def notebook(name, *sources):
    """Make a notebook without ids, as an old editor would write it."""
    own = "\n".join(f"{each.name} = {each.default!r}" for each in NOTEBOOKS[name])
    cells = [
        cell("markdown", f"# Toy {name}\n\nHow high is it?\n\nSee [the next](03-arms.ipynb)."),
        cell("code", own, tags=["parameters"]),
        *(cell("code", source) for source in sources),
        cell("markdown", "## What we found\n\nA bar."),
    ]
    about = {"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}}
    return {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 4}


def drawing(name, height):
    return notebook(name, DRAW.format(number=name[:2], height=height).strip(), "print('drawn')")


def collection(folder, **notebooks):
    """Write toy notebooks, given by name, into the folder; return where they are."""
    home = folder / "notebooks"
    home.mkdir(parents=True, exist_ok=True)
    for name, made in notebooks.items():
        (home / f"{name}.ipynb").write_text(json.dumps(made), encoding="utf-8")
    return home


def usual(folder, heights=(1, 2)):
    return collection(
        folder,
        **{"02-tour": drawing("02-tour", heights[0]), "03-arms": drawing("03-arms", heights[1])},
    )


def tree(folder, *parts):
    """Read all outputs under a folder: a dict of path to bytes."""
    parts = parts or ("figures", "_site", "notebooks")
    files = (file for part in parts for file in sorted((folder / part).rglob("*")))
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()
    }


class Process:
    """A build in a process of its own, whose kernels can be told from all others."""

    def __init__(self, notebooks, environment=None, folder=None, wrap=(), **options):
        self.tmp = Path(tempfile.mkdtemp(prefix="t", dir="/tmp"))
        code = (
            "from pathlib import Path\nfrom dossier.run.interrupts import heard\nwith heard():\n"
            "    from dossier.run.builder import build\n    from dossier.run.workers import Pool\n"
            f"    build(notebooks=Path({str(notebooks)!r}), **{options!r})"
        )
        environment = os.environ | {"TMPDIR": str(self.tmp)} | (environment or {})
        # A script, as the command is: with -c the working folder would be searched for code.
        (self.tmp / "command.py").write_text(code)
        self.process = subprocess.Popen(
            [*wrap, sys.executable, str(self.tmp / "command.py")],
            env=environment,
            cwd=folder or self.tmp,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def strays(self, seconds=120):
        """List processes of this build that are still there after some seconds."""
        end = time.monotonic() + seconds
        while (left := self._running()) and time.monotonic() < end:
            time.sleep(0.1)
        return left

    def _running(self):
        found = []
        for process in psutil.process_iter(["cmdline", "environ", "status"]):
            about = process.info
            if about["status"] == psutil.STATUS_ZOMBIE or process.pid == self.process.pid:
                continue
            if (about["environ"] or {}).get("TMPDIR") == str(self.tmp):
                found.append(" ".join(about["cmdline"] or ())[:80])
        return found
