"""Figures inside pages: the drawing among others, its words and fonts those of the page."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import chain
from string import printable

from dossier.pages import brief, evidence_links, paper, touch
from dossier.pages.narrative import drawn
from dossier.plot import palette, svg
from dossier.plot.faces import rules

OUTSIDE = ("width", "height", "font-family")  # for the page to say
STYLE = f"{{{svg.SVG}}}style"
ALONE = ("textLength", "lengthAdjust")  # for programs without the fonts


@dataclass(frozen=True)
class Drawing:
    """A figure as saved, taken apart.

    Attributes:
        svg: what is drawn, as part of a page: no fonts, and roles for colours.
        footer: its sources and notes.
        box: left, top, width and height of the drawing in the whole figure, in points.
        sheets: view boxes of its parts on paper, where it is higher than a page.
    """

    svg: str
    footer: str
    box: tuple
    sheets: tuple = ()


def read(folder, name, statements=None):
    """Take a figure apart, as it was saved in a folder."""
    return take(ET.parse(folder / f"{name}.svg").getroot(), name, drawn(folder, name), statements)


def take(root, name, about, statements=None):
    """Take a figure apart.

    Args:
        root: of its SVG; it is changed.
        name: of the figure.
        about: its ``description``, line by line, and its ``marks``.
        statements: what sources say of claims; see ``evidence_links.by_statement``.
    """
    parts = {each.get("id"): each for each in root.iter() if each.get("id")}
    lines = {
        word: [each for key, each in parts.items() if key.startswith(svg.part(name, word, ""))]
        for word in svg.PARTS
    }
    view = parts[svg.part(name, "drawing")]
    apart = [view, *chain.from_iterable(lines.values())]
    for parent in list(root.iter()):
        for child in list(parent):
            if child in apart or child.tag == STYLE:
                parent.remove(child)
    for key in OUTSIDE:
        root.attrib.pop(key, None)
    root.set("viewBox", view.get("viewBox"))
    for element in root.iter():
        for key in ALONE:
            element.attrib.pop(key, None)
        for key in {"fill", "stroke"}.intersection(element.attrib):
            element.set(key, palette.named(element.get(key)))
    brief.shorten(root)
    touch.fit(root, name, about["description"])
    evidence_links.lead(root, name, about["marks"], statements or {})
    cut = paper.sheets(root, name)
    brief.say_once(root[-1] if cut else root)  # a sheet takes over what is drawn, not the root
    box = tuple(map(float, view.get("viewBox").split()))
    footer = " ".join("".join(line.itertext()).strip() for line in lines["footer"])
    return Drawing(ET.tostring(root, encoding="unicode"), footer, box, cut)


def faces(page):
    """Write the font faces of a page, cut down to the letters that its text has."""
    used = {*printable, *page}
    return rules("".join(sorted(letter for letter in used if letter.isprintable())))
