#!/usr/bin/env bash
# mizani, which labels the axes of plotnine, writes 4400 as 4,400 when it is asked for 4.400.
#
# Expected: big_mark="." and decimal_mark=",", the marks of Spanish or German, give 4.400 and
# 1.250,5. The documentation calls a dot the usual thousands separator next to the comma.
# Seen: the dots are put in first and then taken for decimal points: 4,400 and 1,250,5. Where no
# decimals are shown, as on an axis of thousands, each label reads as a number a thousand times
# smaller. label_number, label_currency, label_comma and label_percent do the same. A space or an
# apostrophe between thousands comes out as asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mizani==0.14.6 plotnine==0.15.9 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re, sys, warnings
from importlib.metadata import version
import pandas as pd
from mizani import labels
from plotnine import aes, geom_point, ggplot, scale_y_continuous

warnings.simplefilter("ignore")
print("mizani", version("mizani"), "plotnine", version("plotnine"))
spanish = {"big_mark": ".", "decimal_mark": ","}
seen = labels.label_number(precision=1, **spanish)([4.4, 1250.5, 4400.0])
print("label_number:", seen)
for name in ("label_currency", "label_comma", "label_percent"):
    print(f"{name}:", getattr(labels, name)(precision=0, **spanish)([44, 4400]))
spaced = labels.label_number(precision=1, big_mark=" ", decimal_mark=",")([4400.0])
print("with a space:", spaced)
deals = pd.DataFrame({"year": [2005, 2006, 2007], "million": [1000, 3000, 4400]})
scale = scale_y_continuous(labels=labels.label_number(**spanish), breaks=[1000, 2000, 4000])
(ggplot(deals, aes("year", "million")) + geom_point() + scale).save("a.svg", verbose=False)
axis = re.findall(r"<!-- (\d,\d+) -->", open("a.svg").read())
print("an axis of thousands:", axis)
if seen != ["4,4", "1,250,5", "4,400,0"] or spaced != ["4 400,0"] or axis[0] != "1,000":
    sys.exit("CHANGED: dots stay between thousands")
print("As described: thousands read like units.")
PYTHON
