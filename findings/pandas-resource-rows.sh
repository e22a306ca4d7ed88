#!/usr/bin/env bash
# pandas publishes the first sixty rows of a table as its whole data resource.
#
# Expected: with display.html.table_schema on, a notebook keeps a table next to its HTML as
# application/vnd.dataresource+json, described by a schema, for programs that read it again. A row
# that is left out is announced, as the HTML does ("218 rows").
# Seen: display.max_rows, an option for what is shown, cuts the data as well. The HTML has first
# and last rows, dots and a count; the resource has rows 0 to 59, no dots and no count, and is a
# valid table. A sum over it is wrong by what is missing; to_json(orient="table") gives all rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pandas==3.1.1 nbclient==0.11.0 ipykernel==7.4.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import nbclient
import nbformat

print("pandas", version("pandas"))
source = """import pandas
pandas.set_option("display.html.table_schema", True)
pandas.DataFrame({"sum": [1] * 218})"""
book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
nbclient.NotebookClient(book).execute()
data = book.cells[0].outputs[0].data
resource = data["application/vnd.dataresource+json"]
counted = "218 rows" in data["text/html"]
total = sum(row["sum"] for row in resource["data"])
print("HTML tells of 218 rows:", counted, "keys of the resource:", *resource)
print("sum of its 218 ones:", total, "last index:", resource["data"][-1]["index"])
if (counted, total, sorted(resource)) != (True, 60, ["data", "schema"]):
    sys.exit("CHANGED: the resource has other rows, or says that some are missing")
print("As described: 158 rows are missing, and nothing in the resource says so.")
PYTHON
