#!/usr/bin/env bash
# Altair makes euros of dollars when a chart is set in Spanish, and roubles in Russian.
#
# Expected: with format_locale="es-ES" a label in the format "$,.0f" changes its separators, as in
# Babel's format_currency(4.4e9, "USD", locale="es"); the currency is a matter of the data.
# Seen: the "$" of a format stands for whatever money the language is thought to pay with: 4.4
# billion dollars are "4.400.000.000 €" and "4 400 000 000 ₽", and pounds where English is British,
# on the marks, on axes, and for those who have the chart read to them. No rate is asked for, no
# warning given. D3, whose formats these are, means it so (d3 issues 170 and 777), and the guide of
# the next vl-convert shows it as an example.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q altair==6.3.0 vl-convert-python==1.9.0.post1 \
    pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re, sys
from importlib.metadata import version
from pathlib import Path
import altair as alt
import pandas as pd

print("altair", version("altair"), "vl-convert", version("vl-convert-python"))
sums = pd.DataFrame({"who": ["Venezuela"], "usd": [4.4e9]})
text = alt.Text("usd:Q", format="$,.0f", title="signed")
chart = alt.Chart(sums).mark_text().encode(y="who:N", text=text)
seen = {}
for locale in ("en-US", "es-MX", "es-ES", "ru-RU", "en-GB", "pt-BR"):
    alt.renderers.set_embed_options(format_locale=locale)
    chart.save("a.svg")
    svg = Path("a.svg").read_text(encoding="utf-8").replace("\xa0", " ")
    (seen[locale],) = re.findall(r">([^<]*400[^<]*)</text>", svg)
    (aloud,) = re.findall(r'aria-label="(who[^"]*)"', svg)
    print(f"{locale}  {seen[locale]:18} read aloud: {aloud}")
    seen[locale] = re.sub(r"[\d., ]", "", seen[locale])
if list(seen.values()) != ["$", "$", "€", "₽", "£", "R$"]:
    sys.exit("CHANGED: another currency, or the one that was asked for")
print("As described: 4.4 billion of four other currencies.")
PYTHON
