#!/usr/bin/env bash
# WeasyPrint prints all languages of a drawing one over the other; PyMuPDF prints none.
#
# Expected: of the children of <switch> one is drawn, the first whose systemLanguage fits, or that
# has none (SVG 1.1, 5.8): so one file holds a map in three languages, as many do in
# Wikimedia Commons. Browsers, CairoSVG and fpdf2 draw one.
# Seen: in the PDF of WeasyPrint the Spanish, Russian and English name stand on the same spot, be
# the page in English or Spanish. PyMuPDF leaves out the whole <switch>. Neither says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q weasyprint==70.0 pymupdf==2.0 cairosvg==2.9.1 pypdf==7.1.1
cd "$folder"
cat > map.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><switch>
<text x="9" y="40" systemLanguage="es">Moscú</text>
<text x="9" y="40" systemLanguage="ru">Москва</text>
<text x="9" y="40">Moscow</text></switch><text x="9" y="80">Lima</text></svg>
SVG
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path
import cairosvg
import pymupdf
import pypdf
import weasyprint

print(*(f"{name} {version(name)}" for name in ("weasyprint", "pymupdf", "cairosvg")))
def named(path):
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return [name for name in ("Moscú", "Москва", "Moscow", "Lima") if name in text]

seen = {}
for language in ("es", "en"):
    page = f'<html lang="{language}"><body><img src="map.svg"></body></html>'
    weasyprint.HTML(string=page, base_url=".").write_pdf("page.pdf")
    seen[f"weasyprint {language}"] = named("page.pdf")
Path("mupdf.pdf").write_bytes(pymupdf.open("map.svg").convert_to_pdf())
seen["pymupdf"] = named("mupdf.pdf")
cairosvg.svg2pdf(url="map.svg", write_to="cairo.pdf")
seen["cairosvg"] = named("cairo.pdf")
print(*(f"{name}: {' '.join(names)}" for name, names in seen.items()), sep="\n")
if seen["cairosvg"] != ["Moscow", "Lima"]:
    sys.exit("CHANGED: CairoSVG draws another language")
if seen["pymupdf"] != ["Lima"] or any(len(seen[f"weasyprint {each}"]) < 4 for each in ("es", "en")):
    sys.exit("CHANGED: drawings in several languages are drawn otherwise now")
print("As described: three names on one spot, or none.")
PYTHON
