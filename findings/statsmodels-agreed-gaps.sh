#!/usr/bin/env bash
# statsmodels counts it as agreement when nobody has checked a claim.
#
# Expected: a verdict that is missing is none. fleiss_kappa refuses a table in which some claims
# have fewer verdicts than others; krippendorff leaves gaps out.
# Seen: aggregate_raters, which makes that table out of verdicts as numbers, counts NaN as one more
# verdict, so that each claim has the same number again and nothing is refused. Three reviewers who
# agree less than by chance on all that they checked agree by 0.52 once the claims that all have
# left open are rows of the table, as they are in an export. The list of categories that comes back,
# and is mostly thrown away by [0], has the NaN in it. That gaps be allowed is asked for there since
# 2021 (issue 7781).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q statsmodels==0.15.0 pandas==3.1.1 krippendorff==0.9.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import krippendorff
import pandas as pd
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

print(*(f"{name} {version(name)}" for name in ("statsmodels", "krippendorff")))
checked = pd.DataFrame({"ann": [1, 0, 1, 0], "bo": [0, 1, 0, 1], "cy": [1, 0, 0, 1]})
claims = checked.reindex(range(10))  # six more, which nobody has checked
seen = {}
for name, verdicts in (("checked", checked), ("all", claims)):
    table, categories = aggregate_raters(verdicts.to_numpy())
    alpha = krippendorff.alpha(verdicts.to_numpy().T, level_of_measurement="nominal")
    seen[name] = round(float(fleiss_kappa(table)), 2), round(float(alpha), 2)
    print(f"{name:8} verdicts {categories}  Fleiss' kappa {seen[name][0]}  alpha {seen[name][1]}")
try:
    fleiss_kappa(table[:, :2])
    refused = False
except AssertionError:
    refused = True
print("a table without the gaps is refused:", refused)
if not seen["checked"][0] < 0 < 0.4 < seen["all"][0] or seen["checked"][1] != seen["all"][1]:
    sys.exit("CHANGED: gaps are counted otherwise now")
if not refused:
    sys.exit("CHANGED: a table with gaps is no longer refused")
print("As described: what was not checked makes them agree.")
PYTHON
