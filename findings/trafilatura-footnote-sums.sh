#!/usr/bin/env bash
# The text of a news page glues a footnote mark to the number before it: 4.4 billion become 4.41.
#
# Expected: text taken out of a page says what the page says; a raised 1 is a footnote, a raised 9
# an exponent, a struck-out number is withdrawn.
# Seen: trafilatura (plain text, its default) and newspaper4k drop the marking and keep the digits,
# so that a sum, a year and a power become other numbers, and the withdrawn number stands beside
# the right one. trafilatura's Markdown with include_formatting keeps all three apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --upgrade-deps "$folder/venv"
"$folder/venv/bin/pip" install -q trafilatura==2.3.1 newspaper4k==0.9.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON' 2>/dev/null
import sys
from importlib.metadata import version
import newspaper, trafilatura

print("trafilatura", version("trafilatura"), "newspaper4k", version("newspaper4k"))
page = """<html><head><title>Loans</title></head><body><article><h1>Loans</h1>
<p>The ministry puts the loans at $4.4<sup>1</sup> billion, as it told the papers on Monday.</p>
<p>The plant has cost 10<sup>9</sup> roubles so far, said the head of the firm that built it.</p>
<p>The port was sold for <del>5.4</del> 2.2 billion, as the ministry said in a correction that was
sent in the evening.</p>
<p>The two will meet in spring, when the next part of the loan is to be paid to the port.</p>
</article></body></html>"""
article = newspaper.Article("https://example.org/loans.html")
article.download(input_html=page)
article.parse()
rich = trafilatura.extract(page, output_format="markdown", include_formatting=True)
wrong = ("$4.41 billion", "109 roubles", "for 5.4 2.2 billion")
seen = []
for name, text in (("trafilatura", trafilatura.extract(page)), ("newspaper4k", article.text),
                   ("Markdown", rich)):
    seen.append([part in text for part in wrong])
    print(name, *text.splitlines(), sep="\n  ")
if seen != [[True] * 3, [True] * 3, [False] * 3]:
    print("CHANGED: marks are kept apart from numbers now")
    sys.exit(1)
print("As described: other numbers than on the page.")
PYTHON
