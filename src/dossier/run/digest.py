"""Fingerprints by content: of files, of this package's code, of what is installed."""

import hashlib
import json
import os
import platform
import sys
from pathlib import Path

import dossier
from dossier.run import normalise


def file(place):
    """Digest a file; one that cannot be read gives an empty text."""
    try:
        return hashlib.sha256(Path(place).read_bytes()).hexdigest()
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
    files = (each for each in sorted(Path(place).rglob("*")) if each.is_file())
    return [each.relative_to(place).as_posix() for each in files if "__pycache__" not in each.parts]


def path(place):
    """Digest a file, or all of a folder; nothing there gives an empty text."""
    if not Path(place).is_dir():
        return file(place)
    return value({name: file(Path(place, name)) for name in names(place)})


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


def notebook(source):
    """Digest what a notebook would run: its cells without outputs, and its own metadata."""
    return value(normalise.unexecuted(json.loads(source)))
