"""Put new outputs in the place of old ones, whole or not at all.

Everything is first staged on the same disk. A journal is then written, and from that moment
on the new outputs count: folders are exchanged and files replaced, and if the builder is
killed in the midst of that, the next one finishes what the journal says.
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import signal
import tempfile
import threading
from contextlib import contextmanager

AT_FDCWD, RENAME_EXCHANGE = -100, 2
JOURNAL = "journal.json"


@contextmanager
def stage(output):
    """Give an empty folder on the disk of the outputs; it is gone afterwards."""
    output.notes.mkdir(parents=True, exist_ok=True)
    folder = output.notes / tempfile.mkdtemp(prefix="stage-", dir=output.notes)
    try:
        yield folder
    finally:
        if not (output.notes / JOURNAL).exists():
            shutil.rmtree(folder, ignore_errors=True)


def publish(output, staged):
    """Replace outputs by staged ones; those that are the same are not touched.

    Args:
        output: where (``dossier.run.output.Output``).
        staged: dict of a file or folder in the stage to the path that it is to have.

    Returns:
        The paths that were replaced.
    """
    steps = []
    for new, target in staged.items():
        wanted = digest(new)
        if digest(target) != wanted:
            steps.append(
                [*(os.path.relpath(path, output.folder) for path in (new, target)), wanted]
            )
    if steps:
        with _uninterrupted():
            _write(output.notes / JOURNAL, json.dumps(steps))
            recover(output)
    return [output.folder / target for _, target, _ in steps]


def recover(output):
    """Finish a publication that was cut off, and remove what cut-off builds have left."""
    journal = output.notes / JOURNAL
    if journal.exists():
        for new, target, wanted in json.loads(journal.read_text(encoding="utf-8")):
            _replace(output.folder / new, output.folder / target, wanted)
        journal.unlink()
    for left in output.notes.glob("stage-*"):
        shutil.rmtree(left, ignore_errors=True)


def digest(path):
    """Digest a file, or all names and bytes of a folder; nothing there gives an empty text."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    if not path.is_dir():
        return ""
    found = hashlib.sha256(b"folder")
    for file in sorted(path.rglob("*")):
        if file.is_file():
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            found.update(f"{file.relative_to(path).as_posix()}\n{content}\n".encode())
    return found.hexdigest()


def _replace(new, target, wanted):
    """Do one step; do nothing where it was done before the builder was killed."""
    if digest(target) == wanted:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_dir():
        os.replace(new, target)
    elif not exchange(new, target):
        # No exchange on this system: between these two lines the folder is away, and the
        # journal brings the new one.
        os.rename(target, new.with_name(f"old-{new.name}"))
        os.rename(new, target)


def exchange(one, other):
    """Exchange two folders in one step; say whether the system can do that."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if rename(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _write(path, text):
    """Write a file so that it is there whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, path)


@contextmanager
def _uninterrupted():
    """Do not hear Ctrl-C for the few milliseconds of a publication: it is done anyway."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
