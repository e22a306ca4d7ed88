"""Rules on coordinates: a place lies where its country is drawn, and its degrees are in order."""

from collections.abc import Callable, Iterator

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
    for row, lies in astray(tables):
        if found := slip(row, lies):
            what, north, east = found
            message = f"{row['latitude']}, {row['longitude']} is far from {row['country']}"
            column = "longitude" if what.endswith("longitude is wrong") else "latitude"
            yield row.problem(column, f"{message}: {what}", f"{north}, {east}")


@remark(*NEEDS)
def remark_places_elsewhere(tables: Tables) -> Iterator[Problem]:
    """A place off its country may be meant so, as a base abroad or a border in dispute."""
    for row, lies in astray(tables):
        if not slip(row, lies):
            message = f"{row['latitude']}, {row['longitude']} is far from {row['country']} as drawn"
            yield row.problem("latitude", f"{message}; usual: a place in its country")


def astray(tables: Tables) -> Iterator[tuple[Row, Callable[[float, float], bool]]]:
    """Yield each place that lies off its country, with a test whether a position does not."""
    for row in tables["places"]:
        shape = tables.outlines.get(row["country"])
        north, east = degrees(row)
        if shape is None or row["precision"] not in OFF or north is None or east is None:
            continue

        def lies(north: float, east: float, shape=shape, most=OFF[row["precision"]]) -> bool:
            from shapely import Point

            return shape.distance(Point(east, north)) <= most

        if not lies(north, east):
            yield row, lies


def slip(row: Row, lies: Callable[[float, float], bool]) -> tuple[str, float, float] | None:
    """Find the slip without which a place would lie in its country: what it is, and where then."""
    turned = ((what, *turn(*degrees(row))) for what, turn in SLIPS.items())
    return next((each for each in turned if abs(each[1]) <= 90 and lies(*each[1:])), None)


def degrees(row: Row) -> list:
    """Give latitude and longitude; None where one is no number."""
    found = [row.amount(name) for name in ("latitude", "longitude")]
    return [value if value is None else float(value) for value in found]
