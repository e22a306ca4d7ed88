"""Put new outputs in the place of old ones, whole or not at all.

Everything is first staged. A journal is then written, and from that moment on the new outputs
count: folders are exchanged and files replaced, and if the builder is killed in the midst of
that, the next one finishes what the journal says. A folder that cannot be renamed (a mount, a
link) stays, and its files are replaced one by one.
"""

import errno
import json
import os
import shutil
import tempfile
from contextlib import contextmanager

from dossier.dataset.errors import BuildError
from dossier.dataset.files import write_atomic
from dossier.dataset.paths import shown
from dossier.run import digest
from dossier.run.exchange import exchange
from dossier.run.interrupts import unheard

JOURNAL, ASIDE = "journal.json", ".dossier-new"
IMMOVABLE = (errno.EXDEV, errno.EBUSY)


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


def publish(output, staged, inputs=None):
    """Replace outputs by staged ones; those that are the same are not touched.

    Args:
        output: where (``dossier.run.output.Output``).
        staged: dict of a file or folder in the stage to the path that it is to have.
        inputs: dict of a path that was read, too, to the digest that it had: it is replaced only
            while it is as it was read.

    Returns:
        The paths that were replaced, and those that were changed by somebody else and stay.

    Raises:
        OSError: there is no room or no permission; nothing is replaced.
    """
    steps, inputs = [], inputs or {}
    for new, target in staged.items():
        read = inputs.get(target, "")
        target = target.resolve() if target.is_symlink() and target.is_file() else target
        wanted = digest.path(new)
        if digest.path(target) != wanted:
            _refuse_unwritable(new, target)
            paths = (os.path.relpath(path, output.folder) for path in (new, target))
            steps.append([*paths, wanted, read])
    if not steps:
        return [], []
    with unheard():  # for the few milliseconds: it is done anyway
        write_atomic(output.notes / JOURNAL, json.dumps(steps))
        kept = recover(output)
    targets = (output.folder / target for _, target, _, _ in steps)
    return [target for target in targets if target not in kept], kept


def recover(output):
    """Finish a publication that was cut off, and remove what cut-off builds have left.

    Returns:
        The inputs that were changed since they were read, and so stay.

    Raises:
        BuildError: what was staged is gone; says how to go on. Nothing is replaced.
    """
    journal, kept = output.notes / JOURNAL, []
    if journal.exists():
        steps = _read(journal, output.folder)
        for new, target, wanted, read in steps:
            if not (_replace_input if read else _replace)(new, target, wanted, read):
                kept.append(target)
        journal.unlink()
    for left in output.notes.glob("stage-*"):
        shutil.rmtree(left, ignore_errors=True)
    return kept


def _read(journal, folder):
    """Read the steps of a journal, all of which can be done or are done."""
    try:
        read = json.loads(journal.read_text(encoding="utf-8"))
        steps = [(folder / new, folder / target, *digests) for new, target, *digests in read]
        lost = [
            shown(target)
            for new, target, wanted, read in steps
            if not read and not new.exists() and digest.path(target) != wanted
        ]
    except (ValueError, TypeError):
        lost = ["the list of what is to be replaced"]
    if lost:
        words = "a build was cut off while it replaced outputs, and what it had made is gone"
        anew = f"To make all anew: remove {shown(journal)}, then: dossier build"
        raise BuildError(f"{words}: {', '.join(lost)}\n{anew}")
    return steps


def _replace(new, target, wanted, _):
    """Do one step; do nothing where it was done before the builder was killed."""
    if digest.path(target) == wanted or not new.exists():
        return True
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        if not target.exists() or target.is_file():
            os.replace(new, target)
        elif _stays(target) or not exchange(new, target):
            _fill(new, target)
    except OSError as error:
        if error.errno not in IMMOVABLE:
            raise
        _fill(new, target)
    return True


def _replace_input(new, target, wanted, read):
    """Replace a file if it is as it was read; exchange first, so that no save falls between."""
    if new.exists() and os.stat(new).st_dev != os.stat(target.parent).st_dev:
        beside = target.with_name(f".{target.name}{ASIDE}")
        if wanted not in (digest.path(target), digest.path(beside)):
            _copy(new, beside)
        done = _replace_input(beside, target, wanted, read)
        beside.unlink(missing_ok=True)
        return done
    if digest.path(target) == wanted:
        return digest.path(new) in (read, wanted, "") or not exchange(new, target)
    if not new.exists():
        return True
    if digest.path(target) != read:
        return False
    if not exchange(new, target):
        os.replace(new, target)
    elif digest.path(new) != read:
        exchange(new, target)
        return False
    return True


def _stays(folder):
    """Say whether a folder is what others have put there: a link, or where a disk is mounted."""
    return folder.is_symlink() or os.path.ismount(folder)


def _fill(new, target):
    """Replace what is in a folder, or a file on another disk; can be done again from the start."""
    if new.is_file():
        return _copy(new, target)
    aside = _set_aside(new, target)
    names = {file.relative_to(aside) for file in aside.rglob("*") if file.is_file()}
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(aside / name, target / name)
    shutil.rmtree(aside)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir() if not any(path.iterdir()) else None
        elif path.relative_to(target) not in names:
            path.unlink()


def _copy(new, target):
    """Copy a file to another disk, whole or not at all."""
    aside = target.with_name(f".{target.name}.copy")
    shutil.copy(new, aside)
    os.replace(aside, target)


def _set_aside(new, target):
    """Copy a folder into the one that it is to fill, on whatever disk that is."""
    aside = target / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(new, aside)
    return aside


def _refuse_unwritable(new, target):
    """Raise where a step could not be done, before anything is."""
    if target.is_dir() and _stays(target):
        shutil.rmtree(_set_aside(new, target))
        return
    folder = next(each for each in target.parents if each.exists())
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
