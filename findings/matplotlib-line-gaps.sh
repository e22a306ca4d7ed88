#!/usr/bin/env bash
# matplotlib sets the lines of one text at uneven distances when linespacing is a number.
#
# Expected: what set_linespacing documents: a number fixes the spacing to this multiple of the font
# size for every line, so that the baselines of four lines are equally far apart.
# Seen: each line is centred by its own ink, so that a line with an accent or a descender stands
# lower or higher than its neighbours: the gaps differ by more than a tenth.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q matplotlib==3.11.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io, re, sys
import matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt

print("matplotlib", matplotlib.__version__)
plt.rcParams["svg.fonttype"] = "none"
def gaps(text, **spacing):
    figure = plt.figure()
    figure.text(0.5, 0.5, text, **spacing)
    file = io.StringIO()
    figure.savefig(file, format="svg")
    lines = re.findall(r"<text[^>]*translate\(\S+ (\S+?)\)", file.getvalue())
    baselines = [float(line) for line in lines]
    return [round(b - a, 2) for a, b in zip(baselines, baselines[1:])]

plain = gaps("ace\naxe\nace\naxe", linespacing=1.0)
mixed = gaps("acé\nace\nÁpj\naxe", linespacing=1.0)
print("lines without accents, 1.0:", plain)
print("lines with accents, 1.0:   ", mixed)
print("Russian capitals, 1.0:     ", gaps("сон\nШум\nЙод\nсон", linespacing=1.0))
print('lines with accents, normal:', gaps("acé\nace\nÁpj\naxe", linespacing="normal"))
if len(set(plain)) != 1 or max(mixed) - min(mixed) < 0.1 * min(mixed):
    sys.exit("CHANGED: baselines are evenly spaced now")
print("As described: the letters of a line decide how far it stands from the next.")
PYTHON
