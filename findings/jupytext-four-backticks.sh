#!/usr/bin/env bash
# jupytext takes the code below a fence of four backticks for text, so that it is not run.
#
# Expected: a Markdown cell that shows how a block of code is written, in a fence of four backticks
# around one of three (CommonMark's way), stays a cell of its own when a notebook is written as
# Markdown and read again, and the code after it is code.
# Seen: in the formats md and Rmd the fence ends at the next cell of code, which becomes text
# together with what is written below it; the check in it is never made, and a run passes. With
# tildes outside all cells stay, and so they do in MyST Markdown and the percent format.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q jupytext==1.19.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import jupytext
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

print("jupytext", version("jupytext"))
def read_again(kind, fence):
    shown = new_markdown_cell(f"{fence}\n```python\nsum(deals)\n```\n{fence}")
    code = [new_code_cell(f"check({number})") for number in range(3)]
    cells = [code[0], shown, code[1], new_markdown_cell("What we found"), code[2]]
    kernel = {"name": "python3", "display_name": "Python", "language": "python"}
    book = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    again = jupytext.reads(jupytext.writes(book, fmt=kind), fmt=kind).cells
    return len(again), [cell.source for cell in again if cell.cell_type == "code"]

kinds, fences = ("md", "Rmd", "md:myst", "py:percent"), ("````", "~~~")
seen = {}
for kind in kinds:
    for fence in fences:
        seen[kind, fence] = read_again(kind, fence)
        print(f"{kind:11}{fence:6}cells, and those of code: {seen[kind, fence]}")
lost = [key for key, (cells, code) in seen.items() if (cells, len(code)) != (5, 3)]
if lost != [("md", "````"), ("Rmd", "````")]:
    sys.exit("CHANGED: a fence of four backticks ends where it ends, or others do not")
print("As described: check(1) is text now.")
PYTHON
