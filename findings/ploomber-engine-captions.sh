#!/usr/bin/env bash
# ploomber-engine moves what a cell prints above all that the cell shows.
#
# Expected: the engine takes papermill's calls and arguments, and the notebook that it saves holds
# the outputs in the order in which they were made.
# Seen: of a cell that prints a caption, shows a table, and again, both captions are printed first
# and the tables follow: the lower caption stands right above the upper table. A text that is
# replaced while the cell runs ("reading", then "done") is kept in both versions, and the metadata
# of an output, where its alt text is kept, are dropped. Nothing is reported.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q ploomber-engine==0.0.33 papermill==2.7.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import nbformat
import papermill
import ploomber_engine

print("ploomber-engine", version("ploomber-engine"), "papermill", version("papermill"))
source = """from IPython.display import Markdown, display
print("corroborated:")
display(Markdown("oil"), metadata={"alt": "a barrel"})
print("contradicted:")
display(Markdown("arms"))
state = display(Markdown("reading"), display_id=True)
state.update(Markdown("done"))"""
book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
nbformat.write(book, "a.ipynb")
seen, alts = {}, {}
for name, engine in (("papermill", papermill), ("ploomber-engine", ploomber_engine)):
    run = engine.execute_notebook("a.ipynb", f"{name}.ipynb", progress_bar=False)
    outputs = run.cells[0].outputs
    shown = "\n".join(each.get("text") or each.data["text/markdown"] for each in outputs)
    seen[name] = shown.split()
    alts[name] = sum("alt" in each.get("metadata", {}) for each in outputs)
    print(f"{name:15}", *seen[name], "| alt texts:", alts[name])
swapped = ["corroborated:", "contradicted:", "oil", "arms", "reading", "done"]
if (seen["ploomber-engine"], alts) != (swapped, {"papermill": 1, "ploomber-engine": 0}):
    sys.exit("CHANGED: outputs come in another order or with their metadata now")
print("As described: oil, corroborated by the notebook, stands below 'contradicted'.")
PYTHON
