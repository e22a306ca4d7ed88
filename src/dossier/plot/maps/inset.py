"""A larger map within the map, for places that lie too close together."""

import numpy as np
from matplotlib.patches import Rectangle

from dossier.plot import style
from dossier.plot.maps.map import Map
from dossier.plot.plane import Plane

TOO_CLOSE = 20  # points between places that a map cannot tell apart
SHARE = (0.44, 0.3)  # of the map's width and height that the inset takes
CLOSEST_M = 300_000  # the least that an inset shows across
FRAME = 9  # points around places that the frame on the map holds


def crowded(ground, keys):
    """Find the largest group of places that a map cannot tell apart.

    Args:
        ground: the map.
        keys: ids of the places that are drawn as points.

    Returns:
        Place ids; empty where all places lie well apart, or on one another.
    """
    keys = sorted(keys)
    points = np.array([ground.axes.transData.transform(ground.at(key)) for key in keys])
    near = TOO_CLOSE * ground.axes.figure.dpi / 72
    groups = [
        [key for key, other in zip(keys, points, strict=True) if np.hypot(*(other - point)) < near]
        for point in points
    ]
    most = max(groups, default=[], key=len)
    return most if len({ground.spots[key] for key in most}) > 1 else []


def open_inset(ground, keys, avoid):
    """Open a larger map of some places in the freest corner of a map, and tie it to its place.

    Args:
        ground: the map.
        keys: ids of the places.
        avoid: (x, y) pairs in data coordinates that the inset should leave free.
    """
    spots = {key: ground.spots[key] for key in keys}
    box = ground.axes.get_position()
    corner = _corner(ground.axes, avoid)
    size = (box.width * SHARE[0], box.height * SHARE[1])
    place = (
        box.x0 + corner[0] * (box.width - size[0]),
        box.y0 + corner[1] * (box.height - size[1]),
    )
    canvas = ground.axes.figure
    axes = canvas.add_axes(Plane(canvas, (*place, *size), zorder=5))
    opened = Map.around(axes, "flat", spots, ground.boundaries, pad=0.6, closest=CLOSEST_M)
    _tie(ground, keys, axes, corner)
    return opened


def _corner(axes, avoid):
    """Choose the corner, as shares of width and height, in which the fewest points lie."""
    inside = axes.transAxes.inverted().transform(axes.transData.transform(avoid))
    corners = [(1, 0), (0, 0), (1, 1), (0, 1)]
    return min(corners, key=lambda corner: _within(inside, corner))


def _within(points, corner):
    near = [abs(points[:, axis] - corner[axis]) < SHARE[axis] + 0.03 for axis in (0, 1)]
    return int((near[0] & near[1]).sum())


def _tie(ground, keys, axes, corner):
    """Frame the places on the map, and lead a line from there to the inset."""
    x, y = np.array([ground.at(key) for key in keys]).T
    room = FRAME * ground.point
    left, low = x.min() - room, y.min() - room
    width, height = np.ptp(x) + 2 * room, np.ptp(y) + 2 * room
    look = {"edgecolor": style.QUIET, "linewidth": 0.8, "facecolor": "none", "zorder": 4}
    ground.axes.add_patch(Rectangle((left, low), width, height, **look))
    inner = (1 - corner[0], 1 - corner[1])
    end = axes.transAxes.transform(inner)
    end = ground.axes.transData.inverted().transform(end)
    start = left + width * corner[0], low + height * corner[1]
    ground.axes.plot(*zip(start, end, strict=True), color=style.QUIET, lw=0.8, zorder=4)
    look |= {"facecolor": style.PAPER, "zorder": 0, "transform": axes.transAxes}
    axes.add_patch(Rectangle((0, 0), 1, 1, clip_on=False, **look))
