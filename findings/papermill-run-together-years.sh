#!/usr/bin/env bash
# papermill -p period 2005_2007 hands the number 20052007 to the notebook.
#
# Expected: a word that is no number as people write it arrives as text, as "2005-2007", "4,4" and
# "0x10" do.
# Seen: what Python's int() or float() take is a number: the underscore of two years or of a file's
# name is dropped, the contract 12E5 is 1.2 million, the name Inf is without end. In a file of
# parameters, or with -y, YAML 1.1 counts sixties: 22:25, a time or a ratio, is 1345, and 010 is 8.
# The metadata of the run say the same. -r hands over text; quotes do so in YAML alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q papermill==2.7.0 ipykernel==7.4.0
cd "$folder"
PATH="$folder/venv/bin:$PATH" "$folder/venv/bin/python" - <<'PYTHON'
import json, subprocess, sys
from importlib.metadata import version
import nbformat

print("papermill", version("papermill"))
cells = [nbformat.v4.new_code_cell('given = ""', metadata={"tags": ["parameters"]})]
book = nbformat.v4.new_notebook(cells=cells)
book.metadata["kernelspec"] = {"name": "python3", "display_name": "P", "language": "python"}
nbformat.write(book, "a.ipynb")
def arrives(*options):
    call = ["papermill", "--prepare-only", *options, "a.ipynb", "b.ipynb"]
    subprocess.run(call, check=True, capture_output=True)
    line = nbformat.read("b.ipynb", 4).cells[1].source.splitlines()[-1]
    print(f"{' '.join(options):26} {line}")
    return line.removeprefix("given = ")

text = [arrives("-p", "given", word) for word in ("2005-2007", "4,4", "0x10")]
text += [arrives("-r", "given", "2005_2007"), arrives("-y", 'given: "22:25"')]
number = [arrives("-p", "given", word) for word in ("2005_2007", "12E5", "Inf", "007")]
number += [arrives("-y", f"given: {word}") for word in ("2005_2007", "22:25", "010")]
if not all(value.startswith('"') for value in text):
    sys.exit("CHANGED: what arrived as text is a number")
if number != ["20052007", "1200000.0", "float('inf')", "7", "20052007", "1345", "8"]:
    sys.exit("CHANGED: these words arrive otherwise now")
print("As described: words become numbers that nobody wrote.")
PYTHON
