#!/usr/bin/env bash
# citeproc-py cites a source of several days of one year without any year.
#
# Expected: what appeared from 22 to 25 November 2008 is cited by its year, "(Smith, 2008)", as what
# appeared on one of these days; the specification of CSL lets equal parts of a range be shown once.
# Seen: where a citation shows the year alone, as in Harvard's and other styles by author and year,
# the year that both ends share is taken out of both, nothing is left on either side, and the date
# is gone: "(Smith)", with no "no date" in its place and no warning. A range over two years is kept
# whole, and so is "autumn 2008" as a text. The library's list of what it does not support names no
# ranges of dates, nor was this found among its issues.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q citeproc-py==0.11.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter
from citeproc.source.json import CiteProcJSON

print("citeproc-py", version("citeproc-py"))
dates = {
    "day": {"date-parts": [[2008, 11, 24]]},
    "days": {"date-parts": [[2008, 11, 22], [2008, 11, 25]]},
    "months": {"date-parts": [[2008, 9], [2008, 11]]},
    "turn": {"date-parts": [[2007, 12, 28], [2008, 1, 3]]},
    "text": {"literal": "autumn 2008"},
    "none": None,
}
sources = [{"id": name, "type": "article-newspaper", "title": "A visit",
            "author": [{"family": "Smith"}], **({"issued": issued} if issued else {})}
           for name, issued in dates.items()]
style = CitationStylesStyle("harvard-cite-them-right", locale="en-US", validate=False)
shelf = CitationStylesBibliography(style, CiteProcJSON(sources), formatter.plain)
seen = {}
for name, issued in dates.items():
    citation = Citation([CitationItem(name)])
    shelf.register(citation)
    seen[name] = str(shelf.cite(citation, print))
    print(f"{name:6} {issued!s:55} {seen[name]}")
years = ["2008", None, None, "2007–2008", "autumn 2008", "no date"]
if list(seen.values()) != [f"(Smith, {year})" if year else "(Smith)" for year in years]:
    sys.exit("CHANGED: the year of a span of days is kept, or dates are written otherwise")
print("As described: one day has a year, four days have none.")
PYTHON
