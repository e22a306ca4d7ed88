#!/usr/bin/env bash
# nbval passes when the captions of a cell have moved to other tables.
#
# Expected: a cell prints a caption, shows a table, prints another caption, shows another table. If
# a change in a module of its own lets both captions come first, so that "contradicted" stands above
# what was corroborated, the stored outputs differ from the new ones, and the test fails.
# Seen: it passes. Outputs are sorted by kind before they are compared: all that was printed is one
# text, all HTML is one list. A changed word fails; a changed order of kinds never does. With
# captions as display(Markdown(...)) the order is noticed, by the plain text of each display.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nbval==0.11.0 pytest==9.2.0 nbclient==0.11.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib, subprocess, sys
from importlib.metadata import version
import nbclient
import nbformat

print("nbval", version("nbval"), "nbclient", version("nbclient"))
parts = ["caption('corroborated')", "table('oil')", "caption('contradicted')", "table('arms')"]
def passes(caption, order):
    start = "from IPython.display import HTML, Markdown, display\n"
    means = f"caption = {caption}\ntable = lambda text: display(HTML(text))\n"
    def write(order):
        pathlib.Path("draw.py").write_text(start + means + "\n".join(parts[n] for n in order))

    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import draw")])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "P", "language": "python"}
    write([0, 1, 2, 3])
    nbformat.write(nbclient.NotebookClient(book).execute(), "a.ipynb")
    write(order)
    test = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "a.ipynb"]
    return not subprocess.run(test, capture_output=True).returncode

shown = "lambda text: display(Markdown(text))"
cases = {
    "printed, as stored": passes("print", [0, 1, 2, 3]),
    "printed, both first": passes("print", [0, 2, 1, 3]),
    "displayed, both first": passes(shown, [0, 2, 1, 3]),
}
print(cases)
if list(cases.values()) != [True, True, False]:
    sys.exit("CHANGED: the order of outputs is compared differently now")
print("As described: printed captions may stand above any table.")
PYTHON
