#!/usr/bin/env bash
# htmldate dates a Spanish or Russian article to New Year's Day when its dateline names a place.
#
# Expected: "Lima, 24 de noviembre de 2008" is 2008-11-24, as are its English, German, French and
# Italian forms, or else no date.
# Seen: the Spanish and the Russian day are found only where nothing but a weekday stands before
# them; after a place or "Publicado el" the first of January is given, of the latest year on the
# page: the footer's, where it has one. Asking for the original date changes nothing, and
# trafilatura's metadata carry it on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q htmldate==1.11.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from htmldate import find_date

print("htmldate", version("htmldate"))
def dated(line, footer):
    page = f"""<html><head><title>La gira</title></head><body><article><h1>La gira</h1>
    <p class="date">{line}</p><p>El presidente viaja por cuatro capitales en una semana.</p>
    </article><footer>{footer}</footer></body></html>"""
    return find_date(page, original_date=True)

right = ["Lima, November 24, 2008", "Lima, 24. November 2008", "Lima, le 24 novembre 2008",
         "24 de noviembre de 2008", "24 ноября 2008 года"]
wrong = ["Lima, 24 de noviembre de 2008", "Publicado el 24 de noviembre de 2008",
         "Лима, 24 ноября 2008 года", "Опубликовано 24 ноября 2008 года"]
seen = {line: (dated(line, "El Diario"), dated(line, "© 2024 El Diario")) for line in right + wrong}
for line, dates in seen.items():
    print(f"{line:38}", *dates)
if any(seen[line] != ("2008-11-24",) * 2 for line in right):
    sys.exit("CHANGED: a date that was found is not found any more")
if any(seen[line] != ("2008-01-01", "2024-01-01") for line in wrong):
    sys.exit("CHANGED: a dateline with a place is dated otherwise now")
print("As described: New Year's Day, of the year in the footer.")
PYTHON
