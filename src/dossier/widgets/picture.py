"""A figure in a notebook whose marks can be picked by a click or from the keyboard."""

import re
from pathlib import Path

import anywidget
import traitlets

from dossier.plot import screen

FOLDER = Path(__file__).parent
OWN = "explored-"  # before every id, so that no other figure of the notebook has the same
_ID = re.compile(r'( id="|url\(#|href="#)')


class Picture(anywidget.AnyWidget):
    """The figure as SVG.

    Attributes:
        picked: the id of the mark that the reader chose, or empty.
        busy: what to say while a figure is drawn; empty when it is there.
        ended: what to say when the kernel behind it is gone.
    """

    _esm = (FOLDER / "picture.js").read_text(encoding="utf-8")
    _css = (FOLDER / "picture.css").read_text(encoding="utf-8")
    svg = traitlets.Unicode().tag(sync=True)
    faces = traitlets.Unicode().tag(sync=True)
    picked = traitlets.Unicode().tag(sync=True)
    busy = traitlets.Unicode().tag(sync=True)
    ended = traitlets.Unicode().tag(sync=True)

    def __init__(self):
        """Start empty, with the fonts at hand."""
        super().__init__(faces=screen.faces())

    def show(self, figure):
        """Show a figure in place of the one before."""
        self.prefix = f"{OWN}{figure.name}-"
        self.svg = _ID.sub(rf"\1{OWN}", figure.screen())

    def mark_id(self):
        """Give the id of the mark picked, as the figure knows it."""
        return self.picked.removeprefix(self.prefix)

    def pick(self, mark_id):
        """Pick a mark by its id in the figure; an empty one picks none."""
        self.picked = f"{self.prefix}{mark_id}" if mark_id else ""
