#!/usr/bin/env bash
# readability-lxml leaves out what the president said, since his block is called "remarks".
#
# Expected: the text of an article without its surroundings: comments, menus, footers. A title is
# shortened by the name of the paper at its end.
# Seen: such blocks are known by parts of their class, "remark" and "extra" among them: "remarks",
# "extract" and "extradition" are left out, with each quotation and denial in them, and nothing says
# so; "speech" and "quote" stay, and so does "body-remarks". Of a title the part behind the last bar
# or hyphen is kept, else what is behind the colon: of three states that are named, one is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q readability-lxml==0.9
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from readability import Document

print("readability-lxml", version("readability-lxml"))
SIGNED = "<p>The two presidents signed, on Monday in Lima, a pact on oil, and spoke of gas.</p>" * 3
DENIED = "<p>The ministry, in a note, denied the sum, and said that no loan had been given.</p>" * 2
def document(name="text", title="Accords"):
    block = f"<div class='{name}'>{DENIED}</div>"
    body = f"<div class='article'>{SIGNED}{block}{SIGNED}</div>"
    return Document(f"<html><head><title>{title}</title></head><body>{body}</body></html>")

names = ["text", "speech", "quote", "body-remarks", "remarks", "extract", "extradition"]
kept = [name for name in names if "denied" in document(name).summary()]
assert all("signed" in document(name).summary() for name in names)
print("kept:", *kept, "left out:", *(name for name in names if name not in kept))
titles = ["Peru | Russia | Venezuela: who signed what in 2008",
          "Visit to Lima - Caracas - Havana in only six days", "Moscow: a new loan of 4.4 billion"]
short = [document(title=title).short_title() for title in titles]
print(*(f"{long} -> {left}" for long, left in zip(titles, short)), sep="\n")
if kept != names[:4]:
    sys.exit("CHANGED: other blocks are left out")
if short != ["Venezuela: who signed what in 2008", "Havana in only six days",
             "a new loan of 4.4 billion"]:
    sys.exit("CHANGED: titles are shortened otherwise")
print("As described: the denial is gone, and two of three states.")
PYTHON
