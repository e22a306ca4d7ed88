#!/usr/bin/env bash
# Babel chooses the plural for a number that it does not show.
#
# Expected: the form of a word fits the number that is written before it, as CLDR's rules count the
# digits that are seen. ICU, fed by the same data, does so (ICU 78 in Node.js, Intl.NumberFormat):
# "21,00 доллара США", "1,0 года", "1 year" for 0.999 without decimals.
# Seen: the form fits the value as it was handed over. A whole number of dollars is written with two
# decimals, which Russian wants in the genitive, and has the nominative or the plural; a value that
# is rounded for the reader gives "1 years", "1 años" and "1 года".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q babel==2.19.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from babel import __version__
from babel.numbers import format_currency
from babel.units import format_unit

print("Babel", __version__)
def dollars(value):
    return format_currency(value, "USD", locale="ru", format_type="name")
def years(value, form, language):
    return format_unit(value, "year", locale=language, format=form)

cases = [
    (dollars(21), "21,00 доллар США", "21,00 доллара США"),
    (dollars(5), "5,00 долларов США", "5,00 доллара США"),
    (years(1, "0.0", "ru"), "1,0 год", "1,0 года"),
    (years(0.999, "0", "ru"), "1 года", "1 год"),
    (years(0.999, "0", "es"), "1 años", "1 año"),
    (years(0.999, "0", "en"), "1 years", "1 year"),
]
for seen, _, wanted in cases:
    print(f"seen: {seen:20} ICU: {wanted}")
if any(seen.replace("\xa0", " ") != described for seen, described, _ in cases):
    sys.exit("CHANGED: another form of the word is chosen")
print("As described: the form fits the value, not what is written.")
PYTHON
