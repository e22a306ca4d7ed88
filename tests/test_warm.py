"""Warm kernels: as fresh as cold ones, with the same bytes as output, and gone with the builder."""

import asyncio
import json
import multiprocessing
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from jupyter_core.utils import ensure_event_loop
from toy import PATIENCE, Process, collection, drawing, notebook, usual

from dossier.dataset.errors import BuildError
from dossier.dataset.paths import DATA, FIGURES, NOTEBOOKS, ROOT
from dossier.run import engine, forkserver, page_workers, plan, workers
from dossier.run.builder import build
from dossier.run.execute import run
from dossier.run.plan import KERNELS, WARM, Job
from dossier.run.workers import Pool

SPOIL = """
import os, random, sys, warnings
import matplotlib, numpy, pandas
import dossier
os.environ["DOSSIER_LEFT"] = "behind"
os.chdir("/")
sys.path.insert(0, "/nowhere")
matplotlib.rcParams["lines.linewidth"] = 77
pandas.set_option("display.max_rows", 7)
random.seed(1), numpy.random.seed(1)
dossier.left = left = "behind"
warnings.simplefilter("error")
""".strip()
LOOK = """
import json, locale, os, random, sys, time, warnings
import matplotlib, numpy, pandas
import dossier, dossier.run.preload
def look():
    return {
        "left": "left" in globals() or hasattr(dossier, "left") or "DOSSIER_LEFT" in os.environ,
        "folder": os.getcwd(), "nowhere": "/nowhere" in sys.path, "stdin": sys.stdin.isatty(),
        "width": matplotlib.rcParams["lines.linewidth"], "backend": matplotlib.get_backend(),
        "rows": pandas.get_option("display.max_rows"), "hash": hash("dossier"),
        "zone": time.tzname, "locale": locale.setlocale(locale.LC_ALL),
        "argv": sys.argv[1:2], "utf8": sys.flags.utf8_mode, "main": __name__,
        "path": sys.path, "warnings": sorted(map(str, warnings.filters)),
        "environment": sorted(set(os.environ) - {"JPY_PARENT_PID", "JPY_SESSION_NAME"}),
    }
print(json.dumps(look()))
print(random.random(), numpy.random.rand(), os.getpid())
""".strip()


def job(code, folder, kernels=WARM, timeout=600):
    source = json.dumps(notebook("02-tour", *code))
    return Job("02-tour", source, {}, str(folder), timeout, kernels=kernels)


