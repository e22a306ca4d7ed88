#!/usr/bin/env bash
# great_tables translates the decimal mark of a compact number but not its letter.
#
# Expected: locale, documented as the formatting rules of a language, reaches the letter as well:
# "4400 M" in Spanish and "4,4 млрд" in Russian, as ICU has them; and a date is in the language's
# own order, "22 de noviembre de 2008".
# Seen: "4,4B" in each. In Spanish, un billón is a million millions: a thousand times more than is
# meant, and the comma shows that a Spanish reader is meant. Names of months are translated and
# left in American order: "noviembre 22, 2008", "ноября 22, 2008".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q great-tables==1.1.0 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from great_tables import vals

print("great_tables", version("great-tables"))
wrong = []
for locale in ("en", "es", "ru"):
    compact = vals.fmt_number([4.4e9], compact=True, decimals=1, locale=locale)[0]
    trillion = vals.fmt_number([4.4e12], compact=True, decimals=1, locale=locale)[0]
    date = vals.fmt_date(["2008-11-22"], date_style="month_day_year", locale=locale)[0]
    print(f"{locale}: 4.4e9 is {compact!r}, 4.4e12 is {trillion!r}, the date {date!r}")
    if locale != "en":
        wrong += [compact == "4,4B", date.endswith(" 22, 2008")]
if not all(wrong):
    sys.exit("CHANGED: letters or dates follow the locale now")
print("As described: commas are translated, the words around them are not.")
PYTHON
