#!/usr/bin/env bash
# pysbd ends a Spanish sentence after "Sr.", "Dra." and "Gral.", but not after "Sra." and "Dr.".
#
# Expected: a title belongs to the name that follows, as it does with pysbd's English rules, and as
# with the Spanish titles "Sra.", "Dr." and "Prof.".
# Seen: "El Sr. " and "Gómez llegó." are two sentences. "sr" stands in the library's list of
# Spanish abbreviations, but not in the list of those that stand before a name, so that a capital
# letter after it ends the sentence.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pysbd==0.3.4
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import pysbd

print("pysbd", version("pysbd"))
def pieces(language, text):
    return [piece.strip() for piece in pysbd.Segmenter(language=language).segment(text)]

cut = ["El Sr. Gómez llegó.", "La Dra. Gómez llegó.", "El Gral. Gómez llegó."]
kept = ["La Sra. Gómez llegó.", "El Dr. Gómez llegó.", "El Prof. Gómez llegó."]
english = ["Mr. Gómez arrived.", "Dr. Gómez arrived.", "Gen. Gómez arrived."]
counts = {}
for language, texts in (("es", cut), ("es", kept), ("en", english)):
    for text in texts:
        parts = pieces(language, text)
        counts[text] = len(parts)
        print(language, len(parts), parts)
if any(counts[text] == 1 for text in cut) or any(counts[text] > 1 for text in kept + english):
    sys.exit("CHANGED: other titles end a sentence now")
print("As described: whether a title ends a Spanish sentence depends on which it is.")
PYTHON
