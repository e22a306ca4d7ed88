#!/usr/bin/env bash
# cffconvert turns a team that wrote a data set into persons: BibTeX cites its last word.
#
# Expected: in CITATION.cff an author with `name` alone is an entity, as an agency or a team; it
# stays one name in BibTeX (in braces of its own) and an Organization in schema.org, and what has
# `type: dataset` is a Dataset.
# Seen: BibTeX gets bare names, so that whatever reads it abbreviates "RIA Novosti" to Novosti, R.
# and makes two authors of "Centre for Air and Space Law"; schema.org has a Person, CodeMeta too,
# and the data set is SoftwareSourceCode. The braces are in the source (citation-file-format/
# cffconvert#349), in no release.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q cffconvert==2.0.0 pybtex==0.26.1
cd "$folder"
cat > CITATION.cff <<'CFF'
cff-version: 1.2.0
message: Please cite
title: Deals of a tour
type: dataset
authors:
  - name: RIA Novosti
  - name: Centre for Air and Space Law
CFF
"$folder/venv/bin/cffconvert" --validate
"$folder/venv/bin/cffconvert" -f bibtex -o cited.bib
"$folder/venv/bin/cffconvert" -f schema.org -o cited.json
"$folder/venv/bin/python" - <<'PYTHON'
import json, sys
from importlib.metadata import version
from pybtex.database import parse_file

print("cffconvert", version("cffconvert"))
(entry,) = parse_file("cited.bib").entries.values()
read = [" ".join(who.last_names) + " | " + " ".join(who.first_names + who.middle_names)
        for who in entry.persons["author"]]
described = json.load(open("cited.json"))
kinds = [described["@type"], *(author["@type"] for author in described["author"])]
print("BibTeX, last | first names:", read)
print("schema.org:", kinds)
if len(read) != 3 or "Novosti | RIA" not in read or kinds[:2] != ["SoftwareSourceCode", "Person"]:
    sys.exit("CHANGED: entities stay entities, or a data set is one")
print("As described: two organisations are three persons now, and data are software.")
PYTHON
