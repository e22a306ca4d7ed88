"""Makes a kernel tell of what Python says nothing of, as audit events of its own.

These are files that libraries open by themselves, places that are looked for, variables of the
environment, and processes that are started. A library not named here is spoken for by whoever
calls it: ``sys.audit("open", path, "r", 0)``.
"""

import os
import sys
from contextlib import suppress
from functools import partial, wraps
from importlib import import_module
from pathlib import Path

STAT, VARIABLE, PROCESS = "dossier.stat", "dossier.variable", "dossier.process"
# Module: functions, with the place of the argument that is the file.
READERS = {
    "pyarrow.parquet.core": {"ParquetFile.__init__": 1, "ParquetDataset.__init__": 1},
    "pyogrio.core": {"get_vsi_path_or_buffer": 0},
    "pyogrio.raw": {"get_vsi_path_or_buffer": 0},
}


def begin():
    """Begin to tell, for as long as this process lives."""
    known = set(environment())
    for name in ("stat", "lstat", "access"):
        _wrap(os, name, lambda path, *_, **__: sys.audit(STAT, path))
    for module, functions in READERS.items():
        with suppress(ImportError):
            for name, place in functions.items():
                _wrap(import_module(module), name, partial(_read, place))
    for name in set(environment()) - known:  # set by a library for itself, as it was imported
        del os.environ[name]
    os.environ.__class__ = _Environment
    process = import_module("multiprocessing.process")
    _wrap(process, "BaseProcess.start", lambda _: sys.audit(PROCESS))


def environment():
    """Give all variables, unheard."""
    return {os.fsdecode(name): os.fsdecode(value) for name, value in os.environ._data.items()}


class _Environment(type(os.environ)):
    """Variables that tell when one is asked for."""

    def __getitem__(self, name):
        sys.audit(VARIABLE, name)
        return super().__getitem__(name)


def _wrap(holder, name, tell):
    """Let a function, in a module or in a class of it, tell before it does what it does."""
    *within, name = name.split(".")
    for each in within:
        holder = getattr(holder, each)
    function = getattr(holder, name)

    @wraps(function)
    def telling(*arguments, **options):
        tell(*arguments, **options)
        return function(*arguments, **options)

    setattr(holder, name, telling)


def _read(place, *arguments, **options):
    """Tell of a file with those that lie beside it under its name, or of all files of a folder."""
    given = arguments[place] if len(arguments) > place else next(iter(options.values()), ())
    for each in given if isinstance(given, (list, tuple)) else [given]:
        if not isinstance(each, (str, Path)):
            continue  # it was opened already, and told of then
        path = Path(each)
        parts = [path, *path.parent.glob(f"{path.stem}.*")]
        for file in [*parts, *(path.rglob("*") if path.is_dir() else ())]:
            sys.audit("open", str(file), "r", 0)
