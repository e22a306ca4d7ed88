#!/usr/bin/env bash
# csv-diff finds no change where a row was lost that shares its key, or all of it, with another.
#
# Expected: a comparison of two tables says which rows are gone, or refuses a key that is not
# unique, as pandas does in merge(validate="one_to_one").
# Seen: rows are kept by their key, and a later one takes the place of an earlier one: the first
# loan to Peru may vanish, be added or change its sum, and nothing is told. Without --key a row is
# its own key: a doubled row, which counts twice in a sum, may come or go. That keys are not checked
# is reported there since 2022 (issue 31).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q csv-diff==1.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess, sys
from importlib.metadata import version
from pathlib import Path

print("csv-diff", version("csv-diff"))
tool = str(Path(sys.executable).with_name("csv-diff"))
def changes(old, new, *options):
    for name, rows in (("old", old), ("new", new)):
        Path(f"{name}.csv").write_text("\n".join(["who,year,bn", *rows, ""]), encoding="utf-8")
    command = [tool, "old.csv", "new.csv", *options]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    print(old, "->", new, *options, "told:", repr(told))
    return told

peru = ["Peru,2006,4.4", "Peru,2007,1.2", "Cuba,2007,0.3"]
seen = [
    changes(peru, peru[1:], "--key", "who"),
    changes(peru, ["Peru,2006,44", *peru[1:]], "--key", "who"),
    changes([peru[0], *peru], peru),
    changes(peru, [*peru, *peru]),
]
told = changes(peru, [peru[0], "Peru,2007,12", peru[2]], "--key", "who")
if any(seen) or "1 row changed" not in told:
    sys.exit("CHANGED: rows with one key are compared otherwise now")
print("As described: 4.4 billion go, come or grow, and nothing has changed.")
PYTHON
