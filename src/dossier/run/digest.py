"""Fingerprints by content: of files, of this package's code, of what is installed."""

import hashlib
import json
import os
import platform
import sys
from functools import lru_cache
from pathlib import Path

import dossier
from dossier.run import normalise


def file(place):
    """Digest a file; one that cannot be read gives an empty text."""
    try:
        with open(place, "rb") as opened:
            return hashlib.sha256(opened.read()).hexdigest()
    except OSError:
        return ""


def text(content):
    """Digest a text as the file that it is written to."""
    return hashlib.sha256(content.encode()).hexdigest()


def value(plain):
    """Digest a plain value: texts, numbers, lists, dicts."""
    return text(json.dumps(plain, sort_keys=True, ensure_ascii=False))


def signature(place):
    """Give what the system changes with each change of a file; None where there is none."""
    try:
        about = os.stat(place)
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def names(place):
    """List all files of a folder by their paths from there on, but for those of Python's cache."""
    found = (os.path.join(top, name) for top, _, files in os.walk(place) for name in files)
    start = len(os.path.join(place, ""))
    files = (each[start:].replace(os.sep, "/") for each in found if os.path.isfile(each))
    return sorted(each for each in files if "__pycache__" not in each.split("/"))


def path(place):
    """Digest a file, or all of a folder; nothing there gives an empty text."""
    if not Path(place).is_dir():
        return file(place)
    return value({name: file(os.path.join(place, name)) for name in names(place)})


def code():
    """Digest this package: its modules, templates, fonts and catalogues."""
    return path(Path(dossier.__file__).parent)


def installed():
    """Digest names and versions of what is installed, of Python, and of the kind of machine.

    The names of the folders that installers leave behind say both, and are there at once.
    """
    found = {
        each.name
        for place in sys.path
        if Path(place or ".").is_dir()
        for each in Path(place or ".").iterdir()
        if each.suffix in (".dist-info", ".egg-info")
    }
    return value([sorted(found), sys.version, platform.system(), platform.machine()])


@lru_cache(16)  # the same ones are asked about in each language
def notebook(source):
    """Digest what a notebook would run: its cells without outputs, and its own metadata."""
    return value(normalise.unexecuted(json.loads(source)))
