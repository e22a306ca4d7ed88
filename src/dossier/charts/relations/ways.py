"""The ways of arcs: great circles side by side, and where on them there is room."""

import numpy as np

ROOM = 17  # points around a sign or letter that should be free
# Shares of an arc at which signs and letters may sit, best in the middle.
SHARES = sorted((number / 50 for number in range(9, 42)), key=lambda share: abs(share - 0.5))


def pair(row):
    """Give the two actors of a relation, the same for both directions."""
    return tuple(sorted((row["from_id"], row["to_id"])))


def others(paths, pair):
    """Give points on the paths of all other pairs, a dict of pair to path; a row each."""
    far = [np.transpose(path) for other, path in paths.items() if other != pair]
    points = [path[np.linspace(0, len(path) - 1, 41).round().astype(int)] for path in far]
    points = np.concatenate(points or [np.empty((0, 2))])
    return points[~np.isnan(points).any(axis=1)]


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
    if len(others):
        room += np.minimum(_nearest(axes, spots, others), ROOM * axes.figure.dpi / 72)
    return SHARES[np.argmax(room)]


def _nearest(axes, spots, points):
    """Measure from each spot to the nearest of some points, in pixels."""
    points = axes.transData.transform(points)
    return np.hypot(*(spots[:, None] - points).transpose(2, 0, 1)).min(axis=1)


def along(path, share):
    """Give the point of a path at a share of its points."""
    at = index(path, share)
    return tuple(axis[at] for axis in path)


def index(path, share):
    """Give the number of the point of a path at a share of its points, or of the next in sight."""
    seen = np.flatnonzero(~np.isnan(path[0]))
    return seen[np.abs(seen - round((len(path[0]) - 1) * min(max(share, 0), 1))).argmin()]


def beside(path, shift):
    """Move the great circle of a pair aside by some metres, less so near its ends.

    Its direction is the same for both directions of a pair, so that all lie side by side.
    """
    x, y = path
    dx, dy = _slope(x), _slope(y)
    length = np.hypot(dx, dy)
    share = np.nancumsum(length) / np.nansum(length)
    ease = np.sin(np.pi / 2 * np.minimum(1, 5 * np.minimum(share, 1 - share)))
    return x - dy / length * shift * ease, y + dx / length * shift * ease


def _slope(values):
    """Give the slope along a path; beside a break, that of its one neighbour."""
    ahead = np.diff(values, append=np.nan)
    back = np.diff(values, prepend=np.nan)
    return np.where(np.isnan(ahead), back, np.where(np.isnan(back), ahead, (ahead + back) / 2))
