"""Long outlines, such as those of land, in fewer letters."""

import re
from functools import lru_cache

OUTLINE = re.compile(r"(?:[ML] -?[\d.]+ -?[\d.]+ ?|z ?)+")  # of straight lines, as land is drawn
KEPT = 256  # outlines, since states have most of their land in common
LENGTHS = 4096  # numbers kept as they are written
LONG = 80  # letters from which a path is worth the work


def coarsen(root):
    """Write long outlines of a figure without a seal by tenths of a point, in place."""
    for element in root.iter():
        path = element.get("d", "")
        if len(path) > LONG and OUTLINE.fullmatch(path):
            element.set("d", _coarse(path))


@lru_cache(KEPT)
def _coarse(path):
    """Write an outline with each step relative to where the one before has led."""
    x = y = first_x = first_y = 0
    said, before = [], ""
    words = iter(path.replace("z", "z - -").split())
    for command, right, up in zip(words, words, words, strict=True):
        if command == "z":
            x, y, before = first_x, first_y, "z"
            said.append("z")
            continue
        to_x, to_y = round(float(right) * 10), round(float(up) * 10)
        if command == "L" and (to_x, to_y) == (x, y):
            continue
        name = command.lower()
        said.append(f"{' ' if name == before else name}{_tenths(to_x - x)} {_tenths(to_y - y)}")
        x, y, before = to_x, to_y, name
        if command == "M":
            first_x, first_y = x, y
    return "".join(said)


@lru_cache(LENGTHS)
def _tenths(number):
    return f"{number / 10:g}"
