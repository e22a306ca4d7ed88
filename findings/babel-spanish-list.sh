#!/usr/bin/env bash
# Babel joins a Spanish list with "y" even before a word that begins with the sound i.
#
# Expected: "España e Italia" and "siete u ocho": Spanish changes "y" to "e" before the sound i and
# "o" to "u" before the sound o. ICU, fed by the same CLDR data, does so (ICU 78 in Node.js: new
# Intl.ListFormat("es").format(["España", "Italia"])), and keeps "Corea y Hierro".
# Seen: "España y Italia", "siete o ocho", with no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q babel==2.19.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from babel import __version__
from babel.lists import format_list

print("Babel", __version__)
lists = [
    (["España", "Italia"], "standard", "España e Italia"),
    (["Cuba", "Perú", "Irán"], "standard", "Cuba, Perú e Irán"),
    (["padre", "hijo"], "standard", "padre e hijo"),
    (["siete", "ocho"], "or", "siete u ocho"),
]
right = []
for names, style, wanted in lists:
    seen = format_list(names, style=style, locale="es")
    print(f"seen: {seen:22} a Spanish reader expects: {wanted}")
    right.append(seen == wanted)
if any(right):
    sys.exit("CHANGED: Babel now writes e or u where Spanish wants it")
print("As described: none of them is written as Spanish wants it.")
PYTHON
