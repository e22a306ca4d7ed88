"""Executed notebooks as they are kept: the source, its outputs, and nothing of time or place."""

import hashlib

PASSING = ("papermill", "execution", "ExecuteTime", "execution_start_time", "widgets")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "pygments_lexer": "ipython3",
}
INJECTED = "injected-parameters"


def tidy(notebook):
    """Strip an executed notebook of all that differs from run to run; ``write`` makes it a text."""
    cells = [_cell(cell) for cell in notebook["cells"]]
    _number(cells)
    metadata = _kept(notebook["metadata"]) | {"kernelspec": KERNEL, "language_info": LANGUAGE}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write(notebook):
    """Write a notebook as nbformat and JupyterLab do, with keys in order."""
    from nbformat import from_dict  # loaded by then, by whoever has read the notebook
    from nbformat.v4 import writes_json

    return writes_json(from_dict(notebook)) + "\n"


def name_cells(notebook):
    """Give cells without an id one that follows from their place and source; change in place."""
    for place, cell in enumerate(notebook["cells"]):
        if not cell.get("id"):
            source = f"{place}\n{_text(cell['source'])}"
            cell["id"] = hashlib.sha256(source.encode()).hexdigest()[:8]
    notebook["nbformat_minor"] = max(5, notebook.get("nbformat_minor", 0))


def unexecuted(notebook):
    """Give the part of a notebook that an execution leaves as it was, however it was written."""
    name_cells(notebook)
    cells = [
        [
            cell["cell_type"],
            cell["id"],
            _kept(cell["metadata"]),
            _text(cell["source"]),
            cell.get("attachments", {}),
        ]
        for cell in notebook["cells"]
    ]
    made = ("kernelspec", "language_info")
    own = {key: value for key, value in _kept(notebook["metadata"]).items() if key not in made}
    return [cells, own]


def _cell(cell):
    own = ("cell_type", "id", "source", "attachments")
    kept = {key: cell[key] for key in own if key in cell} | {"metadata": _kept(cell["metadata"])}
    if INJECTED in cell["metadata"].get("tags", ()):
        kept["id"] = INJECTED
    if cell["cell_type"] == "code":
        kept |= {"execution_count": None, "outputs": _outputs(cell["outputs"])}
    return kept


def _kept(metadata):
    kept = {key: value for key, value in metadata.items() if key not in PASSING}
    if not kept.get("tags", True):
        del kept["tags"]
    return kept


def _outputs(outputs):
    """Join what was printed in pieces, since where the pieces part is chance."""
    joined = []
    for output in outputs:
        output = {key: value for key, value in output.items() if key != "transient"}
        last = joined[-1] if joined else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            joined.append(output)
    return joined


def _number(cells):
    """Count executions from 1; a kernel may have skipped a number on its own errands."""
    count = 0
    for cell in cells:
        if cell["cell_type"] == "code" and cell["source"].strip():
            count += 1
            cell["execution_count"] = count
            for output in cell["outputs"]:
                if "execution_count" in output:
                    output["execution_count"] = count


def _text(lines):
    return lines if isinstance(lines, str) else "".join(lines)
