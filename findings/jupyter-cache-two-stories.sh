#!/usr/bin/env bash
# jupyter-cache gives one story the results of another that is told by the same notebook.
#
# Expected: two folders hold the same notebook, each beside data of its own; both are executed, and
# each gets its own outputs back.
# Seen: both are executed, both are reported as successful, and what is stored is found again by the
# code and the kernel alone: the second result takes the place of the first, and both notebooks get
# it. Only their headings, which are not stored, are still their own. Notebooks executed with
# `nb_execution_mode = "cache"` of myst-nb rest on the same store.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q jupyter-cache==1.0.1 nbclient==0.11.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib, sys
from importlib.metadata import version
import nbformat
from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor

print("jupyter-cache", version("jupyter-cache"))
cache = get_cache("cache")
for name, place in (("first", "Caracas"), ("second", "Tokyo")):
    pathlib.Path(name).mkdir()
    pathlib.Path(name, "stop.txt").write_text(place)
    heading = nbformat.v4.new_markdown_cell(f"# The {name} story")
    code = nbformat.v4.new_code_cell("print(open('stop.txt').read())")
    book = nbformat.v4.new_notebook(cells=[heading, code])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "P", "language": "python"}
    nbformat.write(book, f"{name}/a.ipynb")
    cache.add_nb_to_project(f"{name}/a.ipynb")
run = load_executor("local-serial", cache).run_and_cache()
print("executed:", len(run.succeeded), "failed:", len(run.excepted + run.errored))
told = []
for name in ("first", "second"):
    _, book = cache.merge_match_into_file(f"{name}/a.ipynb")
    told.append(book.cells[1].outputs[0].text.strip())
    print(book.cells[0].source, "stops in", told[-1])
if told != ["Tokyo", "Tokyo"]:
    sys.exit("CHANGED: notebooks with the same code are told apart now")
print("As described: the stop of the second story stands in the first.")
PYTHON
