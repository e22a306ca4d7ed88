"""A figure in small: the part of its drawing that tells the finding, inside the page."""

import base64
import io
import re
import xml.etree.ElementTree as ET

import numpy as np
from PIL import Image

from dossier.plot import style

WIDE, HIGH = 360, 225  # points of a drawing that a reader of a small picture can still read
SCALE, LARGE = 1.25, 1.8  # pixels a point
QUALITY = 40
FAR = 110  # points that an edge may move, so as to cut no letter
FADE = 14  # points in which an edge fades where the drawing goes on behind it
NUMBER = re.compile(r"-?\d+\.?\d*")
STEP = 40  # of 255: between two pixels, where something drawn begins or ends


def thumbnail(folder, name, drawing, marks=(), scale=SCALE):
    """Make a small picture of a figure.

    Args:
        folder: with the figures as saved.
        name: of the figure.
        drawing: the figure taken apart, as ``image.read`` does.
        marks: keys of the marks to show; without them, the beginning of the drawing.
        scale: pixels a point.

    Returns:
        A ``data:`` address.
    """
    box = drawing.box
    left, top, wide, high = window(box, extent(drawing.svg, name, marks))
    with Image.open(folder / f"{name}.png") as saved:
        points = saved.width / box[2]
        whole = saved.convert("RGB")
        x, y, width, height = (round(side * points) for side in (left, top, wide, high))
        grey, far = np.asarray(whole.convert("L")), round(FAR * points)
        right, x = x + width, _clear(grey[y : y + height].T, x, far)  # the marks stay in sight
        width, height = right - x, min(round(box[3] * points), height * (right - x) // width)
        y = min(_clear(grey[:, x : x + width], y, far // 4), whole.height - height)
        part = whole.crop((x, y, x + width, y + height))
        part = _faded(part, grey[y : y + height, x : x + width], round(FADE * points))
    out = io.BytesIO()
    _fitted(part, scale).save(out, "webp", quality=QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()


def window(box, marked):
    """Choose the part of a drawing that shows some marks.

    Args:
        box: left, top, width and height of the drawing.
        marked: left, top, right and bottom of the marks, or None.

    Returns:
        Left, top, width and height: of one shape, unless the drawing is less high.
    """
    left, top, wide, high = box
    marked = marked or (left, top, left, top)
    width = max(WIDE, marked[2] - marked[0] + 20, (marked[3] - marked[1] + 20) * WIDE / HIGH)
    width = min(wide, width)
    height = min(high, width * HIGH / WIDE)
    end = left + wide - width  # sums stand on the right, names on the left
    x = end if marked[0] >= end else min(max(left, marked[2] + 10 - width), end)
    y = min(max(top, (marked[1] + marked[3] - height) / 2), top + high - height)
    return x, y, width, height


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


def _clear(lines, edge, far):
    """Find the line of pixels near an edge, not after it, that cuts through least."""
    if not edge:
        return edge
    room = min(edge, far // 15)  # wider than what parts two letters
    cut = np.convolve(_cuts(lines[max(0, edge - far) : edge + 1])[::-1], np.ones(room), "valid")
    return edge - int(cut.argmin()) - room + 1  # the nearest of those that cut least


def _cuts(lines):
    """Count in each line of pixels where something drawn begins or ends."""
    return (np.abs(np.diff(lines.astype(int), axis=1)) > STEP).sum(axis=1)


def _faded(part, grey, far):
    """Let a part go out into the paper at those edges that cut through something."""
    high, wide = (_opacity(_cuts(lines[[0, -1]]), len(lines), far) for lines in (grey, grey.T))
    mask = Image.fromarray((255 * np.outer(high, wide)).astype(np.uint8))
    return Image.composite(part, Image.new("RGB", part.size, style.PAPER), mask)


def _opacity(cuts, size, far):
    """Give how much shows through in each line along one side: 0 nothing, 1 all."""
    away = np.arange(size)
    before, after = (np.clip(line / far, 0, 1) for line in (away, away[::-1]))
    return (before if cuts[0] else 1) * (after if cuts[1] else np.ones(size))


def _fitted(part, scale):
    """Bring a part to the common size, on paper where it is less high."""
    size = round(WIDE * scale), round(HIGH * scale)
    high = round(part.height * size[0] / part.width)
    small = part.resize((size[0], high), Image.Resampling.LANCZOS, reducing_gap=2)
    paper = Image.new("RGB", size, style.PAPER)
    paper.paste(small, (0, max(0, (size[1] - high) // 2)))
    return paper
