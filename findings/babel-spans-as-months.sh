#!/usr/bin/env bash
# Babel reads "del 5 al 9 de noviembre de 2008" as 5 September: a span of days becomes a month.
#
# Expected: parse_date("...", locale="es") reads a date as Spanish writes it, or raises an error, as
# it does for "24 de noviembre de 2008", which Babel itself writes (reported there since 2017).
# Seen: only the numbers are looked at, in the order of the locale; the name of the month is
# skipped. So the last day of a span is its month, up to 12, and the number of a resolution the day
# on which it was passed. A comment in the code says that names of months are to come; what
# parse_date says of itself does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q babel==2.19.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import sys
from babel import __version__
from babel.dates import ParseError, format_date, parse_date

print("Babel", __version__)
texts = [
    ("es", "del 5 al 9 de noviembre de 2008", "2008-09-05"),
    ("es", "11 y 12 de abril de 2008", "2008-12-11"),
    ("ru", "5–9 ноября 2008 г.", "2008-09-05"),
    ("en_US", "November 5-9, 2008", "2008-05-09"),
    ("es", "Resolución 3, del 10 de mayo de 2008", "2008-10-03"),
    ("es", format_date(datetime.date(2008, 11, 24), "long", locale="es"), "IndexError"),
]
seen = []
for locale, text, _ in texts:
    try:
        seen.append(str(parse_date(text, locale=locale)))
    except (ParseError, ValueError, IndexError) as error:
        seen.append(type(error).__name__)
    print(f"{locale:6} {text:38} {seen[-1]}")
if seen != [wanted for *_, wanted in texts]:
    sys.exit("CHANGED: Babel now reads months, or refuses what is no day")
print("As described: four spans and a resolution are days of other months.")
PYTHON
