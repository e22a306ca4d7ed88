"""The figure of a seal as the package makes it now, to hold a picture found elsewhere against."""

import shlex
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from dossier.dataset import paths
from dossier.plot import drawn
from dossier.story.gallery import read_figure
from dossier.story.parameters import options

UNCHANGED, OLDER, ALTERED, UNKNOWN = "unchanged", "older", "altered", "unknown"


@dataclass(frozen=True)
class Verdict:
    """What is said of a picture.

    Attributes:
        kind: one of ``UNCHANGED``, ``OLDER``, ``ALTERED`` and ``UNKNOWN``.
        says: sentences; the first answers the question.
    """

    kind: str
    says: tuple


class Present:
    """The figure of a seal as the package makes it now.

    Args:
        made: what the seal says.
        folder: figures by language, made with the same parameters.
    """

    def __init__(self, made, folder):
        self.made, self.folder = made, folder
        self.file = folder / made["lang"] / f"{made['figure']}.json"
        self.text = self.file.read_text(encoding="utf-8") if self.file.is_file() else ""

    def same_marks(self):
        """Whether it shows the same facts in the same words."""
        return bool(self.text) and drawn.digest(self.text) == self.made["marks"]

    def drawn(self):
        """Digest what it draws, as ``drawn.drawn``; empty where it is not here."""
        file = self.file.with_suffix(".svg")
        return drawn.drawn(ET.parse(file).getroot()) if file.is_file() else {}

    def compare(self, described):
        """Judge a picture whose seal is sound by the words of each mark, by its id."""
        of = "Figure {figure}, package {package} {version}".format_map(self.made)
        if self.same_marks():
            return Verdict(UNCHANGED, (f"{of}: as it was made, and as the package makes it now.",))
        if not self.text:
            says = f"{of}: as it was made; there is no such figure in {paths.shown(self.folder)}"
            asked = ["dossier", "build", "--lang", self.made["lang"]]
            how = shlex.join(asked + options(self.made["parameters"]))
            return Verdict(UNKNOWN, (f"{says} to hold it against.", f"To make it: {how}"))
        figure = read_figure(self.text, paths.shown(self.file))
        ids = [mark["id"] for mark in figure["marks"]]
        now = figure["description"]
        gone = [words for words in described.values() if words not in now]
        new = [words for words in now if words not in described.values()]
        says = f"{of}: as it was made; the package has changed since."
        missing = [key for key in described if key not in ids]
        told = [*(f"- {words}" for words in gone), *(f"+ {words}" for words in new)]
        lost = [f"No longer drawn: {', '.join(missing)}."] if missing else []
        same = [] if told else ["Its marks are the same; title, subtitle or sources are not."]
        return Verdict(OLDER, (says, *lost, *told, *same))
