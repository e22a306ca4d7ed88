#!/usr/bin/env bash
# humanize words a billion in Danish as a thousand billions, and 13 months in German as one.
#
# Expected: 4.4 billion dollars are "4,4 milliarder" in Danish, where a billion has twelve zeros,
# and 400 days are a year and a month in every language.
# Seen: in Danish 4.4 billion and 4.4 trillion have the same words, "4.4 billioner"; in German 400
# days are "ein Monat", like 35, and in Vietnamese 430 days are told in French. Norwegian and
# Swedish, next to them in the same folder, are right. For Spanish the first was reported there in
# 2023, and mended in 2026.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q humanize==4.17.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import timedelta
from importlib.metadata import version
import humanize

print("humanize", version("humanize"))
def words(language):
    humanize.i18n.activate(language)
    sums = [humanize.intword(value) for value in (4.4e9, 4.4e12)]
    spans = [humanize.naturaldelta(timedelta(days)) for days in (35, 400, 430)]
    print(language, "sums:", ", ".join(sums), "spans:", ", ".join(spans))
    return sums, spans

danish, german, vietnamese = words("da_DK"), words("de_DE"), words("vi_VN")
others = [words(language) for language in ("nb", "sv_SE", "es_ES", "ru_RU")]
if any(billion == trillion for (billion, trillion), _ in others) or any(
        month == year for _, (month, year, _) in others):
    sys.exit("CHANGED: what was worded well is worded otherwise")
if danish[0] != ["4.4 billioner", "4.4 billioner"]:
    sys.exit("CHANGED: Danish tells a billion from a trillion")
if german[1][:2] != ["ein Monat", "ein Monat"] or vietnamese[1][2] != "un an et 2 mois":
    sys.exit("CHANGED: a year and a month are worded otherwise now")
print("As described: a thousand times too much, and a year too little.")
PYTHON
