"""Rules on coordinates: a place lies where its country is drawn, and its degrees are in order."""

from collections.abc import Iterator
from typing import Any

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, remark, rule

# How far, in degrees, a place may lie off its country: coasts are drawn roughly, and a sea area
# lies off the land (200 nautical miles are three degrees and a third).
OFF = {"point": 1, "city": 1, "sea_area": 10}
NEEDS = [f"places.{name}" for name in ("precision", "country", "latitude", "longitude")]
SLIPS = {
    "latitude and longitude are swapped": lambda north, east: (east, north),
    "the sign of the latitude is wrong": lambda north, east: (-north, east),
    "the sign of the longitude is wrong": lambda north, east: (north, -east),
}


@rule(*NEEDS)
def rule_coordinates_in_order(tables: Tables) -> Iterator[Problem]:
    """A place off its country that would lie in it with its degrees in another order is a slip."""
    for row, slip in astray(tables):
        if slip:
            what, north, east = slip
            message = f"{row['latitude']}, {row['longitude']} is far from {row['country']}"
            column = "longitude" if what.endswith("longitude is wrong") else "latitude"
            yield row.problem(column, f"{message}: {what}", f"{north}, {east}")


@remark(*NEEDS)
def remark_places_elsewhere(tables: Tables) -> Iterator[Problem]:
    """A place off its country may be meant so, as a base abroad or a border in dispute."""
    for row, slip in astray(tables):
        if not slip:
            message = f"{row['latitude']}, {row['longitude']} is far from {row['country']} as drawn"
            yield row.problem("latitude", f"{message}; usual: a place in its country")


def astray(tables: Tables) -> Iterator[tuple[Row, tuple[str, float, float] | None]]:
    """Yield each place off its country, and the slip without which it would lie in there, if any.

    A slip is what it is, and latitude and longitude without it.
    """
    for row in tables["places"]:
        shape, most = tables.outlines.get(row["country"]), OFF.get(row["precision"])
        degrees = row.amount("latitude"), row.amount("longitude")
        if shape is None or most is None or None in degrees:
            continue
        here = tuple(map(float, degrees))
        if off(shape, *here) > most:
            turned = [(what, *turn(*here)) for what, turn in SLIPS.items()]
            sound = (way for way in turned if abs(way[1]) <= 90 and off(shape, *way[1:]) <= most)
            yield row, next(sound, None)


def off(shape: Any, north: float, east: float) -> float:
    """Measure in degrees how far a position lies off the polygons of a country."""
    from shapely import Point

    return shape.distance(Point(east, north))
