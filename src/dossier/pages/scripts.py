"""The few scripts of the pages: each page is whole without them, and names them by their hash."""

from dossier.pages.narrative import TEMPLATES

ALL = {
    name: (TEMPLATES / f"{name}.js").read_text(encoding="utf-8").strip()
    for name in ("touch", "visit", "report", "list")
}


def used(text):
    """List the scripts that a page has."""
    return tuple(script for script in ALL.values() if f"<script>{script}</script>" in text)
