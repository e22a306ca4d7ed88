"""Too few file handles or too little memory: one message before anything starts."""

import resource
import subprocess
import sys

import pytest

from dossier.cli import main
from dossier.dataset.errors import BuildError
from dossier.run.limits import refuse_scarce

LIMITED = """
import resource
from dossier.run.limits import refuse_scarce
resource.setrlimit(resource.RLIMIT_NOFILE, (30, 500))
refuse_scarce(2)
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
refuse_scarce(20)
"""


def test_few_handles_are_raised_as_far_as_allowed_and_then_refused():
    said = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True)
    assert 30 < int(said.stdout) <= 500
    assert said.stderr.strip().endswith("ulimit -n 900, or --workers 1")
    assert "500 open files are allowed, 900 needed" in said.stderr


def test_little_memory_is_refused(monkeypatch):
    none, little = resource.RLIM_INFINITY, 500_000_000
    limits = {resource.RLIMIT_NOFILE: (none, none), resource.RLIMIT_AS: (little, none)}
    monkeypatch.setattr(resource, "getrlimit", limits.get)
    with pytest.raises(BuildError, match="500 MB of memory are allowed, 1,200 needed"):
        refuse_scarce(1)
    limits[resource.RLIMIT_AS] = (none, none)
    refuse_scarce(1)


def test_a_python_that_leaves_assertions_out_is_refused():
    code = "from dossier.run.limits import refuse_scarce; refuse_scarce(1)"
    said = subprocess.run([sys.executable, "-O", "-c", code], capture_output=True, text=True)
    assert "Python leaves out what notebooks assert (-O, PYTHONOPTIMIZE)" in said.stderr


@pytest.mark.parametrize("command", ["build", "lab"])
@pytest.mark.parametrize("moment", ["abc", "", "-5", "1.5", "٣", "253402300800", "9" * 5000])
def test_a_moment_that_is_none_is_told_before_a_kernel_starts(command, moment, monkeypatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    monkeypatch.setattr("dossier.run.builder.states_of", lambda *_: pytest.fail("went on"))
    monkeypatch.setattr("os.execv", lambda *_: pytest.fail("went on"))
    assert main([command]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"dossier: SOURCE_DATE_EPOCH: {moment[:60]!r} is no moment; allowed: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("moment", ["0", "1227571200", "253402300799"])
def test_a_moment_may_be_set(moment, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    refuse_scarce(1)
