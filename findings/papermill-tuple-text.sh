#!/usr/bin/env bash
# papermill hands a tuple to the notebook as text, and writes down that it handed over a list.
#
# Expected: years = (2005, 2007) arrives as a tuple or a list, or is refused.
# Seen: papermill translates lists and dictionaries, and what it does not know becomes text: the
# cell that it injects says years = "(2005, 2007)", whose first element is a bracket, so that a
# loop goes over letters and nothing fails. The metadata of the same notebook say [2005, 2007]. The
# keys of a dictionary are turned into text as well: {2008: 4.4} becomes {"2008": 4.4}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q papermill==2.7.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import nbformat
import papermill

print("papermill", version("papermill"))
book = nbformat.v4.new_notebook()
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
source = "years = (2000, 2014)\nsums = {}"
first = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
book.cells = [first, nbformat.v4.new_code_cell("print(years[0], len(years), sums.get(2008))")]
nbformat.write(book, "a.ipynb")
given = {"years": (2005, 2007), "sums": {2008: 4.4}}
run = papermill.execute_notebook("a.ipynb", "b.ipynb", parameters=given, progress_bar=False)
print("given:   ", given)
print("injected:", run.cells[1].source.split("\n")[1:3])
print("metadata:", nbformat.read("b.ipynb", 4).metadata.papermill.parameters)
print("printed: ", run.cells[2].outputs[0].text.strip())
if run.cells[2].outputs[0].text != "( 12 None\n":
    sys.exit("CHANGED: tuples or keys arrive differently now")
print("As described: the first year is a bracket, and 2008 has no sum.")
PYTHON
