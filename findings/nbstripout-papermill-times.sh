#!/usr/bin/env bash
# nbstripout leaves the times that papermill wrote, so that a stripped notebook differs each time.
#
# Expected: nbstripout takes off what a run leaves behind, so that git shows only what was edited;
# papermill is the usual way to run a notebook.
# Seen: outputs and counts go, but each cell keeps `metadata.papermill` (start, end, duration), the
# notebook as a whole the paths and parameters of the run, and the injected cell stays as well: two
# runs of one notebook with the same parameters differ in every cell. Only by asking for it by name
# (`--extra-keys "cell.metadata.papermill metadata.papermill"`) are the two alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nbstripout==0.9.1 papermill==2.7.0 nbformat ipykernel==7.4.0
cd "$folder"
PATH="$folder/venv/bin:$PATH"
python - <<'PYTHON'
import nbformat

book = nbformat.v4.new_notebook()
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
first = nbformat.v4.new_code_cell("year = 2008", metadata={"tags": ["parameters"]})
book.cells = [first, nbformat.v4.new_code_cell("print(year)")]
nbformat.write(book, "a.ipynb")
PYTHON
alike() {  # run twice into a file of one name, strip both, count the lines that differ
    for run in 1 2; do
        papermill --no-progress-bar a.ipynb run.ipynb -p year 2009 2>/dev/null
        nbstripout "$@" run.ipynb
        mv run.ipynb "$run.ipynb"
    done
    diff 1.ipynb 2.ipynb | grep -c '^[<>]' || true
}
plain=$(alike)
asked=$(alike --extra-keys "cell.metadata.papermill metadata.papermill")
kept=$(grep -c '"start_time"' 1.ipynb || true)
echo "nbstripout $(nbstripout --version), papermill 2.7.0"
echo "lines that differ after two runs: $plain; when told of papermill: $asked, times kept: $kept"
if [ "$plain" -lt 12 ] || [ "$asked" -ne 0 ] || [ "$kept" -ne 0 ]; then
    echo "CHANGED: nbstripout treats what papermill writes differently now"
    exit 1
fi
echo "As described: a stripped notebook still says when it was run."
