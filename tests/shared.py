"""What several workers of one test run need is made by the first of them, once."""

import os
import shutil

from filelock import FileLock


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
