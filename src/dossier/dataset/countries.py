"""Countries without pandas, so that a check starts quickly: polygons, and states of the past."""

from functools import cache
from pathlib import Path
from typing import Any

from dossier.dataset.errors import PackageError
from dossier.dataset.files import read_bytes
from dossier.dataset.model import packaged

COLUMNS = ("iso3", "name", "geometry")
FORMER = 4  # letters of a code of ISO 3166-3


@cache
def former() -> dict[str, list[str]]:
    """Map states of the past, by ISO 3166-3, to the countries of today that lie where they lay."""
    return packaged("former_states.yaml")


def outlines(file: Path) -> dict[str, Any]:
    """Read the polygons of a package: a dict of ISO 3166 alpha-3 code to shapely geometry.

    Raises:
        PackageError: the file cannot be read, is no GeoParquet, or is without a column.
    """
    import pyarrow
    import shapely
    from pyarrow.parquet import ParquetFile

    raw, wrong = read_bytes(file), (OSError, ValueError, TypeError)
    try:
        table = ParquetFile(pyarrow.BufferReader(raw)).read()
        missing = [name for name in COLUMNS if name not in table.column_names]
        if missing:
            message = f"has no {', '.join(missing)}; allowed: {', '.join(COLUMNS)}"
            raise PackageError(message, file)
        if b"geo" not in (table.schema.metadata or {}):
            raise PackageError("says nothing of its polygons; allowed: GeoParquet", file)
        shapes = shapely.from_wkb(table["geometry"].to_pylist())
    except (pyarrow.ArrowException, shapely.errors.ShapelyError, *wrong) as error:
        reason = str(error).partition("\n")[0]
        message = f"is no GeoParquet ({reason}); allowed: polygons by iso3"
        raise PackageError(message, file) from None
    return dict(zip(table["iso3"].to_pylist(), shapes, strict=True))
