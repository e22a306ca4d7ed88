#!/usr/bin/env bash
# DuckDB reads 24-11-08 as 8 November 2024, until a row of another year comes; Polars as year 8.
#
# Expected: dates with two digits for the year, as Spain, Peru and Russia write them, have the day
# in front, like 24-11-2008, which both read so; or they stay text.
# Seen: DuckDB's read_csv takes 24 for the year of 2024, unless some row rules it out: one row of
# 1999 more, and all others move to 2008. With hours it is the year 24. Polars, asked to try dates,
# has the day in front and the year 8 of our era. Neither warns. `date_format="%d-%m-%y"` is
# right in DuckDB; pandas reads 2008.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q duckdb==2.0.1 polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import duckdb
import polars

print("duckdb", duckdb.__version__, "polars", polars.__version__)
def read(*days, reader=duckdb.read_csv, **how):
    with open("tour.csv", "w") as file:
        file.writelines(f"{row}\n" for row in ("day,stop", *(f"{day},Lima" for day in days)))
    table = reader("tour.csv", **how)
    rows = table.rows() if reader is polars.read_csv else table.fetchall()
    read_as = [day.isoformat() for day, _ in rows]
    print(f"{reader.__module__.split('.')[0]:6} {days} {how or ''}", *read_as)
    return read_as

tour = ["22-11-08", "24-11-08"]
right = ["2008-11-22", "2008-11-24"]
told = [read(*tour, date_format="%d-%m-%y"), read("22-11-2008", "24-11-2008"),
        read("22-11-2008", "24-11-2008", reader=polars.read_csv, try_parse_dates=True)]
if told != [right, right, right]:
    sys.exit("CHANGED: what was read well is read otherwise")
if read(*tour) != ["2022-11-08", "2024-11-08"] or read(*tour, "01-12-99")[:2] != right:
    sys.exit("CHANGED: DuckDB takes other digits for the year")
if read("22-11-08 10:30")[0][:4] != "0022":
    sys.exit("CHANGED: DuckDB reads hours with another year")
if read(*tour, reader=polars.read_csv, try_parse_dates=True) != ["0008-11-22", "0008-11-24"]:
    sys.exit("CHANGED: Polars takes another year")
print("As described: 2008 is 2024, 24 or 8, as the other rows and the library have it.")
PYTHON
