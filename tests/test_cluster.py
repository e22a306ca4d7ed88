"""A Dask cluster: the same bytes without a shared disk, whoever is lost; others are refused."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path

import psutil
import pytest
from toy import DRAW, PATIENCE, collection, notebook, tree, usual

import dossier
from dossier.cli import main
from dossier.dataset import paths
from dossier.dataset.errors import BuildError
from dossier.run.builder import build
from dossier.run.cluster import Cluster
from dossier.run.workers import Pool

pytestmark = pytest.mark.usefixtures("small")
WAIT = """
import time
from pathlib import Path

while Path({!r}).exists():
    time.sleep(0.05)
""".strip()


class Machines:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        self.file = folder / "scheduler.json"
        self.start("scheduler", "--port", "0", "--host", "127.0.0.1")
        self.address = json.loads(wait_for(self.file))["address"]

    def start(self, kind, *options, environment=None):
        words = ["--scheduler-file", str(self.file), "--no-dashboard", *options]
        if kind == "worker":
            words += ["--no-nanny", "--nthreads", "1", "--host", "127.0.0.1"]
        with open(self.folder / "log", "a") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words],
                cwd=self.folder,
                env=os.environ | (environment or {}),
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def stop(self, first=0):
        """Stop all processes but the first ones."""
        while self.processes[first:]:
            process = self.processes.pop()
            process.kill()
            process.wait()


def wait_for(file):
    end = time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text().strip()):
        assert time.monotonic() < end, f"{file} does not come"
        time.sleep(0.05)
    return file.read_text()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    made = Machines(tmp_path_factory.mktemp("machines"))
    yield made
    made.stop()


@pytest.fixture
def machines(scheduler):
    """A scheduler, and workers of one test."""
    yield scheduler
    scheduler.stop(first=1)


def held(folder, file):
    """A notebook that waits as long as a file is there, and then draws."""
    draw = DRAW.format(number="02", height=1).strip()
    return collection(folder, **{"02-tour": notebook("02-tour", WAIT.format(str(file)), draw)})


def test_a_lost_worker_costs_time_only(machines, tmp_path):
    build(notebooks=held(tmp_path / "here", tmp_path / "busy"))
    (tmp_path / "busy").touch()
    workers = [psutil.Process(machines.start("worker").pid) for _ in range(2)]
    cluster, made = Cluster(machines.address), []
    home = held(tmp_path / "there", tmp_path / "busy")
    thread = threading.Thread(
        target=lambda: made.append(build(notebooks=home, pool=Pool(cluster, 2)))
    )
    thread.start()
    end = time.monotonic() + PATIENCE
    while not (busy := list(filter(kernels_of, workers))) and time.monotonic() < end:
        time.sleep(0.1)
    assert busy, "one had a notebook to run"
    lost = kernels_of(busy[0])
    busy[0].kill()
    (tmp_path / "busy").unlink()
    thread.join(PATIENCE)
    cluster.close()
    assert made and made[0].ran == ("02-tour",)
    assert tree(tmp_path / "there") == tree(tmp_path / "here")
    assert not psutil.wait_procs(lost, timeout=PATIENCE)[1], "its kernel is gone, too"
    again = Cluster("tcp://127.0.0.1:9")
    assert build(notebooks=home, pool=Pool(again)).ran == (), "nothing to do needs no cluster"


class Deserted:
    """Stands for a client whose workers are all gone: a job never ends."""

    def get_executor(self, **_):
        return self

    def submit(self, *_):
        return Future()

    def nthreads(self):
        return {}

    def run(self, *_):
        return {}

    close = nthreads


def test_no_worker_left_is_one_message(tmp_path, monkeypatch):
    for name, value in {"_connect": lambda _: Deserted(), "PATIENCE": 0, "TICK": 0.01}.items():
        monkeypatch.setattr(f"dossier.run.cluster.{name}", value)
    deserted = Cluster("tcp://127.0.0.1:9")
    with pytest.raises(BuildError, match="no worker is left at tcp://127.0.0.1:9: .* 0[23]-"):
        build(notebooks=usual(tmp_path), pool=Pool(deserted))
    deserted.close()


def kernels_of(process):
    """List the kernels of a worker: children of its fork server."""
    try:
        children = process.children(recursive=True)
        return [each for each in children if each.ppid() != process.pid]
    except psutil.Error:
        return []


def test_a_worker_with_other_code_is_refused(machines, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(Path(dossier.__file__).parent, other / "dossier")
    (other / "dossier" / "more.py").write_text('"""Not here."""\n')
    (other / "pyproject.toml").touch()
    path = os.pathsep.join([str(other), os.environ.get("PYTHONPATH", "")])
    machines.start("worker", environment={"PYTHONPATH": path})
    cluster = Cluster(machines.address)
    with pytest.raises(BuildError, match="worker tcp://.*: other code of dossier"):
        build(notebooks=usual(tmp_path / "home"), pool=Pool(cluster))
    cluster.close()
    assert not (tmp_path / "home" / "figures").exists()


def test_a_scheduler_that_does_not_answer_is_one_message(tmp_path, monkeypatch, capsys):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    monkeypatch.setattr("dossier.run.cluster.PATIENCE", 0.1)
    monkeypatch.setattr(paths, "NOTEBOOKS", usual(tmp_path))
    assert main(["build", "--scheduler", "tcp://127.0.0.1:9"]) == 1
    said = capsys.readouterr().err
    assert "no scheduler answers at tcp://127.0.0.1:9" in said and "Traceback" not in said


@pytest.mark.parametrize("address", ["tcp://127.0.0.1", "127.0.0.1", "host:many", "host:99999", ""])
def test_an_address_without_a_port_is_one_message(address, capsys):
    assert main(["build", "--scheduler", address or " "]) == 2
    said = capsys.readouterr().err
    assert "allowed: an address with its port, such as tcp://host:8786" in said
    assert said.count("\n") == 1


def test_without_dask_the_message_says_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BuildError, match=r'pip install -e "\.\[cluster\]"'):
        build(notebooks=usual(tmp_path), pool=Pool(Cluster("tcp://127.0.0.1:9")))
