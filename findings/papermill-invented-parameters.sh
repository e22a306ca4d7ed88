#!/usr/bin/env bash
# papermill takes the keywords of a call for parameters of the notebook, and a parameter for none.
#
# Expected: of a cell tagged parameters, `papermill --help-notebook` lists the names that the cell
# sets, and a run warns of a parameter that the notebook does not have.
# Seen: each line with one equals sign is a parameter, whatever it stands in: "last" below is a
# keyword within dict(...). A run with last=2009 is not warned of, changes nothing, and writes it
# into the metadata as if it had. A line with two equals signs is none at all, even if the second
# is in its comment: "sums" is missing in the list, and who sets it is told that it is unknown,
# although it takes effect.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q papermill==2.7.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io, logging, sys
from importlib.metadata import version
import nbformat
import papermill

print("papermill", version("papermill"))
source = """period = dict(
    first=2005,
    last=2008,
)
sums = [4.4]  # oil = 4.4"""
first = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
book = nbformat.v4.new_notebook(cells=[first, nbformat.v4.new_code_cell("print(period, sums)")])
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
nbformat.write(book, "a.ipynb")
print("listed:", *(listed := list(papermill.inspect_notebook("a.ipynb"))))
log = io.StringIO()
logging.getLogger("papermill").addHandler(logging.StreamHandler(log))
given = {"last": 2009, "sums": [44]}
run = papermill.execute_notebook("a.ipynb", "b.ipynb", parameters=given, progress_bar=False)
unknown = [name for name in given if f"unknown parameter: {name}" in log.getvalue()]
print("given:", given, "warned of:", *unknown)
print("ran with:", printed := run.cells[2].outputs[0].text.strip())
if (listed, unknown) != (["period", "first", "last"], ["sums"]):
    sys.exit("CHANGED: other names are taken for parameters now")
if printed != "{'first': 2005, 'last': 2008} [44]":
    sys.exit("CHANGED: parameters arrive differently now")
print("As described: no word on the one without effect, a warning on the other.")
PYTHON
