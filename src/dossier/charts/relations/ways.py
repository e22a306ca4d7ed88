"""The ways of arcs: great circles side by side, and where on them there is room."""

import numpy as np

ROOM = 17  # points around a sign or letter that should be free
ENDS = ("start", "end")
# Shares of an arc at which signs and letters may sit, best in the middle.
SHARES = sorted((number / 50 for number in range(9, 42)), key=lambda share: abs(share - 0.5))


def pair(row):
    """Give the two actors of a relation, the same for both directions."""
    return tuple(sorted((row["from_id"], row["to_id"])))


def others(paths, pair):
    """List points on the paths of all other pairs, a dict of pair to path."""
    far = [path for other, path in paths.items() if other != pair]
    return [along(path, number / 40) for path in far for number in range(41)]


def freest(axes, path, taken, others):
    """Choose the share of a path at which there is most room.

    Args:
        axes: where the path is drawn.
        path: x and y of the path.
        taken: points of signs and letters, which must not be covered.
        others: points of other paths, better not crossed.
    """
    spots = axes.transData.transform([along(path, share) for share in SHARES])
    taken = [*taken, along(path, 0), along(path, 1)]
    room = 2 * np.minimum(_nearest(axes, spots, taken), ROOM * axes.figure.dpi / 72)
    if others:
        room += np.minimum(_nearest(axes, spots, others), ROOM * axes.figure.dpi / 72)
    return SHARES[np.argmax(room)]


def _nearest(axes, spots, points):
    """Measure from each spot to the nearest of some points, in pixels."""
    points = axes.transData.transform(points)
    return np.hypot(*(spots[:, None] - points).transpose(2, 0, 1)).min(axis=1)


def along(path, share):
    """Give the point of a path at a share of its points."""
    return tuple(axis[index(path, share)] for axis in path)


def index(path, share):
    """Give the number of the point of a path at a share of its points."""
    return round((len(path[0]) - 1) * min(max(share, 0), 1))


def beside(view, row, shift=0):
    """Give the great circle of a relation, moved aside by some metres, where it is in sight.

    Its direction is the same for both directions of a pair, so that all lie side by side.
    """
    there = row["from_id"] == pair(row)[0]
    x, y = view.great_circle(*(row[end] for end in (ENDS if there else ENDS[::-1])))
    x, y = x[~np.isnan(x)], y[~np.isnan(x)]
    dx, dy = np.gradient(x), np.gradient(y)
    length = np.hypot(dx, dy)
    share = np.cumsum(length) / length.sum()
    ease = np.sin(np.pi / 2 * np.minimum(1, 5 * np.minimum(share, 1 - share)))
    return x - dy / length * shift * ease, y + dx / length * shift * ease
