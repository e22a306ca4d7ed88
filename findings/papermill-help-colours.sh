#!/usr/bin/env bash
# papermill --help-notebook cuts a default value at the # inside its quotes.
#
# Expected: of the parameter colour = "#cc0000"  # of the sea, the default is "#cc0000" and the
# help "of the sea".
# Seen: whatever follows the first # is taken for a comment, within quotes or not: the default is a
# lone quotation mark, the help begins with the colour. An address with an anchor is cut, too. Only
# who asks papermill, or a form built on inspect_notebook, is told so: the notebook itself runs
# well.
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
source = """colour = "#cc0000"  # of the sea
source = "https://example.org/story#s4"  # where it is told
lang = "es"  # en, es, ru"""
book = nbformat.v4.new_notebook()
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
book.cells = [nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})]
nbformat.write(book, "a.ipynb")
told = papermill.inspect_notebook("a.ipynb")
for name, parameter in told.items():
    print(f"{name:7} default {parameter['default']:31} help {parameter['help']!r}")
seen = [parameter["default"] for parameter in told.values()]
if seen != ['"', '"https://example.org/story', '"es"']:
    sys.exit("CHANGED: defaults are read differently now")
print("As described: two defaults of three are broken off.")
PYTHON
