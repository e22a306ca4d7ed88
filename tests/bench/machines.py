"""A Dask cluster of two workers on this machine, and a build on it."""

import json
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ways import build

WORKERS, PATIENCE = 2, 60


def cluster(threads):
    """Build on two workers; return the seconds.

    Args:
        threads: of both, as many notebooks as a build without a cluster runs at a time.
    """
    with TemporaryDirectory() as folder, _started(Path(folder), threads // WORKERS) as address:
        build(["--scheduler", address])  # so that each worker has loaded what it needs
        return build(["--scheduler", address]).seconds


@contextmanager
def _started(folder, threads):
    file, processes = folder / "scheduler.json", []
    try:
        processes.append(_start(folder, "scheduler", "--port", "0", "--host", "127.0.0.1"))
        address = json.loads(_content(file))["address"]
        for _ in range(WORKERS):
            options = "--no-nanny", "--nthreads", str(threads), "--host", "127.0.0.1"
            processes.append(_start(folder, "worker", *options))
        yield address
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def _start(folder, kind, *options):
    words = ["--scheduler-file", str(folder / "scheduler.json"), "--no-dashboard", *options]
    with open(folder / "log", "a") as log:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words]
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)


def _content(file):
    end = time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text()):
        if time.monotonic() > end:
            raise RuntimeError("no scheduler; is the extra named cluster installed?")
        time.sleep(0.1)
    return file.read_text()
