"""Cells that a spreadsheet would take for a formula, made text.

The sign for text is an apostrophe in front, as OWASP advises on CSV injection
(https://owasp.org/www-community/attacks/CSV_Injection). Numbers stay numbers.
"""

import csv
import io
import re

from dossier.dataset.files import join_cells

FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


def neutral(cell):
    """Make a cell harmless."""
    dangerous = FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if dangerous else cell


def spreadsheet(content):
    """Copy a CSV for a spreadsheet: harmless, and with the mark by which Excel knows UTF-8."""
    return neutral_csv(content.decode("utf-8-sig")).encode("utf-8-sig")


def neutral_csv(text):
    """Make all cells of a CSV harmless; one without such cells stays as it is."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    safe = [[neutral(cell) for cell in row] for row in rows]
    return text if safe == rows else join_cells(safe)
