"""Figures as they were: the JSON and CSV of a commit or of a folder, read without a checkout."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from dossier.dataset.errors import BuildError, ParameterError
from dossier.dataset.paths import FIGURES, ROOT

ENDINGS = (".json", ".csv")


def read_base(base):
    """Read the figures of a commit or, where no commit has that name, of a folder.

    Such a folder has ``en/03-totals.json``, itself or in its own ``figures``.

    Returns:
        Dict of path below the figures' folder to text, such as ``en/03-totals.json``.

    Raises:
        ParameterError: there is neither; names what was asked for.
    """
    commit, why = _commit(base)
    if commit:
        return _from_commit(commit)
    folder = Path(base).expanduser()
    if base and folder.is_dir():
        return read_folder(folder / "figures" if (folder / "figures").is_dir() else folder)
    allowed = f"a commit of {ROOT.name} (was it fetched?) or a folder with figures"
    reason = f" (git: {why})" if why else ""
    raise ParameterError(f"base: {base!r} is not allowed{reason}; allowed: {allowed}")


def read_folder(folder):
    """Read the JSON and CSV of figures below a folder, as ``read_base`` gives them."""
    files = sorted(file for ending in ENDINGS for file in folder.glob(f"*/*{ending}"))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _commit(base):
    """Give the digest of a commit and no reason, or none and the reason that git gives."""
    try:
        # The pattern after ^ lets a tag stand for its commit, and a file's digest for nothing.
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    except BuildError as error:
        return None, str(error)
    return found.decode().strip(), ""


def _from_commit(commit):
    """Read all wanted files of a commit out of the archive that git makes of its figures."""
    if not _git("ls-tree", commit, FIGURES.name):
        return {}
    try:
        packed = _git("archive", commit, FIGURES.name)
    except BuildError as error:
        raise BuildError(f"git: {error}; in a partial clone, fetch it first") from None
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        files = {file.name.partition("/")[2]: file for file in archive if file.isfile()}
        wanted = {path for path in files if path.endswith(ENDINGS) and path.count("/") == 1}
        return {path: archive.extractfile(files[path]).read().decode() for path in sorted(wanted)}


def _git(*arguments):
    """Run git in the collection.

    Raises:
        BuildError: it fails or is not there; the message is git's own first line.
    """
    command = ["git", "-C", str(ROOT), *arguments]
    try:
        ran = subprocess.run(command, capture_output=True)
    except OSError as error:
        raise BuildError(f"cannot be run: {error.strerror}") from None
    if ran.returncode:
        raise BuildError(ran.stderr.decode(errors="replace").strip().partition("\n")[0])
    return ran.stdout
