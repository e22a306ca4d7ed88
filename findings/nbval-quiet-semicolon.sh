#!/usr/bin/env bash
# nbval fails a cell that ends in a semicolon, as charts by matplotlib do.
#
# Expected: `ax.bar(...);` shows nothing but the chart in JupyterLab, nbclient and papermill, and
# nbval, which runs the same cell in the same kernel, sees the same outputs.
# Seen: nbval asks the kernel not to keep the cell in its history. IPython looks for the semicolon
# in that history, does not find the cell there, and shows the value as well: the test of a
# notebook that was saved a moment ago fails with one output too many. Without the semicolon, or
# with a name before it (`bars = ax.bar(...)`), both agree.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nbval==0.11.0 pytest==9.1.0 nbclient==0.11.0 \
    ipykernel==7.4.0 ipython==9.18.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess, sys
from importlib.metadata import version
import nbclient
import nbformat

print(*(f"{name} {version(name)}" for name in ("nbval", "nbclient", "ipykernel", "ipython")))
book = nbformat.v4.new_notebook()
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
sources = ["sum([4, 4]);", "total = sum([4, 4])", "sum([4, 4])"]
book.cells = [nbformat.v4.new_code_cell(source) for source in sources]
nbformat.write(nbclient.NotebookClient(book).execute(), "a.ipynb")
saved = [len(cell.outputs) for cell in book.cells]
test = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "a.ipynb"]
said = subprocess.run(test, capture_output=True, text=True).stdout
failed = [cell for cell in range(3) if f"FAILED a.ipynb::Cell {cell}" in said]
print("outputs that nbclient saved:", saved, "cells that nbval fails:", failed)
if (saved, failed) != ([0, 0, 1], [0]):
    sys.exit("CHANGED: nbval and nbclient see a semicolon alike now")
print("As described: only the cell with the semicolon fails.")
PYTHON
