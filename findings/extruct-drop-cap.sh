#!/usr/bin/env bash
# extruct puts a space into a word of an article whose first letter is set large.
#
# Expected: the value of a microdata property is the text content of its element: "Russia", since
# HTML's microdata says so and neither <span> nor <wbr> is a space.
# Seen: "R ussia"; "Pe ru" for a break opportunity, "$4.4 bn" for a bold unit, "H 2 O". The text
# can then not be found by the digest or the length of its sentences, nor searched for its words.
# The JSON-LD of the same page, read by the same call, is exact.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q extruct==0.18.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import extruct

print("extruct", version("extruct"))
page = """<html><body>
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle",
 "articleBody": "Russia sent ships to Peru for $4.4bn."}</script>
<article itemscope itemtype="https://schema.org/NewsArticle"><p itemprop="articleBody"><span
class="dropcap">R</span>ussia sent ships to Pe<wbr>ru for $4.4<b>bn</b>.</p></article>
</body></html>"""
data = extruct.extract(page, syntaxes=["microdata", "json-ld"])
exact = data["json-ld"][0]["articleBody"]
seen = data["microdata"][0]["properties"]["articleBody"]
print("JSON-LD:  ", exact)
print("microdata:", seen)
if seen != "R ussia sent ships to Pe ru for $4.4 bn.":
    sys.exit("CHANGED: microdata is read differently now")
print("As described: the two accounts of one sentence differ by three spaces.")
PYTHON
