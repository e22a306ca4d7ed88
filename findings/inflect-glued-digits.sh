#!/usr/bin/env bash
# inflect says "2005-2007" as twenty million and "1/2" as twelve, and leaves out the minus of −4.4.
#
# Expected: number_to_words, which its documentation feeds with texts as well as numbers, reads
# "1,234" and "-4.4"; a text that is no number is an error, as True is, or stays as it is.
# Seen: whatever is no digit or point is dropped and the digits on both sides are glued: two years,
# a fraction, an exponent, a decimal comma ("4,4" is forty-four) and a date become some number, in
# plain words. The minus counts only as the hyphen of a keyboard, not as the sign that typeset
# texts have.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q inflect==7.6.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import inflect

print("inflect", version("inflect"))
words = inflect.engine().number_to_words
seen = {text: words(text) for text in (
    "1,234", "-4.4", "−4.4", "2005-2007", "1/2", "12E5", "4,4", "05.11.2008", "3 of 18", "50%")}
for text, said in seen.items():
    print(f"{text:11}{said}")
try:
    words(True)
except Exception as error:
    print("True       an error:", type(error).__name__)
expected = {"-4.4": "minus four point four", "−4.4": "four point four", "1/2": "twelve",
            "2005-2007": "twenty million, fifty-two thousand and seven", "4,4": "forty-four",
            "3 of 18": "three hundred and eighteen"}
if any(seen[text] != said for text, said in expected.items()):
    sys.exit("CHANGED: other texts are said otherwise now")
print("As described: the years are twenty million, and a loss is a gain.")
PYTHON
