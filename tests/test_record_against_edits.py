"""Whatever is edited and whenever: the next build makes what a build from scratch makes."""

import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from toy import DRAW, collection, notebook, tree

from dossier.run import builder, render
from dossier.run.builder import build

# A table that the notebook reads, one that only pages show, the descriptor: each to and fro.
EDITS = {
    "tour_stops.csv": ("reported", "planned"),
    "sources.csv": ("Document ", "Deed "),
    "datapackage.yaml": ("Boats for", "Boats near"),
    "../aside.txt": ("as it was", "otherwise"),
}
MOMENTS = ("before", "running", "run", "published", "after")
READ = """
from pathlib import Path
from dossier.dataset.package import Package
stops = Package(package).load("tour_stops")
print(stops["status"].iloc[0], (Path(package).parent / "aside.txt").read_text())
""".strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory, tiny_original):
    home = tmp_path_factory.mktemp("edited")
    shutil.copytree(tiny_original, home / "package")
    (home / "aside.txt").write_text("as it was")
    draw = DRAW.format(number="02", height=3).strip()
    collection(home, **{"02-tour": notebook("02-tour", READ, draw)})
    return home


def made(home, name, **options):
    values = {"package": str(home / "package")}
    build(values, notebooks=home / "notebooks", output=home / name, **options)
    return tree(home / name)


def edit(home, moment, edits):
    for when, name in edits:
        if when == moment:
            file = home / "package" / name
            text, (one, other) = file.read_text("utf-8"), EDITS[name]
            pair = (one, other) if one in text and other not in text else (other, one)
            file.write_text(text.replace(*pair, 1), "utf-8")


@pytest.mark.usefixtures("written_here")
@settings(
    max_examples=2,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(st.sampled_from(MOMENTS), st.sampled_from(list(EDITS))), min_size=1))
def test_a_build_after_any_edits_is_one_from_scratch(home, edits):
    run, prepare = render.run, builder.prepare

    def slow(job):
        edit(home, "running", edits)
        result = run(job)
        edit(home, "run", edits)
        return result

    def late(*arguments):
        edit(home, "published", edits)
        return prepare(*arguments)

    edit(home, "before", edits)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "run", slow)
        patch.setattr(builder, "prepare", late)
        made(home, "made")
    edit(home, "after", edits)
    assert made(home, "made") == made(home, "scratch", force=True)
