"""Where marks stand in a drawing, as far as their shapes' coordinates tell."""

import re
import xml.etree.ElementTree as ET

NUMBER = re.compile(r"-?\d+\.?\d*")


def extent(svg, name, marks):
    """Give left, top, right and bottom of some marks, in points; None where none is drawn.

    Args:
        svg: the drawing as text; shapes have absolute coordinates.
        name: of the figure.
        marks: keys of the marks.
    """
    wanted = {f"{name}-{key}" for key in marks}
    if not wanted:
        return None
    points = [
        point
        for group in ET.fromstring(svg).iter()
        if group.get("id") in wanted
        for element in group.iter()
        for point in _points(element)
    ]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _points(element):
    """Give the points that an element names: of a path, or of a text or sign that it places.

    A path with an id is a sign itself, drawn where another element places it.
    """
    path = "" if element.get("id") else element.get("d", "")
    numbers = [float(each) for each in NUMBER.findall(path)]
    yield from zip(numbers[::2], numbers[1::2], strict=False)
    if element.get("x") and element.get("y"):
        yield float(element.get("x")), float(element.get("y"))
