"""The shapes of moves on a map: areas for countries, rings for waters, dots for places."""

from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse

from dossier.i18n import vocabulary
from dossier.plot import style

DOT = 7  # points
RING, WIDER = 30, 12  # points across the first ring around waters, and more for each next
KIND = {"country": "area", "sea_area": "ring"}  # by precision; a dot for all else


def look(row, kind):
    """Give the look of a move as ``area``, ``ring`` or dot, after its status and verdict."""
    if kind not in KIND.values():
        return style.dot(row["status"], row["verdict"], DOT)
    own = style.fill(row["status"], row["verdict"])
    if kind == "ring":
        return own | {"facecolor": "none", "hatch": None, "linewidth": 1.8}
    # Letters on the area must stay readable.
    share = 0.5 if row["status"] in vocabulary.DONE else 0.16
    return own | {"facecolor": style.tint(vocabulary.COLOUR[row["verdict"]], share)}


def draw(ground, row, place, part):
    """Draw one move in the way that the precision of its place allows.

    Args:
        ground: the map.
        row: the move.
        place: its row of ``places``.
        part: number and count of the move among those of the place, which stand side by side.

    Returns:
        The artist.
    """
    axes, (x, y) = ground.axes, ground.at(place["place_id"])
    kind = KIND.get(place["precision"])
    if kind == "area":
        own = look(row, kind) | {"part": part, "zorder": 2}
        if area := ground.draw_country(place["country"], **own):
            return area
    if kind == "ring":
        across = (RING + WIDER * part[0]) * ground.point
        return axes.add_artist(Ellipse((x, y), across, across, zorder=3, **look(row, kind)))
    aside = (part[0] - (part[1] - 1) / 2) * (DOT + 2) * ground.point
    return axes.plot(x + aside, y, zorder=4, **look(row, "dot"))[0]


def middle(artist):
    """Give the middle of a drawn move, in data coordinates."""
    if isinstance(artist, Line2D):
        return tuple(artist.get_xydata()[0])
    if isinstance(artist, Ellipse):
        return artist.center
    box = artist.get_path().get_extents()
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def kept(artist):
    """List points of a drawn move that no letter may cover, in data coordinates."""
    if isinstance(artist, Ellipse):
        (x, y), half = artist.center, artist.width / 2
        return [(x - half, y), (x + half, y), (x, y - half), (x, y + half)]
    return [middle(artist)]


def tied(ground, place):
    """Give the point to which the letter of a place is tied: for waters, the ring's top."""
    x, y = ground.at(place["place_id"])
    if KIND.get(place["precision"]) == "ring":
        return x, y + RING / 2 * ground.point
    return x, y
