"""Ctrl-C and other ends: what runs ends, also while the import system lets go of a lock."""

import importlib._bootstrap as bootstrap
import os
import signal
import subprocess
import sys

import pytest

from dossier.run.interrupts import IMPORTING, NUMBERS

# A callback such as that of the import system: Python drops the exceptions that it raises.
PROGRAM = """
import signal, threading, time, weakref
from dossier.run.interrupts import heard

class Lock:
    pass

code = "def let_go(_): signal.raise_signal(signal.SIGINT)"
exec(compile(code, "<frozen importlib._bootstrap>", "exec"))
with {watch}:
    lock = Lock()
    reference = weakref.ref(lock, let_go)
    del lock
    time.sleep({seconds})
print("went on")
"""


def run(program, **environment):
    command = [sys.executable, "-c", program]
    environment = os.environ | environment
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_an_interrupt_is_not_lost_in_the_import_system():
    done = run(PROGRAM.format(watch="heard()", seconds=2))
    assert done.returncode == -signal.SIGINT
    assert "went on" not in done.stdout and "Exception ignored" not in done.stderr


def test_without_it_python_loses_the_interrupt():
    done = run(PROGRAM.format(watch="threading.Lock()", seconds=0))
    assert done.returncode == 0
    assert "went on" in done.stdout and "Exception ignored" in done.stderr


def test_the_second_interrupt_ends_at_once(tmp_path):
    """Also where something catches the first and waits for what does not end."""
    program = """
import signal, time
from dossier.run.interrupts import heard, scratch_folder
with heard(), scratch_folder():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        signal.raise_signal(signal.SIGINT)
        print("went on")
"""
    done = run(program, TMPDIR=str(tmp_path))
    assert not list(tmp_path.iterdir()), "no folder is left in /tmp"
    assert done.returncode == 130 and "went on" not in done.stdout
    assert "stopped at once" in done.stderr


ENDED = {
    "build": """
def asked(*_, **__):
    with interrupts.scratch_folder():
        try:
            signal.raise_signal(number)
        finally:
            signal.raise_signal(number)
request.build_asked = asked
""",
    "serve": """
serve.SITE = pathlib.Path(os.environ["TMPDIR"]).parent
(serve.SITE / "index.html").touch()
follow.follow = lambda *_: signal.raise_signal(number)
""",
}


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("command", ENDED)
def test_who_is_asked_to_end_says_so_and_leaves_nothing(command, name, tmp_path):
    """Also where it is asked twice, as ``timeout`` does."""
    (tmp_path / "lent").mkdir()
    program = f"""
import os, pathlib, signal, sys
from dossier.cli import main
from dossier.run import follow, interrupts, request, serve
number = signal.{name}
signal.signal(number, signal.SIG_DFL)  # these tests may run where it is not heard (nohup)
{ENDED[command]}
sys.exit(main(["{command}"{', "--port", "0"' * (command == "serve")}]))
"""
    done = run(program, TMPDIR=str(tmp_path / "lent"))
    assert done.returncode == 128 + getattr(signal, name)
    said = {"SIGTERM": "terminated", "SIGHUP": "its terminal was closed"}[name]
    assert done.stderr.strip() == f"dossier: {said}; nothing was changed"
    assert not list((tmp_path / "lent").iterdir())


def test_who_is_to_outlive_the_terminal_does():
    """As with ``nohup``."""
    program = """
import signal
from dossier.run.interrupts import heard
signal.signal(signal.SIGHUP, signal.SIG_IGN)
with heard():
    signal.raise_signal(signal.SIGHUP)
    print("went on")
"""
    done = run(program)
    assert (done.returncode, done.stdout) == (0, "went on\n")


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_to_be_whole_is_not_cut_off(number):
    program = f"""
import signal
from dossier.run.interrupts import unheard
before = signal.getsignal({number})
with unheard():
    signal.raise_signal({number})
print(signal.getsignal({number}) == before)
"""
    assert run(program).stdout == "True\n"


@pytest.mark.parametrize("name", ["_get_module_lock", "_find_and_load"])
def test_the_import_system_is_known_by_the_name_of_its_file(name):
    assert getattr(bootstrap, name).__code__.co_filename.startswith(IMPORTING)


def test_what_loads_for_kernels_leaves_ctrl_c_to_the_builder():
    """It says nothing of its own, and goes on."""
    program = """
import os, signal, sys, time
from dossier.run import forkserver
signal.signal(signal.SIGINT, lambda *_: None)
forkserver.start()
for _ in range(20):
    os.killpg(0, signal.SIGINT)
    time.sleep(0.05)
forkserver.fork(print, "forked").join()
"""
    command = [sys.executable, "-c", program]
    kept = {"capture_output": True, "text": True, "check": False, "start_new_session": True}
    done = subprocess.run(command, **kept)
    assert (done.returncode, done.stdout, done.stderr) == (0, "forked\n", "")
