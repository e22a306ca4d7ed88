"""Labels beside points: each takes the first place around its point that is still free."""

import numpy as np
import shapely
from matplotlib.text import Annotation, Text

from dossier.plot import style
from dossier.plot.drawing import measuring

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
SHARE = {"left": 0, "right": 1, "center": 0.5, "bottom": 0, "top": 1}  # of a text, to its anchor
TRIES = np.arange(1, 14, 0.75)  # gaps from the point
POINT = 4  # points around a point that no label covers
NEAR = 1.8  # gaps up to which a label needs no leader line
STEPS = 20  # points of a leader line that are looked at
# What it costs to leave the map, to cover something, to hide a line, and each gap of distance.
OUTSIDE, COVERED, CROSSED, FAR = 20, 4, 1, 0.12

BACKED = {
    "zorder": 6,
    "bbox": {"facecolor": style.PAPER, "alpha": 0.6, "edgecolor": "none", "pad": 0.3},
}
_LEADER = {"arrowstyle": "-", "lw": 0.5, "shrinkA": 0, "shrinkB": 4}


def place(axes, items, gap=7, clear=(), lines=(), **look):
    """Write labels beside points so that none covers another, a point, a line or the edge.

    Labels are placed in the order given, so name the important ones first. A label that had
    to move away from its point gets a thin leader line, which keeps off the words of others.

    Args:
        axes: matplotlib axes whose limits are final.
        items: (x, y, text) or (x, y, text, look) in data coordinates, look being a dict of
            text properties.
        gap: distance from point to text, in points.
        clear: further (x, y) points that no label may cover, or (x, y, radius), in points.
        lines: paths as (x, y), which a label hides only where there is no other place.
        look: text properties of all.

    Returns:
        The texts, in the order given.
    """
    renderer = measuring(axes.figure)
    scale = axes.figure.dpi / 72
    spots, far = _spots(gap), np.repeat(TRIES, len(AROUND))
    kept = [(*item[:2], POINT) for item in items] + [(*each, POINT)[:3] for each in clear]
    taken = [_square(axes.transData.transform(point[:2]), point[2] * scale) for point in kept]
    taken += [_box(text, renderer) for text in axes.texts]
    crossed = [_dense(axes.transData.transform(np.transpose(line)), scale) for line in lines]
    texts = []
    for item in items:
        own = BACKED | look | (item[3] if len(item) > 3 else {})
        text = _write(axes, item, own)
        boxes = _boxes(text, spots, scale, renderer)
        cost = FAR * far + _costs(boxes, taken, crossed, axes.bbox)
        best = np.argmin(cost)
        if far[best] > NEAR:
            leaders = _leaders(axes.transData.transform(item[:2]), boxes)
            struck = _struck(leaders, taken, 5 * scale)
            best = np.argmin(cost + np.where(far > NEAR, COVERED * struck, 0))
        _, *spot = spots[best]
        if far[best] > NEAR:
            crossed.append(leaders[best])
            text.remove()
            text = _write(axes, item, own, _LEADER | {"color": own.get("color", style.QUIET)})
        text.set(position=spot[:2], ha=spot[2], va=spot[3])
        taken.append(boxes[best])
        texts.append(text)
    return texts


def _square(middle, reach):
    return np.concatenate([middle - reach, middle + reach])


def _write(axes, item, look, leader=None):
    x, y, words = item[:3]
    at = {"xy": (x, y), "xytext": (0, 0), "textcoords": "offset points"}
    return axes.annotate(words, **at, ha="left", va="bottom", arrowprops=leader, **look)


def _spots(gap):
    """List the places to try from near to far: distance, x and y in points, ha and va."""
    return [
        (distance, x * distance, y * distance, ha, va)
        for distance in TRIES * gap
        for x, y, ha, va in AROUND
    ]


def _boxes(text, spots, scale, renderer):
    """Give the box that a text would take in each of some places, in pixels."""
    words = Text.get_window_extent(text, renderer)
    moved = [
        (scale * x - SHARE[ha] * words.width, scale * y - SHARE[va] * words.height)
        for _, x, y, ha, va in spots
    ]
    return _box(text, renderer) + np.tile(moved, 2)


def _costs(boxes, taken, crossed, edge):
    """Say for each box how much it covers, hides and leaves outside."""
    left, low = boxes[:, :2, None].swapaxes(0, 1) - 1
    right, high = boxes[:, 2:, None].swapaxes(0, 1) + 1
    (x0, y0), (x1, y1) = edge.min, edge.max
    inside = (left > x0) & (low > y0) & (right < x1) & (high < y1)
    cost = OUTSIDE * ~inside[:, 0]
    x0, y0, x1, y1 = np.array(taken).reshape(-1, 4).T
    covered = (left <= x1) & (x0 <= right) & (low <= y1) & (y0 <= high)
    cost = cost + COVERED * covered.sum(axis=1)
    edges = (left.min(), low.min()), (right.max(), high.max())
    for line in crossed:
        near = (line > edges[0]) & (line < edges[1])
        x, y = line[near.all(axis=1)].T
        hidden = (left < x) & (x < right) & (low < y) & (y < high)
        cost = cost + CROSSED * hidden.any(axis=1)
    return cost


def _leaders(point, boxes):
    """Draw a line to the middle of each box, as points: shape (boxes, steps, 2), in pixels."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    return point + np.linspace(0, 1, STEPS)[:, None] * (middle - point)[:, None]


def _struck(leaders, taken, apart):
    """Count for each leader line the boxes that it strikes farther than `apart` from its point."""
    away = np.abs(leaders - leaders[:, :1]).max(axis=2) > apart
    x, y = leaders[..., None, 0], leaders[..., None, 1]
    x0, y0, x1, y1 = np.array(taken).reshape(-1, 4).T
    struck = (x0 < x) & (x < x1) & (y0 < y) & (y < y1)
    return (struck & away[..., None]).any(axis=1).sum(axis=1)


def _dense(points, scale):
    """Fill a path up with points, so that no box of a text slips between two of them."""
    edges = np.stack([points[:-1], points[1:]], axis=1)
    long = np.abs(edges[:, 0] - edges[:, 1]).max(axis=1) > 0  # neither a gap nor the same point
    lines = shapely.linestrings(edges[long])
    return shapely.get_coordinates(shapely.segmentize(lines, 4 * scale))


def _box(text, renderer):
    """Give the box of the words, or of the frame around them, without the leader line."""
    if isinstance(text, Annotation):
        text.update_positions(renderer)
    frame = text.get_bbox_patch()
    if frame is None:
        return Text.get_window_extent(text, renderer).extents
    text.update_bbox_position_size(renderer)
    hull = frame.get_transform().transform(frame.get_path().vertices)
    return np.concatenate([hull.min(axis=0), hull.max(axis=0)])
