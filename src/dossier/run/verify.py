"""Whether a picture found elsewhere is a figure of this package, and as it was made."""

import io
import json
import shlex
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from dossier.dataset import paths
from dossier.dataset.errors import ParameterError
from dossier.dataset.files import find_package
from dossier.plot import seal
from dossier.run import likeness
from dossier.run.output import figures_of
from dossier.story.gallery import read_figure
from dossier.story.parameters import options

UNCHANGED, OLDER, ALTERED, UNKNOWN = "unchanged", "older", "altered", "unknown"
TAKEN = "a figure as SVG, or a picture that Pillow reads, such as PNG"


@dataclass(frozen=True)
class Verdict:
    """What is said of a picture.

    Attributes:
        kind: one of ``UNCHANGED``, ``OLDER``, ``ALTERED`` and ``UNKNOWN``.
        says: sentences; the first answers the question.
    """

    kind: str
    says: tuple


def report(file, package, figures, as_json):
    """Tell what is to be said of a picture; return that, and whether it is unchanged."""
    verdict = verify(file, package, figures)
    said = [f"{file}: {verdict.kind}", *(f"  {line}" for line in verdict.says)]
    plain = {"file": str(file), "verdict": verdict.kind, "says": verdict.says}
    as_text = [json.dumps(plain, ensure_ascii=False, indent=1)] if as_json else said
    return as_text, verdict.kind == UNCHANGED


def verify(file, package=None, figures=None):
    """Judge whether a picture is as this package makes it.

    Args:
        file: an SVG (also one taken out of a page) or a picture that Pillow reads.
        package: folder of the package; by default that of the collection.
        figures: folder with figures by language; by default those that a build has made.

    Raises:
        ParameterError: the file cannot be read, or is no picture.
    """
    try:
        data = Path(file).expanduser().read_bytes()
    except OSError as error:
        raise ParameterError(f"{file}: {error.strerror}; allowed: {TAKEN}") from None
    root = _svg(data)
    if root is not None:
        return _of_svg(root, package, figures)
    try:
        picture = Image.open(io.BytesIO(data))
        return _of_pixels(picture, package, figures)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError):
        raise ParameterError(f"{file} is no picture; allowed: {TAKEN}") from None


def _svg(data):
    """Read an SVG; None where the data are none, or bring a document type with them."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        root = ET.fromstring(data)
    except ET.ParseError:
        return None
    return root if root.tag.rpartition("}")[2] == "svg" else None


def _of_svg(root, package, figures):
    made = seal.from_svg(root)
    if made is None:
        says = "It has no seal: not made by dossier, or the seal was taken off."
        return Verdict(UNKNOWN, (says,))
    lines = seal.of_lines(root)
    sound = made["picture"] == seal.of_svg(root) and lines in ("", made.get("lines"))
    here = Present(made, _folder(made["parameters"], package, figures))
    now, there = here.drawn(), seal.drawn(root)
    other = [key for key in {**now, **there} if now.get(key) != there.get(key)] if now else []
    if not sound:
        return _altered(made, other if here.same_marks() else [])
    if here.same_marks() and other:
        says = "Its facts are those of the figure here, yet it is drawn otherwise: " + _named(other)
        return Verdict(OLDER, (says + ".", f"Figure {made['figure']}: made by another version."))
    return here.compare(_described(root, made["figure"]))


def _folder(parameters, package, figures):
    """Find the figures of a package that were drawn with some parameters, or take those given."""
    if figures:
        return Path(figures).expanduser()
    return figures_of(find_package(package or "data"), parameters)


def _described(root, name):
    """Read what an SVG says of each mark, by the id of the mark; in a page its title says it."""
    groups = [group for group in root.iter() if group.get("id")]
    pairs = [(group.get("id").removeprefix(f"{name}-"), link) for group in groups for link in group]
    links = {key: link for key, link in pairs if link.tag.endswith("}a")}
    return {
        key: link.get("aria-label") or "".join(link.itertext()).strip().partition("\n")[0]
        for key, link in links.items()
    }


def _of_pixels(picture, package, figures):
    made = seal.from_png(picture)
    if made is None:
        return _unsealed(picture, _folder({}, package, figures))
    if made["picture"] != seal.of_pixels(picture):
        return _altered(made, [])
    here = Present(made, _folder(made["parameters"], package, figures))
    return here.compare(made.get("described", {}))


def _unsealed(picture, folder):
    found = likeness.find(picture, folder)
    if not found:
        return Verdict(UNKNOWN, ("It has no seal and looks like no figure of this package.",))
    how, name = found
    if how == likeness.SAME:
        return Verdict(UNCHANGED, (f"It has no seal, but each pixel of the figure {name}.",))
    if how == likeness.CROP:
        return Verdict(ALTERED, (f"It has no seal: a part cut out of the figure {name}.",))
    says = f"It has no seal and looks like the figure {name}, but its pixels are others:"
    return Verdict(ALTERED, (f"{says} scaled, packed with losses, or changed.",))


def _altered(made, marks):
    says = f"Its seal is that of the figure {made['figure']}, and what it shows is not."
    return Verdict(ALTERED, (says, *([f"Drawn otherwise: {_named(marks)}."] if marks else [])))


def _named(groups):
    return ", ".join(sorted(group or "title, axes or labels" for group in groups))


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
        return bool(self.text) and seal.digest(self.text) == self.made["marks"]

    def drawn(self):
        """Digest what it draws, as ``seal.drawn``; empty where it is not here."""
        file = self.file.with_suffix(".svg")
        return seal.drawn(ET.parse(file).getroot()) if file.is_file() else {}

    def compare(self, described):
        """Judge a picture whose seal is sound by what it says of each mark.

        Args:
            described: dict of mark to words.
        """
        of = "Figure {figure}, package {package} {version}".format_map(self.made)
        if self.same_marks():
            return Verdict(UNCHANGED, (f"{of}: as it was made, and as the package makes it now.",))
        if not self.text:
            says = f"{of}: as it was made; there is no such figure in {paths.shown(self.folder)}"
            return Verdict(UNKNOWN, (f"{says} to hold it against.", self.build()))
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

    def build(self):
        """Say how to make the figure, so that it can be compared."""
        asked = ["dossier", "build", "--lang", self.made["lang"]]
        return f"To make it: {shlex.join(asked + options(self.made['parameters']))}"
