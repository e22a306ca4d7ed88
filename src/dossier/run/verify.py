"""Whether a picture found elsewhere is a figure of this package, and as it was made."""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.files import find_package, read_bytes
from dossier.plot import drawn, seal
from dossier.run import likeness
from dossier.run.output import figures_of
from dossier.run.present import ALTERED, OLDER, UNCHANGED, UNKNOWN, Present, Verdict

TAKEN = "a figure as SVG, or a picture that Pillow reads, such as PNG"
SHEET = b"<?xml-stylesheet"  # by which a file elsewhere says how this one looks
PLAIN = re.compile(rb"<!DOCTYPE svg[^>\[]*>")  # a document type that declares nothing

UNSEALED = {
    likeness.SAME: (UNCHANGED, ", but each pixel of the figure {}"),
    likeness.FRAMES: (ALTERED, ", begins with the figure {}, and goes on with another picture"),
    likeness.FRAME: (ALTERED, ": the figure {} with more around it"),
    likeness.CROP: (ALTERED, ": a part cut out of the figure {}"),
    likeness.LIKE: (
        ALTERED,
        " and looks like the figure {}, but its pixels are others: "
        "scaled, packed with losses, or changed",
    ),
}


def report(file, package, figures):
    """Judge a picture; return that, lines that tell it, and whether the picture is unchanged."""
    verdict = verify(file, package, figures)
    said = [f"{file}: {verdict.kind}", *(f"  {line}" for line in verdict.says)]
    plain = {"file": str(file), "verdict": verdict.kind, "says": verdict.says}
    return plain, said, verdict.kind == UNCHANGED


def verify(file, package=None, figures=None):
    """Judge whether a picture, an SVG (also one out of a page) or pixels, is as a package makes it.

    Figures are the folder with those of each language; by default those that a build has made.

    Raises:
        ParameterError: the file cannot be read, or is no picture.
    """
    try:
        data = read_bytes(Path(file).expanduser())
    except PackageError as error:
        words = str(error).partition("; allowed")[0]
        raise ParameterError(f"{words}; allowed: {TAKEN}") from None
    root = _svg(data)
    if root is not None:
        return _of_svg(root, SHEET not in data, package, figures)
    try:
        picture = Image.open(io.BytesIO(data))
        return _of_pixels(picture, package, figures)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError):
        raise ParameterError(f"{file} is no picture; allowed: {TAKEN}") from None


def _svg(data):
    """Read an SVG; None where the data are none, or declare anything of their own."""
    data = PLAIN.sub(b"", data, count=1)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        root = ET.fromstring(data)
    except ET.ParseError:
        return None
    return root if root.tag.rpartition("}")[2] == "svg" else None


def _of_svg(root, alone, package, figures):
    made = seal.from_svg(root)
    if made is None:
        says = "It has no seal: not made by dossier, or the seal was taken off."
        return Verdict(UNKNOWN, (says,))
    if made.get("seal") != seal.KIND:
        says = f"Sealed as the figure {made['figure']} by a version of dossier with other seals."
        return Verdict(UNKNOWN, (says,))
    here = Present(made, _folder(made["parameters"], package, figures))
    now, there = here.drawn(), drawn.drawn(root)
    other = [key for key in {**now, **there} if now.get(key) != there.get(key)] if now else []
    if not (alone and drawn.as_sealed(root, made)):
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
    kind, says = UNSEALED[how]
    return Verdict(kind, (f"It has no seal{says.format(name)}.",))


def _altered(made, marks):
    says = f"Its seal is that of the figure {made['figure']}, and what it shows or says is not."
    return Verdict(ALTERED, (says, *([f"Drawn otherwise: {_named(marks)}."] if marks else [])))


def _named(groups):
    return ", ".join(sorted(group or "title, axes or labels" for group in groups))
