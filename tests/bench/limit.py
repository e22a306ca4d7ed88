"""The limit: the code cells of all notebooks, one after another, in one loaded process.

Prints JSON: seconds and seconds of processor time for each notebook.
"""

import json
import os
import sys
import time
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from dossier.run.environment import FIXED


def run(shell, notebook):
    """Run the code cells of a notebook in names of its own."""
    shell.reset(new_session=False)
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    for cell in (each for each in cells if each["cell_type"] == "code"):
        with capture_output() as said:
            done = shell.run_cell("".join(cell["source"]), store_history=False)
        if not done.success:
            sys.exit(f"{notebook.name}: {said.stdout}{said.stderr}")


def main(folder):
    """Time each notebook of a folder."""
    os.environ.update(FIXED)
    import dossier.run.preload  # noqa: F401

    shell, taken = InteractiveShell.instance(), {}
    shell.history_manager.enabled = False
    for notebook in sorted(Path(folder).glob("[0-9]*.ipynb")):
        wall, processor = time.perf_counter(), time.process_time()
        run(shell, notebook)
        spent = time.perf_counter() - wall, time.process_time() - processor
        taken[notebook.stem] = {"seconds": spent[0], "processor": spent[1]}
    print(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[1])
