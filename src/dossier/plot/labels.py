"""Labels beside points: each takes the first place around its point that is still free."""

import numpy as np
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

from dossier.plot import style

# Directions to try, from the usual to the last resort: (x, y) as shares of the gap.
AROUND = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"),
    (0.8, -0.8, "left", "top"),
    (-0.8, 0.8, "right", "bottom"),
    (-0.8, -0.8, "right", "top"),
)

BACKED = {
    "zorder": 6,
    "bbox": {"facecolor": style.PAPER, "alpha": 0.6, "edgecolor": "none", "pad": 0.3},
}
_LEADER = {"arrowstyle": "-", "lw": 0.5, "shrinkA": 0, "shrinkB": 4}


def place(axes, items, gap=7, reach=4, clear=(), **look):
    """Write labels beside points so that none covers another, a point or the edge.

    Labels are placed in the order given, so name the important ones first. A label that had
    to move away from its point gets a thin leader line.

    Args:
        axes: matplotlib axes whose limits are final.
        items: (x, y, text) or (x, y, text, look) in data coordinates, look being a dict of
            text properties.
        gap: distance from point to text, in points.
        reach: how many times the gap a label may move away.
        clear: further (x, y) points that no label may cover.
        look: text properties of all.

    Returns:
        The texts, in the order given.
    """
    renderer = axes.figure.canvas.get_renderer()
    scale = axes.figure.dpi / 72
    points = [axes.transData.transform(item[:2]) for item in items]
    kept = [axes.transData.transform(point) for point in clear]
    taken = [_square(point, 4 * scale) for point in [*points, *kept]]
    taken += [_box(text, renderer) for text in axes.texts]
    edge = axes.bbox
    texts = []
    for item, point in zip(items, points, strict=True):
        own = BACKED | look | (item[3] if len(item) > 3 else {})
        text = _write(axes, item, own)
        spot = _settle(text, point, taken, edge, renderer, gap, reach)
        if spot[0] > 1.8 * gap:
            text.remove()
            text = _write(axes, item, own, _LEADER | {"color": own.get("color", style.QUIET)})
        _move(text, *spot[1:])
        taken.append(_box(text, renderer))
        texts.append(text)
    return texts


def _write(axes, item, look, leader=None):
    x, y, words = item[:3]
    return axes.annotate(
        words, (x, y), xytext=(0, 0), textcoords="offset points", arrowprops=leader, **look
    )


def _settle(text, point, taken, edge, renderer, gap, reach):
    """Try places from near to far; return (distance, x, y, ha, va) of the best."""
    best = None
    for distance in np.arange(1, reach + 0.5, 0.75) * gap:
        for x, y, ha, va in AROUND:
            spot = (distance, x * distance, y * distance, ha, va)
            _move(text, *spot[1:])
            cost = _cost(_box(text, renderer).padded(1), taken, edge)
            if best is None or cost < best[0]:
                best = (cost, spot)
            if cost == 0:
                return spot
    return best[1]


def _cost(box, taken, edge):
    inside = edge.x0 < box.x0 and box.x1 < edge.x1 and edge.y0 < box.y0 and box.y1 < edge.y1
    return box.count_overlaps(taken) + (0 if inside else 10)


def _box(text, renderer):
    """Give the box of the words, or of the frame around them, without the leader line."""
    if isinstance(text, Annotation):
        text.update_positions(renderer)
    if text.get_bbox_patch():
        text.update_bbox_position_size(renderer)
        return text.get_bbox_patch().get_window_extent(renderer)
    return Text.get_window_extent(text, renderer)


def _move(text, x, y, ha, va):
    text.set_position((x, y))
    text.set_ha(ha)
    text.set_va(va)


def _square(point, half):
    return Bbox.from_extents(*(point - half), *(point + half))