def printed(result):
    assert not result.failure, result.failure
    cells = json.loads(result.notebook)["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return "".join(line for output in outputs for line in output.get("text", ())).splitlines()


def test_a_warm_kernel_is_as_fresh_as_a_cold_one(tmp_path):
    assert not run(job([SPOIL], tmp_path)).failure
    seen = {kernels: printed(run(job([LOOK], tmp_path, kernels))) for kernels in KERNELS}
    warm, cold = (json.loads(seen[kernels][0]) for kernels in KERNELS)
    assert warm == cold
    assert not warm["left"] and warm["folder"] == str(tmp_path) and warm["zone"] == ["UTC", "UTC"]


def test_a_warm_kernel_has_the_tables_of_faces_and_no_debugger(tmp_path):
    code = (
        "import sys\nprint({'fontTools.ttLib.tables.otTables', 'debugpy.server'} & {*sys.modules})"
    )
    assert printed(run(job([code], tmp_path))) == ["{'fontTools.ttLib.tables.otTables'}"]


def test_each_warm_kernel_has_a_random_state_of_its_own(tmp_path):
    one, other = (printed(run(job([LOOK], tmp_path)))[1].split() for _ in range(2))
    assert not set(one) & set(other)


def test_a_map_comes_out_as_it_is_committed(monkeypatch):
    """Of the package of this repository, where the others take the small one."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(plan, "DATA", DATA)
    (asked,) = plan.make_plans({}, notebooks=NOTEBOOKS, selected=("02-tour",))
    made = run(*asked.jobs)
    drawn = {f"{n}.{end}": data for n, files in made.figures.items() for end, data in files.items()}
    assert drawn == {file.name: file.read_bytes() for file in FIGURES.glob("en/02-*")}
    assert made.notebook == (NOTEBOOKS / "02-tour.ipynb").read_text("utf-8")


LEFT = (
    "import os, subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(300)'])\n"
    "away = subprocess.Popen(child.args, start_new_session=True)\n"
    "twin = os.fork() or time.sleep(300)\n"
    "print(child.pid, away.pid, twin)"
)


def ended(line):
    """Tell whether the processes whose numbers a kernel printed have come to an end."""
    there = [psutil.Process(pid) for pid in map(int, line.split()) if psutil.pid_exists(pid)]
    return {each.status() for each in there} <= {psutil.STATUS_ZOMBIE}


def test_processes_that_a_cell_left_end_with_its_kernel(tmp_path):
    assert ended(printed(run(job([LEFT], tmp_path)))[0])


def test_a_cell_that_says_too_much_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "MOST", 100_000)
    for code in (
        "while True: print('word ' * 100)",
        "display({'text/html': 'x' * 200_000}, raw=1)",
    ):
        result = run(job([code], tmp_path))
        assert "MB of output; allowed: what a page can hold" in result.failure
        assert len(result.notebook) < 1_000_000
    assert printed(run(job(["print('x' * 90_000)"], tmp_path)))


def test_code_in_the_readers_folder_is_not_pythons_and_sockets_are_short(small, tmp_path):
    """In a process of its own, whose fork server starts there; its folder for files is deep."""
    folder, long = small / "readers", tmp_path / ("x" * 90)
    folder.mkdir(), long.mkdir()
    for name in ("calendar", "random", "tokenize", "selectors"):
        (folder / f"{name}.py").write_text("raise SystemExit('taken for code')")
    home = collection(tmp_path / "home", **{"02-tour": drawing("02-tour", 1)})
    started = Process(home, {"TMPDIR": str(long)}, folder=folder, pool=Pool(asked=1))
    assert started.process.wait(PATIENCE) == 0, started.process.stderr.read()


def test_a_page_writer_that_is_killed_is_told(monkeypatch):
    monkeypatch.setattr(page_workers, "_attend", _killed)
    forkserver.start()
    with pytest.raises(BuildError, match=r"wrote the pages was ended \(-9\): was there memory"):
        page_workers.export([((), {}, None, None, None)])


def test_a_fork_server_that_is_killed_is_told(small, tmp_path, monkeypatch, capsys):
    def ended(self):
        raise EOFError

    monkeypatch.setattr("multiprocessing.context.ForkServerProcess.start", ended)
    with pytest.raises(BuildError, match="forked from was ended: was there memory left"):
        build(notebooks=usual(tmp_path))


def _killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_where_nothing_can_be_forked_kernels_are_cold_and_what_they_left_ends(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(forkserver, "possible", lambda: False)
    monkeypatch.setattr(forkserver, "fork", None)
    assert ended(printed(run(job([LEFT], tmp_path)))[0])


def test_papermill_runs_the_notebook_and_its_kernel_is_a_fork(tmp_path):
    code = "import psutil, os; print(*psutil.Process(os.getppid()).cmdline())"
    assert "forkserver" in " ".join(printed(run(job([code], tmp_path))))
    assert engine.papermill_engines.get_engine("dossier") is engine.Engine


def test_a_notebook_may_start_processes_of_its_own(tmp_path):
    code = (
        "import multiprocessing\n"
        "child = multiprocessing.get_context('fork').Process(target=print)\n"
        "child.start(); child.join(); print(child.exitcode)"
    )
    assert printed(run(job([code], tmp_path)))[-1] == "0"


def test_a_busy_warm_kernel_ends_when_its_time_is_up(tmp_path):
    result = run(job(["while True: pass"], tmp_path, timeout=1))
    assert "no end within 1 s" in result.failure
    assert not multiprocessing.active_children()


def test_a_run_leaves_no_loop_in_its_thread(tmp_path, monkeypatch):
    """An open one has sockets, of which Python warns; a closed one is in the way of others."""
    seen, client = [], engine.Client.execute

    def watched(self, **options):
        seen.append(ensure_event_loop())
        return client(self, **options)

    monkeypatch.setattr(engine.Client, "execute", watched)
    with ThreadPoolExecutor(1) as thread:
        for _ in range(2):
            assert not thread.submit(run, job(["print()"], tmp_path)).result().failure
        assert [loop.is_closed() for loop in seen] == [True, True]
        with pytest.raises(RuntimeError, match="no current event loop"):
            thread.submit(asyncio.get_event_loop).result()


def test_a_kernel_that_never_listens_goes_with_its_parent(tmp_path):
    """A fork that is stuck in a library, deaf to threads, still ends when the server ends."""
    forked = multiprocessing.get_context("spawn").Process(target=_parent, args=(str(tmp_path),))
    forked.start()
    pid = _wait_for(tmp_path / "pid")
    os.kill(forked.pid, signal.SIGKILL)
    forked.join()
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=PATIENCE)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def _parent(folder):
    with workers.local(1, f"{folder}/scratch", WARM) as threads:
        threads.submit(forkserver.fork, _stuck, folder)
        time.sleep(PATIENCE)


def _stuck(folder):
    import ctypes

    from dossier.run.kernel import end_with_parent

    end_with_parent()
    Path(folder, "pid.new").write_text(str(os.getpid()))
    os.rename(Path(folder, "pid.new"), Path(folder, "pid"))
    ctypes.PyDLL(None).sleep(4 * PATIENCE)  # holds the lock of the interpreter all the while


def _wait_for(file):
    end = time.monotonic() + PATIENCE
    while not file.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return int(file.read_text())
