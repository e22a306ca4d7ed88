#!/usr/bin/env bash
# pandas reads the month 200811, November 2008, as 20 August 2011.
#
# Expected: months without a hyphen, as tables of statistics write them, become the first of the
# month, like 2008-11, or are an error; pandas' own Period knows what 200811 is.
# Seen: six digits are day, month and year: the twelve months of 2008 are 20 August of twelve years,
# those of 2005 are 20 May. `Timestamp` is silent, `read_csv` warns that it found no format, and not
# of what it read, though the column holds numbers. From 2013 on, "month 13", it is an error, so a
# table that is tried with new months fails, and its old ones pass. `date_format="%Y%m"` is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pandas==3.1.1
cd "$folder"
printf 'month,dollars\n200510,55\n200810,72\n200811,54\n200812,41\n' > oil.csv
"$folder/venv/bin/python" - <<'PYTHON'
import sys, warnings
import pandas as pd

print("pandas", pd.__version__)
with warnings.catch_warnings(record=True) as warned:
    months = pd.read_csv("oil.csv", parse_dates=["month"])["month"].astype(str).tolist()
print("read_csv:", *months, "and says:", *(str(each.message)[:44] for each in warned))
told = pd.read_csv("oil.csv", parse_dates=["month"], date_format="%Y%m")["month"]
right = [*told.astype(str), str(pd.Period("200811", freq="M")), str(pd.Timestamp("2008-11").date())]
print("with a format:", *right[:4], "Period:", right[4], "hyphen:", right[5])
with warnings.catch_warnings(action="error"):
    silent = str(pd.Timestamp("200811").date())
try:
    late = str(pd.Timestamp("201301"))
except ValueError as error:
    late = str(error)
print("Timestamp:", silent, "and of 201301:", late)
if right != ["2005-10-01", "2008-10-01", "2008-11-01", "2008-12-01", "2008-11", "2008-11-01"]:
    sys.exit("CHANGED: what was read well is read otherwise")
if months != ["2010-05-20", "2010-08-20", "2011-08-20", "2012-08-20"] or silent != months[2]:
    sys.exit("CHANGED: joined months are read otherwise now")
if len(warned) != 1 or "infer" not in str(warned[0].message) or "1..12" not in late:
    sys.exit("CHANGED: pandas warns or fails otherwise now")
print("As described: three months of one autumn are three years of August.")
PYTHON
