"""The palette: the colour of each role by day and after dark, for figures and pages alike.

A picture or sheet of a page names a role, as ``var(--quiet)``, and the page says its colour twice.
"""

import re
from functools import cache

from matplotlib.colors import to_hex, to_rgb

from dossier.i18n.vocabulary import COLOUR, INK

PAIRS = {
    "paper": ("#ffffff", "#13181e"),
    "ink": (INK, "#e6e9ed"),
    "quiet": ("#5b6672", "#a3adb8"),
    "faint": ("#d9dde2", "#3d444e"),
    "land": ("#eceae3", "#333637"),
    "stress": ("#dcd7c8", "#494a43"),
    "band": ("#f2f1ec", "#252b30"),  # behind the row that a title speaks of
    "wash": ("#f5f6f4", "#1a2129"),
    "link": ("#1f559f", "#8fb8f2"),
    "corroborated": (COLOUR["corroborated"], "#5cc4b5"),
    "refined": (COLOUR["refined"], "#8fb4f5"),
    "partly": (COLOUR["partly"], "#e0ac52"),
    "contradicted": (COLOUR["contradicted"], "#f28b82"),
    "unchecked": (COLOUR["unchecked"], "#a9afb6"),
}
MIXED = ("ink", "quiet", "corroborated", "refined", "partly", "contradicted", "unchecked")
SHARES = range(1, 100)  # per cent of a colour in a tint
NAMED = re.compile(r"var\(--([\w-]+)\)")
LIFT = 0.8  # below one: after dark a tint parts sooner from the paper, to be told as well


def day(role):
    """Give the colour of a role by day."""
    return PAIRS[role][0]


def mix(colour, share, ground):
    """Mix a colour with the one behind it; a share of 0 is the ground, 1 the colour."""
    pairs = zip(to_rgb(colour), to_rgb(ground), strict=True)
    return tuple(share * own + (1 - share) * behind for own, behind in pairs)


@cache
def pairs():
    """Give the colours by day and after dark, by name: of each role, and of its tints on paper."""
    tints = {
        f"{role}-{share}": tuple(
            to_hex(mix(colour, (share / 100) ** lift, ground))
            for colour, ground, lift in zip(PAIRS[role], PAIRS["paper"], (1, LIFT), strict=True)
        )
        for role in MIXED
        for share in SHARES
    }
    return PAIRS | tints


def schemes(text, always=()):
    """Declare the colours whose roles a text names, as rules of style: by day and after dark."""
    named = {*NAMED.findall(text), *always}
    used = {name: pair for name, pair in pairs().items() if name in named}
    return [";".join(f"--{name}:{pair[dark]}" for name, pair in used.items()) for dark in (0, 1)]


def named(colour):
    """Name the role of a colour that a figure is drawn in; one of no role stays as it is."""
    return f"var(--{_names()[colour]})" if colour in _names() else colour


@cache
def _names():
    return {by_day: name for name, (by_day, _) in reversed(pairs().items())}
