"""Countries and places: their polygons, and the points that stand for them."""

import sys
from functools import cache

import geopandas as gpd
import pandas as pd
import shapely

from dossier.dataset.countries import former


@cache
def countries(path, codes=()):
    """Read the country polygons of a package.

    Args:
        path: of the file.
        codes: of states that no longer exist; they have the area of the countries of today.

    Returns:
        GeoDataFrame in WGS 84: ``iso3``, ``name``, ``geometry``.
    """
    if not codes:
        sys.audit("open", str(path), "r", 0)  # the library opens it unheard; see run.audit_events
        return gpd.read_parquet(path)
    now = countries(path, ())
    lands = {code: now.loc[now["iso3"].isin(former()[code]), "geometry"] for code in codes}
    areas = {code: land.union_all() for code, land in lands.items()}
    rows = {"iso3": list(areas), "name": list(areas), "geometry": list(areas.values())}
    then = gpd.GeoDataFrame(rows, crs=now.crs)
    return pd.concat([now, then[~then.is_empty]], ignore_index=True)


def centre(boundaries, iso3):
    """Give a point inside a country's largest piece: where a country-level fact may be tied.

    Returns:
        (longitude, latitude) in degrees.
    """
    point = _largest(boundaries, iso3).representative_point()
    return point.x, point.y


def corners(boundaries, iso3):
    """List points around a country's largest piece, so that a map can hold all of it.

    Returns:
        (longitude, latitude) pairs in degrees.
    """
    return list(_largest(boundaries, iso3).convex_hull.exterior.coords)


def _largest(boundaries, iso3):
    pieces = shapely.get_parts(boundaries.geometry.values[boundaries["iso3"].to_numpy() == iso3])
    if not len(pieces):
        raise KeyError(f"no country {iso3} in the boundaries")
    return max(pieces, key=lambda piece: piece.area)


def position(place, boundaries):
    """Give (longitude, latitude) of a place; a country has the point inside its area, if any.

    The smallest countries have no polygon: they are where their coordinates say.
    """
    if place["precision"] == "country" and place["country"] in boundaries["iso3"].array:
        return centre(boundaries, place["country"])
    return place["longitude"], place["latitude"]
