"""What no cell may hold, whatever its type: letters that show nothing, words for nothing."""

import re
import unicodedata

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# What spreadsheets and data frames write for nothing.
NOTHING = {"nan", "NaN", "NA", "N/A", "null", "NULL", "None", "<NA>"}
# What spreadsheets show where a formula failed: Excel's names, and the numbers of LibreOffice.
FAILED = re.compile(r"#(REF!|VALUE!|N/A|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)|Err:[0-9]{3}")


def cell_fault(cell: str) -> str:
    """Say what is wrong with the characters of a cell; "" where nothing is."""
    if "\ufffd" in cell:
        return f'"{cell}" holds bytes that are not UTF-8; allowed: text saved as UTF-8'
    control = CONTROL.search(cell)
    if control:
        what = "a line break" if control[0] in "\r\n\u2028\u2029" else "a control character"
        return f"holds {what} (U+{ord(control[0]):04X}); allowed: one line of text"
    if cell != cell.strip():
        return f'"{cell}" has blanks at an end; allowed: none'
    if cell and not any(map(str.isprintable, cell)):
        return f'"{cell}" shows nothing; allowed: text, or an empty cell'
    if FAILED.fullmatch(cell):
        return f'"{cell}" is an error of a spreadsheet; allowed: what stood there, or an empty cell'
    if cell in NOTHING:
        return f'"{cell}" stands for nothing; allowed: an empty cell'
    if not unicodedata.is_normalized("NFC", cell):
        return f'"{cell}" is not in Unicode NFC; allowed: composed letters'
    return ""
