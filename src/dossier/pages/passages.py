"""What of a notebook is for its readers, passage by passage, and what for whoever runs it."""

import re

BOLD = re.compile(r"(?:^|\n\n)\*\*.*", re.DOTALL)
ONWARD = re.compile(r"[^\n]*\]\([\w./-]+\.ipynb\)\.?\s*")
EXPLORE = "explore"
ROW = "<td"  # of a table with rows


def arrange(notebook):
    """Leave what speaks to readers, each passage with its working folded after it.

    A passage begins with a heading. Left out are the passage of the controls, which need a
    kernel; what the first cell says of tables and parameters, from its first bold word; and the
    way on to the next notebook, which the page has. Of a passage that shows nothing, since the
    package has no rows for it, the code goes with the next one.
    """
    kept = [cells for cells in _passages(notebook.cells) if not any(map(_controls, cells))]
    kept = _without_blanks(kept)
    if kept and kept[0][0].cell_type == "markdown":
        kept[0][0].source = BOLD.sub("", kept[0][0].source)
    notebook.cells = [cell for cells in kept for cell in cells if not _onward(cell)]
    _fold(kept)


def _passages(cells):
    """Part cells before each that begins with a heading."""
    parts = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#") and parts[-1]:
            parts.append([])
        parts[-1].append(cell)
    return parts if parts[0] else []


def _without_blanks(parts):
    """Leave out the headings of passages without an answer."""
    kept, code = [], []
    for cells in parts:
        own = [cell for cell in cells if cell.cell_type == "code"]
        if cells[0].source.startswith("## ") and own and not any(map(_answers, own)):
            code += own
        else:
            kept.append([cells[0], *code, *cells[1:]])
            code = []
    return kept


def _answers(cell):
    """Tell whether code shows anything but tables without rows."""
    return any(
        output.output_type not in ("display_data", "execute_result")
        or set(output.data) - {"text/html", "text/plain"}
        or ROW in output.data.get("text/html", ROW)
        for output in cell.outputs
    )


def _controls(cell):
    return EXPLORE in cell.metadata.get("tags", ())


def _onward(cell):
    return cell.cell_type == "markdown" and ONWARD.fullmatch(cell.source)


def _fold(parts):
    """Fold the code of a passage after its last cell; what sets up goes with the next passage."""
    codes = [[cell for cell in cells if cell.cell_type == "code"] for cells in parts]
    codes = [code for code in codes if code]
    if len(codes) > 1:
        codes[:2] = [codes[0] + codes[1]]
    for code in codes:
        code[-1].metadata["folded"] = [(cell.source, cell.outputs) for cell in code]
