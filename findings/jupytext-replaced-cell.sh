#!/usr/bin/env bash
# jupytext --update shows the result of a removed cell below the code that took its place.
#
# Expected: when the text of a notebook was edited, outputs are kept for cells whose code is the
# same; a cell with other code has no output until it is run.
# Seen: whatever is left over is matched by position. The smallest sum shows what the largest had
# given, with its execution count and its id, as if it had been run; so does a reworded sum. Only a
# cell that is added between others stays empty. `jupytext --sync` does the same, and a page made
# from the notebook prints the false result.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q jupytext==1.19.6 nbformat==5.11.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib, subprocess, sys
from importlib.metadata import version
import nbformat

print("jupytext", version("jupytext"))
def cell(count, source, text):
    output = nbformat.v4.new_output(
        "execute_result", data={"text/plain": text}, execution_count=count
    )
    return nbformat.v4.new_code_cell(source, execution_count=count, outputs=[output])

book = nbformat.v4.new_notebook()
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
book.cells = [cell(1, "sum([1.1, 3.3])", "4.4"), cell(2, "max(2005, 2008)", "2008")]
nbformat.write(book, "a.ipynb")
def jupytext(*arguments):
    subprocess.run([sys.executable, "-m", "jupytext", "--quiet", *arguments], check=True)

jupytext("--to", "py:percent", "a.ipynb")
text = pathlib.Path("a.py").read_text()
edited = text.replace("1.1, 3.3", "11, 33").replace("max(2005, 2008)", "min(1986, 2006)")
pathlib.Path("a.py").write_text(edited + "\n# %%\nlen('Cuba')\n")
jupytext("--to", "ipynb", "--update", "a.py")
seen = []
for cell in nbformat.read("a.ipynb", 4).cells:
    shown = [output.data["text/plain"] for output in cell.outputs]
    seen.append((cell.execution_count, shown))
    print(f"[{cell.execution_count}] {cell.source:16} -> {shown}")
if seen != [(1, ["4.4"]), (2, ["2008"]), (None, [])]:
    sys.exit("CHANGED: outputs are matched with cells differently now")
print("As described: the least of 1986 and 2006 is said to be 2008.")
PYTHON
