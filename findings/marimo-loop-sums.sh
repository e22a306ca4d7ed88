#!/usr/bin/env bash
# marimo converts a notebook whose sums come out otherwise: of a loop only the last row is added.
#
# Expected: `marimo convert` makes an app of a notebook that shows the numbers which the notebook
# showed, run from top to bottom; its guide says that names which are used twice are renamed.
# Seen: `total += row` becomes `total_1 = total + row`, within a loop, too: each turn begins anew,
# and the sum of three loans is the last of them. A function that reads a rate set further down
# keeps the rate above it, since the second one has another name now. Neither is said when the
# notebook is converted or run. With the sum and its loop in one cell it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q marimo==0.25.2 nbformat==5.10.4 nbclient==0.11.0 ipykernel==7.4.0
cd "$folder"
PATH="$folder/venv/bin:$PATH" python - <<'PYTHON'
import subprocess, sys
from importlib.metadata import version
import nbclient
import nbformat

print("marimo", version("marimo"))
def both(name, *cells):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(book, f"{name}.ipynb")
    ran = nbclient.execute(book).cells[-1].outputs[0].text.strip()
    said = subprocess.run(["marimo", "convert", f"{name}.ipynb", "-o", f"{name}.py"], check=True,
                          capture_output=True, text=True)
    app = subprocess.run([sys.executable, f"{name}.py"], check=True, capture_output=True, text=True)
    print(f"{name}: notebook {ran}, app {app.stdout.strip()}", said.stderr, app.stderr)
    return ran, app.stdout.strip()

loop = "for loan in (500, 300, 44):\n    total += loan"
euros = "def euros(dollars):\n    return dollars * rate"
apart = both("apart", "total = 0", loop, "print(total)")
late = both("late", "rate = 0.5", euros, "rate = 0.75", "print(euros(100))")
if both("together", f"total = 0\n{loop}", "print(total)") != ("844", "844"):
    sys.exit("CHANGED: what was converted well is converted otherwise")
if (apart, late) != (("844", "44"), ("75.0", "50.0")):
    sys.exit("CHANGED: names are replaced otherwise now")
print("As described: the app shows 44 for 844, and the rate of yesterday.")
PYTHON
