"""Whether the texts of a drawing keep apart, off leader lines and inside."""

import numpy as np
from matplotlib.text import Annotation, Text

from dossier.plot import style
from dossier.plot.drawing import measuring


@style.applied()
def crowding(figure):
    """List texts that leave a figure, meet or are struck by a leader; empty when all is well."""
    canvas, renderer = figure.canvas, measuring(figure.canvas)
    _put_in_place(canvas, renderer)
    width, height = canvas.bbox.width, canvas.bbox.height
    texts = list(_texts(canvas))
    boxes = [(text.get_text(), _ink(text, renderer)) for text in texts]
    found = [
        f"clipped: {text!r}"
        for text, box in boxes
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ]
    found += [
        f"overlap: {boxes[a][0]!r} and {boxes[b][0]!r}"
        for a, b in _meeting([box for _, box in boxes])
    ]
    return found + [
        f"struck: {words!r} by the leader of {own!r}"
        for own, line in _leaders(texts)
        for words, box in boxes
        if words != own and line.intersects_bbox(box, filled=False)
    ]


def _put_in_place(canvas, renderer):
    """Let texts at ticks and beside leaders take their places, which they else do when drawn."""
    for axes in canvas.axes:
        axes.apply_aspect()
        for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
            axis.get_tightbbox(renderer)
    for note in canvas.findobj(Annotation):
        note.draw(renderer)


def _leaders(texts):
    """Pair each text that has a leader with its line."""
    for text in texts:
        if leader := getattr(text, "arrow_patch", None):
            yield text.get_text(), leader.get_transform().transform_path(leader.get_path())


def _texts(canvas):
    """Find the texts that show: not those of ticks beyond the limits."""
    hidden = {text for axes in canvas.axes for text in _hidden(axes)}
    for text in canvas.findobj(Text):
        if text.get_visible() and text.get_text().strip() and text not in hidden:
            yield text


def _hidden(axes):
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        for tick in ticks:
            if not low <= tick.get_loc() <= high:
                yield from tick.findobj(Text)


def _ink(text, renderer):
    """Give the box of a text, a hair smaller, so that touching line boxes do not count."""
    return Text.get_window_extent(text, renderer).padded(-1)


def _meeting(boxes):
    """List the pairs of boxes that run into each other, by their places in the list."""
    corners = np.array([box.get_points() for box in boxes]).reshape(-1, 2, 2)
    low, high = corners.min(axis=1), corners.max(axis=1)
    meet = ((low[:, None] <= high) & (low <= high[:, None])).all(axis=2)
    return np.argwhere(np.triu(meet, 1)).tolist()
