"""What several tests need: what is made once for all workers, a page as it was written."""

import os
import re
import shutil

from filelock import FileLock


def unheld(text):
    """Take out of a page what keeps its lines whole, to compare it with what was written."""
    text = re.sub(r'<span class="held">(.*?)</span>', r"\1", text)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def made_once(tmp_path_factory, name, make):
    """Give a folder that all workers share.

    Args:
        tmp_path_factory: pytest's.
        name: the folder's name.
        make: a function of the folder, called by the worker that comes first; others wait for it.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{folder}.lock"):
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a worker left that failed
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder
