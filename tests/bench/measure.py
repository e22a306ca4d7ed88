"""Run a command and measure it with all its processes: seconds, processor seconds, memory."""

import os
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

import psutil

EVERY = 1.0  # seconds between two looks at the memory


@dataclass
class Run:
    """What a command took.

    Attributes:
        seconds: by the clock.
        memory: (second, MB, MB) of the whole tree; in the first size pages that processes share
            count once (PSS), in the second in each of them (RSS).
        lines: (second, line) that it wrote to standard error.
        output: what it wrote to standard output.
        processor: seconds of processor time of the command alone, without its kernels.
        found: what whoever ran it saw in the files that it made.
    """

    seconds: float = 0.0
    memory: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    output: str = ""
    processor: float = 0.0
    found: object = None

    @property
    def peak(self):
        """The most memory seen, in MB."""
        return max((size for _, size, _ in self.memory), default=0.0)

    @property
    def resident(self):
        """The most memory seen, in MB, where what is shared counts in each process."""
        return max((size for _, _, size in self.memory), default=0.0)


def run(command, folder, environment=None, memory=False):
    """Run a command to its end.

    Raises:
        RuntimeError: it failed; with what it said last.
    """
    done, began = Run(), time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    ended = threading.Event()
    watching = threading.Thread(target=_watch, args=(process.pid, done, began, ended))
    reading = threading.Thread(target=_read, args=(process.stderr, done, began))
    reading.start()
    if memory:
        watching.start()
    done.output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    done.seconds = time.perf_counter() - began
    done.processor = usage.ru_utime + usage.ru_stime
    ended.set(), reading.join()
    if memory:
        watching.join()
    if code:
        said = "\n".join(line for _, line in done.lines[-20:])
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {code}\n{said}")
    return done


def _read(stream, done, began):
    for line in stream:
        done.lines.append((time.perf_counter() - began, line.rstrip("\n")))


def _watch(pid, done, began, ended):
    while not ended.wait(EVERY):
        with suppress(psutil.Error):
            tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            sizes = [_sizes(process) for process in tree]
            shared_once, resident = (sum(each) / 1e6 for each in zip(*sizes, strict=True))
            done.memory.append((time.perf_counter() - began, shared_once, resident))


def _sizes(process):
    with suppress(psutil.Error, AttributeError):
        seen = process.memory_full_info()
        return seen.pss, seen.rss
    return 0, 0
