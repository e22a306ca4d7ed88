#!/usr/bin/env bash
# newspaper4k runs the cells of a table together: 2005, 54 and 11 become 20055411.
#
# Expected: the text of an article keeps the numbers of its table apart, as it keeps paragraphs and
# the items of a list, or leaves the table out.
# Seen: the cells of a row stand side by side with nothing between them. A year and two sums are one
# number of eight digits, which can be searched for, counted and added up. trafilatura writes the
# same table with bars between its cells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --upgrade-deps "$folder/venv"
"$folder/venv/bin/pip" install -q newspaper4k==0.9.6 trafilatura==2.3.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON' 2>/dev/null
import sys
from importlib.metadata import version
import newspaper, trafilatura

print("newspaper4k", version("newspaper4k"), "trafilatura", version("trafilatura"))
page = """<html><head><title>Contracts</title></head><body><article><h1>Contracts</h1>
<p>The ministry gave a table of the contracts, as it told the papers on Monday morning.</p>
<table><tr><th>Year</th><th>Signed</th><th>Paid</th></tr>
<tr><td>2005</td><td>54</td><td>11</td></tr>
<tr><td>2006</td><td>2900</td><td>300</td></tr></table>
<ul><li>54 million were lent</li><li>11 million were paid</li></ul>
<p>The two will meet in spring, when the next part of the loan is to be paid to the port.</p>
</article></body></html>"""
article = newspaper.Article("https://example.org/contracts.html")
article.download(input_html=page)
article.parse()
texts = {"newspaper4k": article.text, "trafilatura": trafilatura.extract(page)}
for name, text in texts.items():
    print(name, *text.splitlines(), sep="\n  ")
glued = [[number in text.split() for number in ("20055411", "20062900300")]
         for text in texts.values()]
if glued != [[True, True], [False, False]]:
    print("CHANGED: the cells of a table are written otherwise now")
    sys.exit(1)
print("As described: numbers that are in no cell.")
PYTHON
