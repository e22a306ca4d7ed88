"""Breaks builds on purpose, for some minutes, and prints a table: tried, held.

Held means: figures and pages are all old or all new, no process is left, and the next build makes
what a build from scratch makes. ``python tests/torture.py --seconds 300 [--seed N] [KIND...]``
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from toy import Process, drawing, tree, usual

from dossier.i18n.language import LANGUAGES
from dossier.run.builder import build
from dossier.run.workers import Pool

OUTPUTS = ("figures", "_site")
LANGS = {"languages": LANGUAGES[:2]}


class Left(Exception):
    """Says why something could not be tried here."""


class Place:
    """A copy of a collection that was built, to break a build of other heights in."""

    def __init__(self, folder, name):
        self.home = folder / name
        shutil.copytree(folder / "built", self.home, symlinks=True)
        self.old = tree(self.home, *OUTPUTS)
        usual(self.home, (11, 12))

    def start(self, wrap=(), **options):
        return Process(self.home / "notebooks", wrap=wrap, **LANGS | options)

    def holds(self, new):
        """Say what is not as promised; nothing where all is."""
        now = tree(self.home, *OUTPUTS)
        if now not in (self.old, new):
            return "neither old nor new"
        build(notebooks=self.home / "notebooks", stream=open(os.devnull, "w"), **LANGS)
        return "" if tree(self.home, *OUTPUTS) == new else "the next build makes something else"


def end(started, place, new):
    started.process.communicate(timeout=120)
    strays = started.strays(10)
    return f"left: {strays[0]}" if strays else place.holds(new)


def kill(place, new, chance, kernels="warm"):
    started = place.start(pool=Pool(kernels=kernels))
    time.sleep(chance.uniform(0.2, 12))
    os.kill(started.process.pid, signal.SIGKILL)
    return end(started, place, new)


def kill_cold(place, new, chance):
    return kill(place, new, chance, "cold")


def interrupt(place, new, chance, times=1):
    started = place.start()
    time.sleep(chance.uniform(0.5, 10))
    for _ in range(times):
        started.process.send_signal(signal.SIGINT)
        time.sleep(chance.uniform(0.05, 0.5))
    before = time.monotonic()
    wrong = end(started, place, new)
    return wrong or ("" if time.monotonic() - before < 120 else "it hung")


def interrupt_twice(place, new, chance):
    return interrupt(place, new, chance, 2)


def kill_a_helper(place, new, chance):
    started = place.start()
    time.sleep(chance.uniform(2, 8))
    children = psutil.Process(started.process.pid).children(recursive=True)
    if children:
        chance.choice(children).kill()
    said = started.process.communicate(timeout=120)[1]
    wrong = end(started, place, new)
    return wrong or ("a traceback of the system" if "OSError" in said else "")


def link_the_site(place, new, chance):
    served = place.home.with_name(f"{place.home.name}-served")
    (place.home / "_site").rename(served)
    (place.home / "_site").symlink_to(served)
    wrong = end(place.start(), place, new)
    return wrong or ("" if (place.home / "_site").is_symlink() else "the link is gone")


def mount_the_site(place, new, chance, name="_site"):
    site = place.home / name
    mount = f"cp -a {site} {site}-old; mount -t tmpfs none {site}; cp -a {site}-old/. {site}/"
    copy = f"; rm -rf {site}-old; cp -a {site} {site}-old"
    started = place.start(_alone(mount, copy))
    said = started.process.communicate(timeout=120)[1]
    shutil.rmtree(site), Path(f"{site}-old").rename(site)
    return f"failed: {said[-200:]}" if started.process.returncode else place.holds(new)


def mount_the_notebooks(place, new, chance):
    return mount_the_site(place, new, chance, "notebooks")


def fill_the_disk(place, new, chance):
    room = chance.randint(50, 900)
    home = place.home
    mount = f"cp -a {home} {home}-old; mount -t tmpfs -o size={room}k none {home}/.dossier"
    started = place.start(_alone(mount, ""))
    started.process.communicate(timeout=120)
    shutil.rmtree(f"{home}-old")
    return place.holds(new)


def no_shared_memory(place, new, chance):
    started = place.start(_alone("mount -t tmpfs -o ro none /dev/shm", ""))
    said = started.process.communicate(timeout=120)[1]
    return f"failed: {said[-200:]}" if started.process.returncode else place.holds(new)


def save_a_notebook(place, new, chance):
    file, word = place.home / "notebooks" / "02-tour.ipynb", json.dumps(drawing("02-tour", 77))
    started = place.start()
    time.sleep(chance.uniform(0.5, 12))
    gone = started.process.poll() is not None
    file.write_text(word, "utf-8")
    started.process.communicate(timeout=120)
    if file.read_text("utf-8") != word:
        return "" if gone else "the edit is lost"
    usual(place.home, (11, 12))
    build(notebooks=place.home / "notebooks", stream=open(os.devnull, "w"), **LANGS)
    return place.holds(new)


def _alone(before, after):
    """Give words that run a command where mounts are seen by nobody else."""
    able = ["unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt"]
    if not shutil.which("unshare") or subprocess.run(able, capture_output=True).returncode:
        raise Left("no right to mount here")
    return ["unshare", "-m", "sh", "-c", f'{before} && "$@"; code=$?{after}; exit $code', "sh"]


KINDS = {
    "kills": (kill, kill, kill_cold, interrupt, interrupt_twice, kill_a_helper),
    "mounts": (link_the_site, mount_the_site, mount_the_notebooks, no_shared_memory),
    "disks": (fill_the_disk, fill_the_disk),
    "edits": (save_a_notebook, save_a_notebook),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("kinds", nargs="*", default=list(KINDS))
    asked = parser.parse_args()
    began, chance = time.monotonic(), random.Random(asked.seed)
    print(f"seed {asked.seed}, at most some {asked.seconds} s", flush=True)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        folder, silence = Path(folder), open(os.devnull, "w")
        build(notebooks=usual(folder / "built"), stream=silence, **LANGS)
        build(notebooks=usual(folder / "new", (11, 12)), stream=silence, **LANGS)
        new = tree(folder / "new", *OUTPUTS)
        tries = [(kind, way) for kind in asked.kinds for way in KINDS[kind]]
        counts = {(kind, way.__name__): [0, 0, []] for kind, way in tries}
        while tries and time.monotonic() - began < asked.seconds:
            kind, way = tries.pop(0)
            count = counts[kind, way.__name__]
            try:
                wrong = way(Place(folder, f"try-{len(tries)}"), new, chance)
            except Left as left:
                count[2].append(f"not tried: {left}")
                continue
            except Exception as error:
                wrong = f"{type(error).__name__}: {error}"
            count[0] += 1
            count[1] += not wrong
            count[2] += [wrong] if wrong else []
    return report(counts, len(tries))


def report(counts, left):
    print(f"{'kind':8} {'what':20} {'tried':>5} {'held':>5}")
    for (kind, way), (tried, held, words) in counts.items():
        said = "; ".join(dict.fromkeys(words)).replace("\n", " ")
        print(f"{kind:8} {way.replace('_', ' '):20} {tried:5} {held:5}  {said}".rstrip())
    if left:
        print(f"{left} more were not tried: out of time")
    return int(any(held < tried for tried, held, _ in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
