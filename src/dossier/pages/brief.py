"""The same drawing in fewer letters, so that a page with many marks stays light."""

import re
from functools import lru_cache

from dossier.plot.svg import TEXT

OUTLINE = re.compile(r"(?:[ML] -?[\d.]+ -?[\d.]+ ?|z ?)+")  # of straight lines, as land is drawn
STEP = re.compile(r"([ML]) (-?[\d.]+) (-?[\d.]+)|z")
KEPT = 256  # outlines, since states have most of their land in common
LONG = 80  # letters from which a path is worth the work


def shorten(root):
    """Leave out the blanks and line ends between the parts of a drawing, in place.

    Places and looks stay as they are: the seal of a figure holds for its drawing in a page, too.
    """
    for element in root.iter():
        if element.tag != TEXT and (element.text or "x").isspace():
            element.text = ""
        if (element.tail or "x").isspace():
            element.tail = ""


def coarsen(root):
    """Write long outlines of a figure without a seal by tenths of a point, in place."""
    for element in root.iter():
        path = element.get("d", "")
        if len(path) > LONG and OUTLINE.fullmatch(path):
            element.set("d", _coarse(path))


@lru_cache(KEPT)
def _coarse(path):
    return "".join(_steps(path))


def _steps(path):
    """Give the commands of an outline, relative to where the one before has led."""
    here = start = (0, 0)
    before = ""
    for step in STEP.finditer(path):
        if not step[1]:
            here, before = start, "z"
            yield "z"
            continue
        there = tuple(round(float(number) * 10) for number in step.groups()[1:])
        command = "m" if step[1] == "M" else "l"
        if command == "l" and there == here:
            continue
        moved = [f"{(to - at) / 10:g}" for to, at in zip(there, here, strict=True)]
        yield f"{' ' if command == before else command}{moved[0]} {moved[1]}"
        here, start = there, there if command == "m" else start
        before = command
