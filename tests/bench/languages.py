"""A copy of the collection, built in all languages: at first, unchanged, with one cell changed."""

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import run
from ways import DOSSIER

from dossier.dataset.paths import ROOT
from dossier.i18n.language import LANGUAGES

LEFT = shutil.ignore_patterns(".*", "_site", "build", "figures", "tests", "__pycache__")
CELL = "F09,checked,arms,VEN,RUS,3,", "F09,checked,arms,VEN,RUS,3.2,"  # one draws it, one quotes it


@contextmanager
def collection():
    """Give a copy of the collection, and a function that builds it in all languages."""
    with TemporaryDirectory() as folder:
        home = Path(shutil.copytree(ROOT, Path(folder, "copy"), ignore=LEFT))
        place = {"PYTHONPATH": str(home / "src")}
        yield home, lambda: run([*DOSSIER, "build", "--lang", ",".join(LANGUAGES)], home, place)


def languages():
    """Build all languages; return seconds, and how many notebooks a changed cell runs."""
    with collection() as (home, build):
        first = build().seconds
        again = build()
        if "Nothing has changed" not in again.output:
            raise RuntimeError("a build of all languages without any change changed something")
        _correct(home / "data" / "money.csv")
        changed = build()
    ran = sum(line.startswith("run ") for _, line in changed.lines)
    return {
        "count": len(LANGUAGES),
        "first": first,
        "unchanged": again.seconds,
        "changed": changed.seconds,
        "ran": ran,
    }


def _correct(file):
    text = file.read_text(encoding="utf-8")
    if text.count(CELL[0]) != 1:
        raise RuntimeError(f"{file.name} has no row {CELL[0]}; name another in {__file__}")
    file.write_text(text.replace(*CELL), encoding="utf-8")
