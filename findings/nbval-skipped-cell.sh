#!/usr/bin/env bash
# nbval runs a cell that is tagged skip-execution, which nbclient leaves out.
#
# Expected: one tag means one thing to all tools of one notebook: the cell is not run.
# Seen: nbclient, and with it papermill and nbconvert, does not run it, and the notebook that it
# saves has no output there; nbval then runs the cell (here it writes a file) and passes, since a
# cell that was never run has nothing to be compared with. What was tagged because it is slow,
# needs a network or changes something happens while testing. nbval has a tag of its own,
# nbval-skip: a cell needs both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nbval==0.11.0 pytest==9.1.0 nbclient==0.11.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib, subprocess, sys
from importlib.metadata import version
import nbclient
import nbformat

print("nbval", version("nbval"), "nbclient", version("nbclient"))
def cell(name, *tags):
    source = f"open('{name}.txt', 'w').close()"
    return nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)})

book = nbformat.v4.new_notebook()
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
both = cell("both", "skip-execution", "nbval-skip")
book.cells = [cell("plain"), cell("one", "skip-execution"), both]
def ran():
    names = sorted(path.stem for path in pathlib.Path().glob("*.txt"))
    for name in names:
        pathlib.Path(f"{name}.txt").unlink()
    return names

nbformat.write(nbclient.NotebookClient(book).execute(), "a.ipynb")
client = ran()
test = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "a.ipynb"]
print(subprocess.run(test, capture_output=True, text=True).stdout.strip())
tester = ran()
print("nbclient ran:", client, "nbval ran:", tester)
if (client, tester) != (["plain"], ["one", "plain"]):
    sys.exit("CHANGED: nbval or nbclient treats the tag differently now")
print("As described: the tested notebook did what the executed one was told not to.")
PYTHON
