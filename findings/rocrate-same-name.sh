#!/usr/bin/env bash
# rocrate drops a file, without a word, where another file of the same name is added.
#
# Expected: two files from two folders are two entities of the crate, or an error says that the
# second would take the place of the first.
# Seen: a file's id is its base name alone, en/map.svg and es/map.svg are both "map.svg", the
# second replaces the first, and the crate that is written holds one picture. What was said of the
# first (here its language) is lost as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q rocrate==0.16.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json, pathlib, sys
from importlib.metadata import version
from rocrate.rocrate import ROCrate

print("rocrate", version("rocrate"))
crate, entities = ROCrate(), []
for language in ("en", "es", "ru"):
    picture = pathlib.Path(language, "map.svg")
    picture.parent.mkdir()
    picture.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'><title>{language}</title></svg>")
    entities.append(crate.add_file(picture, properties={"inLanguage": language}))
crate.write("crate")
print("added:  ", [(entity.id, entity["inLanguage"]) for entity in entities])
files = sorted(str(path) for path in pathlib.Path("crate").rglob("*.svg"))
print("written:", files, pathlib.Path("crate/map.svg").read_text())
graph = json.loads(pathlib.Path("crate/ro-crate-metadata.json").read_text())["@graph"]
described = [(e["@id"], e["inLanguage"]) for e in graph if "inLanguage" in e]
print("described:", described)
if files != ["crate/map.svg"] or described != [("map.svg", "ru")]:
    sys.exit("CHANGED: files of one name are no longer taken for one file")
print("As described: three files were added, one arrived. dest_path= keeps them apart.")
PYTHON
