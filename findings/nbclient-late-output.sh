#!/usr/bin/env bash
# What an asyncio task prints after its cell is done is lost; what a thread prints is kept.
#
# Expected: a task made in one cell that ends while a later cell waits leaves its output in the
# notebook, under either cell, as a thread's output is.
# Seen: ipykernel 7 sends a task's output as belonging to the cell that made it; nbclient, for
# which that cell is over, drops it: no output, no warning, not in the saved notebook. A thread's
# output appears under its cell or a later one. The task did run: its variable is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nbclient==0.11.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import nbclient
import nbformat

print("nbclient", version("nbclient"), "ipykernel", version("ipykernel"))
task = """import asyncio
async def fetch():
    await asyncio.sleep(0.3)
    global done
    done = True
    print("late")
task = asyncio.create_task(fetch())"""
thread = """import threading
def fetch():
    global done
    done = True
    print("late")
threading.Timer(0.3, fetch).start()"""
printed = {}
for name, source in (("task", task), ("thread", thread)):
    book = nbformat.v4.new_notebook()
    cells = [source, "import asyncio; await asyncio.sleep(1)", "print('done:', done)"]
    book.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbclient.NotebookClient(book, kernel_name="python3").execute()
    printed[name] = [[o.text for o in cell.outputs] for cell in book.cells]
    print(f"{name:7}", printed[name])
late = {name: "late" in str(texts) for name, texts in printed.items()}
if late != {"task": False, "thread": True} or "done: True" not in str(printed["task"]):
    sys.exit("CHANGED: late output arrives differently now")
print("As described: both ran, one left a trace.")
PYTHON
