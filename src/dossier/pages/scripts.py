"""The few scripts of the pages: each page is whole without them, and names them by their hash."""

import re

from dossier.pages.narrative import TEMPLATES

REMARK = re.compile(r"^(\s+|// .*\n)", re.MULTILINE)  # and indents, to keep pages light
ALL = {
    name: REMARK.sub("", (TEMPLATES / f"{name}.js").read_text(encoding="utf-8")).strip()
    for name in ("touch", "visit", "report", "list", "states", "told")
}


def used(text):
    """List the scripts that a page has."""
    return tuple(script for script in ALL.values() if f"<script>{script}</script>" in text)
