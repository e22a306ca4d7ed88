#!/usr/bin/env bash
# dateparser's search_dates reads days as months, and a Russian year as the age of the Romans.
#
# Expected: search_dates, told the language, dates what it finds in a text as parse, told the same,
# dates it alone: 11.12.2008 is 11 December in Russian and Spanish, as the documentation's preferred
# order of a language says.
# Seen: what is found is translated and then read by English rules: 12 November, wherever the day
# could be a month, while 24.11.2008 beside it is right. "24 nov. 2008" becomes two dates, one of
# this year. "in the year 2008" in Russian is so many years ago: AD 18. The order is known there
# since 2020, years ago for English since 2023; no setting mends them, and nothing warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q dateparser==1.5.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings
from datetime import datetime

warnings.simplefilter("ignore")
import dateparser
from dateparser.search import search_dates

print("dateparser", dateparser.__version__)
today = {"RELATIVE_BASE": datetime(2026, 11, 29)}
def found(language, text):
    days = [str(day)[:10] for _, day in search_dates(text, languages=[language], settings=today)]
    print(f"{language} {text:38} {days}")
    return days

alone = [str(dateparser.parse("11.12.2008", languages=[code]))[:10] for code in ("ru", "es")]
print("parse, 11.12.2008 alone:", alone)
seen = [
    found("ru", "Договор подписан 24.11.2008 в Лиме"), found("es", "Firmado el 24.11.2008 en Lima"),
    found("ru", "Договор подписан 11.12.2008 в Лиме"), found("es", "Firmado el 11.12.2008 en Lima"),
    found("es", "El 24 nov. 2008 en Lima"), found("ru", "Переговоры прошли в 2008 году"),
]
if alone != ["2008-12-11"] * 2 or seen[:2] != [["2008-11-24"]] * 2:
    sys.exit("CHANGED: what was read well is read otherwise")
if seen[2:4] != [["2008-11-12"]] * 2 or seen[4][0] != "2026-11-24" or seen[5] != ["0018-11-29"]:
    sys.exit("CHANGED: search_dates reads these dates otherwise now")
print("As described: other dates than parse gives, for the same words in the same language.")
PYTHON
