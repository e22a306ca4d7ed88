#!/usr/bin/env bash
# mapclassify puts countries without a value into the lowest class, or all into one.
#
# Expected: a value that is not known has no class, or is an error, as NaturalBreaks makes it.
# Seen: with equal intervals or bins of one's own a gap counts as the smallest value, and the counts
# of the classes, which a legend shows, have it in them. With quantiles the upper bound becomes a
# gap itself, and the highest value, too, goes into the lowest class. No warning. geopandas takes
# gaps out before it asks, so that its maps are right and a table made beside them is not. Open
# there since 2024.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mapclassify==2.10.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import mapclassify

print("mapclassify", mapclassify.__version__)
known, gap = [1.0, 2, 3, 4, 5, 6, 9], float("nan")
def classes(scheme, values, **options):
    try:
        found = mapclassify.classify(values, scheme, **options)
        result = [int(number) for number in found.yb], [int(count) for count in found.counts]
    except ValueError as error:
        result = type(error).__name__
    print(f"{scheme:14} {len(values)} values: {result}")
    return result

schemes = {"EqualInterval": {"k": 3}, "UserDefined": {"bins": [3, 6, 9]}, "Quantiles": {"k": 3}}
seen = {}
for scheme, options in schemes.items():
    seen[scheme] = [classes(scheme, values, **options) for values in (known, [*known, gap])]
refused = classes("NaturalBreaks", [*known, gap], k=3)
for scheme in ("EqualInterval", "UserDefined"):
    (without, counts), (with_gap, more) = seen[scheme]
    if with_gap != [*without, 0] or more != [counts[0] + 1, *counts[1:]]:
        sys.exit(f"CHANGED: {scheme} treats gaps otherwise now")
(before, _), (after, _) = seen["Quantiles"]
if before[6] != 2 or after[6:] != [0, 0] or refused != "ValueError":
    sys.exit("CHANGED: gaps are treated otherwise now")
print("As described: what is not known is little.")
PYTHON
