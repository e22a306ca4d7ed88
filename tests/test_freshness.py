"""What a build runs again: just what would come out otherwise, told by content, never by time."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import geopandas as gpd
import pytest
from toy import DRAW, collection, notebook, tree

from dossier.dataset.errors import BuildError
from dossier.dataset.paths import DATA
from dossier.run import builder as building
from dossier.run import digest, forkserver, read_log
from dossier.run.builder import build
from dossier.run.freshness import states_of

pytestmark = pytest.mark.usefixtures("written_here")
BOTH = {"02-tour", "03-arms"}
READ = "from dossier.dataset.package import Package\nlen(Package(package).load({table!r}))"
MAP = "from dossier.dataset.boundaries import countries\nimport pathlib\n"
MAP += "len(countries(pathlib.Path(package) / 'polygons.parquet'))"
ASIDE = "len(open({file!r}).read())"


@pytest.fixture(scope="module")
def first(tmp_path_factory, tiny_original):
    """A collection, built once: one notebook reads stops, a map and a file, the other totals."""
    home = tmp_path_factory.mktemp("fresh")
    shutil.copytree(tiny_original, home / "package")
    replace(home / "package" / "claims.csv", "What C02 says", "Worth {F01}")
    (home / "aside.txt").write_text("as it was")
    draw = {name: DRAW.format(number=name[:2], height=3).strip() for name in BOTH}
    aside = ASIDE.format(file=str(home / "aside.txt"))
    told = "import dossier\nlen(dossier.open(package)['accords'])"  # with claims that quote totals
    stops = READ.format(table="tour_stops")
    tour = notebook("02-tour", draw["02-tour"], stops, MAP, aside, told)
    arms = notebook("03-arms", draw["03-arms"], READ.format(table="money"))
    collection(home, **{"02-tour": tour, "03-arms": arms})
    assert set(made(home).ran) == BOTH
    return home


@pytest.fixture
def home(first):
    """The collection, as it is; what a test changes is put back afterwards."""
    before = {file: file.read_bytes() for file in first.rglob("*") if file.is_file()}
    yield first
    for file, content in before.items():
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for file in set(first.rglob("*")) - set(before):
        if file.is_file():
            file.unlink()


def made(home, **options):
    values = {"package": str(home / "package")}
    return build(values, notebooks=home / "notebooks", output=home / "made", **options)


def left(home, force=False, **given):
    """Name what a build would run: it finds that out so, before it runs anything."""
    asked = {"notebooks": home / "notebooks", "states": True}
    values = {"package": str(home / "package")} | given
    (state,) = states_of(values, (), asked, home / "made", force)
    state.done()
    return {job.name for job in state.todo.jobs}


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_cell(table, old, new):
    return lambda home: replace(home / "package" / f"{table}.csv", old, new)


def change_borders(home):
    file = home / "package" / "polygons.parquet"
    gpd.read_parquet(file).iloc[:-1].to_parquet(file)


def change_notebook(home):
    file = home / "notebooks" / "03-arms.ipynb"
    changed = json.loads(file.read_text())
    changed["cells"][0]["source"] = "# Another heading"
    file.write_text(json.dumps(changed))


def lose_figure(home):
    (home / "made" / "figures" / "en" / "03-bar.svg").unlink()


def edit_figure(home):
    replace(home / "made" / "figures" / "en" / "03-bar.json", "It is 3 high", "It is 4 high")


def edit_output(home):
    replace(home / "made" / "notebooks" / "02-tour.ipynb", "It is 3 high", "It is 4 high")


CHANGES = {
    "a table that one reads": (change_cell("tour_stops", "reported", "planned"), {"02-tour"}),
    "a table that the other reads": (
        change_cell("money", "A minister", "A clerk"),
        {"03-arms"},
    ),
    "a total that texts of both quote": (change_cell("money", ",2.5,", ",2.6,"), BOTH),
    "a total that one draws": (
        change_cell("money", "F02,checked,arms,SUD,NRL,2.5,", "F02,checked,arms,SUD,NRL,2.6,"),
        {"03-arms"},
    ),
    "a table that none reads": (change_cell("postures", "reported", "planned"), set()),
    "the borders": (change_borders, {"02-tour"}),
    "the descriptor": (
        lambda home: replace(home / "package/datapackage.yaml", "Boats for", "Boats near"),
        BOTH,
    ),
    "a file beside the package": (
        lambda home: (home / "aside.txt").write_text("otherwise"),
        {"02-tour"},
    ),
    "a notebook": (change_notebook, {"03-arms"}),
    "a figure that was edited": (edit_figure, {"03-arms"}),
    "a figure that is lost": (lose_figure, {"03-arms"}),
    "an output that was edited": (edit_output, {"02-tour"}),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_is_changed_is_what_is_run_again(home, change, expected):
    change(home)
    assert left(home) == expected


def test_what_is_kept_is_as_if_all_had_been_run(home):
    """Let no notebook be run again, and then one; test_record_against_edits tries other edits."""
    change_cell("postures", "reported", "planned")(home)
    fresh = home / "from scratch"
    build({"package": str(home / "package")}, notebooks=home / "notebooks", output=fresh)
    scratch = tree(fresh)
    shutil.rmtree(fresh)
    for change, expected in ((lambda _: None, ()), (edit_output, ("02-tour",))):
        change(home)
        assert made(home).ran == expected
        more = made(home)
        assert more.ran == () and more.replaced == []
        assert tree(home / "made") == scratch


@pytest.mark.parametrize("tool", ["code", "installed"])
def test_other_code_and_other_versions_run_all_again(home, monkeypatch, tool):
    monkeypatch.setattr(digest, tool, lambda: "another")
    assert left(home) == BOTH


# Code of a notebook, and whether it runs again when there is another file and another variable.
OTHERWISE = {
    "02-tour": ("import os; os.listdir({home!r} + '/package')", True),
    "03-arms": ("import os; os.getenv('STORY')", True),
    "04-relations": ("import os; os.system('true')", True),
    "05-postures": ("1", False),
}


def test_what_is_read_by_other_means_runs_again(tiny_original, tmp_path, monkeypatch):
    """Or is said not to be seen, and runs each time."""
    shutil.copytree(tiny_original, tmp_path / "package")
    own = {
        name: notebook(name, code.format(home=str(tmp_path)))
        for name, (code, _) in OTHERWISE.items()
    }
    collection(tmp_path, **own)
    assert [title for title, text in made(tmp_path).warned] == ["04-relations"]
    assert left(tmp_path) == {"04-relations"}
    (tmp_path / "package" / "more.txt").touch()
    monkeypatch.setenv("STORY", "another")
    assert left(tmp_path) == {name for name, (_, again) in OTHERWISE.items() if again}


def test_other_parameters_run_all_again(home):
    assert left(home, extent="region") == BOTH


def test_a_fingerprint_of_code_tells_any_file_and_versions_any_package(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("1")
    before = digest.path(tmp_path)
    (tmp_path / "b.css").write_text("")
    assert digest.path(tmp_path) != before
    before = digest.installed()
    (tmp_path / "thing-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert digest.installed() != before


def test_time_alone_runs_nothing_again(home):
    for file in [*(home / "package").glob("*"), *(home / "made").rglob("*")]:
        os.utime(file)
    assert made(home).ran == ()


def test_a_page_that_was_edited_is_written_again(home):
    page = home / "made" / "_site" / "index.html"
    before = page.read_bytes()
    page.write_bytes(b"nonsense")
    again = made(home)
    assert again.ran == () and again.replaced == [home / "made" / "_site"]
    assert page.read_bytes() == before


def record(home):
    return home / "made" / ".dossier" / "renderings.json"


def forge(home):
    """Let the record vouch for a table that has changed since."""
    change_cell("money", "A minister", "A clerk")(home)
    entries = json.loads(record(home).read_text())
    reads = entries["03-arms"]["reads"]
    reads["money.csv"] = digest.file(home / "package" / "money.csv")
    record(home).write_text(json.dumps(entries))


SABOTAGE = {
    "vouches for another table": (forge, {"03-arms"}),
    "is cut off": (lambda home: record(home).write_text(record(home).read_text()[:-20]), BOTH),
    "is another thing": (lambda home: record(home).write_text('["made"]'), BOTH),
    "is empty": (lambda home: record(home).write_text('{"02-tour": {}, "03-arms": null}'), BOTH),
    "is gone": (lambda home: record(home).unlink(), BOTH),
}


@pytest.mark.parametrize(("spoil", "expected"), SABOTAGE.values(), ids=SABOTAGE)
def test_a_record_that_cannot_be_trusted_is_refused(home, spoil, expected):
    spoil(home)
    assert expected <= left(home)


def test_a_table_that_changes_during_the_build_is_read_again_by_the_next(home):
    """The kernel may have read either; the record must not say that it read the new one."""
    table = home / "package" / "money.csv"
    code = f"import pathlib; f = pathlib.Path({str(table)!r})\n"
    code += "t = f.read_text(); f.write_text(t.replace('A minister', 'A clerk', 1))"
    own = READ.format(table="money")
    collection(home, **{"03-arms": notebook("03-arms", own, code)})
    assert made(home).ran == ("03-arms",)
    assert "03-arms" in made(home).ran


SLIP = """
import subprocess, sys
code = "import sys; f = open(sys.argv[1], 'r+'); t = f.read(); f.seek(0); f.truncate(); f.write("
code += "t.replace(*sys.argv[2:]))"
def edit(*words): subprocess.run([sys.executable, "-c", code, {table!r}, *words], check=True)
edit("A minister", "A clerk")
""".strip()


def test_a_table_that_was_another_for_a_moment_is_read_again(home):
    """What counts is what the notebook has read, not what lies there when it is done."""
    table = str(home / "package" / "money.csv")
    slip, back = SLIP.format(table=table), 'edit("A clerk", "A minister")'
    steps = (slip, READ.format(table="money"), back)
    collection(home, **{"03-arms": notebook("03-arms", *steps)})
    before = (home / "package" / "money.csv").read_bytes()
    assert "03-arms" in made(home).ran
    assert (home / "package" / "money.csv").read_bytes() == before
    assert made(home).ran == ("03-arms",)


def test_pages_made_while_a_table_was_another_are_made_again(home, monkeypatch):
    claims, write = home / "package" / "claims.csv", building.prepare
    before = claims.read_text("utf-8")

    def slip(*arguments):
        claims.write_text(before.replace("What", "Ruritania"), "utf-8")
        try:
            return write(*arguments)
        finally:
            claims.write_text(before, "utf-8")

    (home / "made" / "_site" / "index.html").write_bytes(b"nonsense")
    with monkeypatch.context() as patch:
        patch.setattr(building, "prepare", slip)
        made(home)
    assert "Ruritania" in (home / "made" / "_site" / "claims.html").read_text("utf-8")
    made(home)
    assert "Ruritania" not in (home / "made" / "_site" / "claims.html").read_text("utf-8")


TABLES = f"from dossier.dataset.package import Package\np = Package({str(DATA)!r})\n"
TOLD, DESCRIPTOR = f'{DATA}/money.csv/{{"column": %s}}', f"{DATA}/datapackage.yaml"
# Code of a cell, and the names that are to be told of; each has files of its own.
READS = {
    "a text": ("open(file).read()", {"file"}),
    "a database": ("import sqlite3; sqlite3.connect(file).close()", {"file", "file-wal"}),
    "a database by its address": (
        "import sqlite3; sqlite3.connect(f'file:{file}?mode=ro', uri=True).close()",
        {"file", "file-wal"},
    ),
    "an open descriptor": ("import os; os.close(os.open(file, os.O_RDONLY))", {"file"}),
    "but not what it made": ("open(file, 'w').write('x'); open(file).read()", set()),
    "nor what it renamed": ("import os; open(new, 'w'); os.rename(new, file); open(file)", set()),
    "a Parquet file": ("import pandas; pandas.read_parquet(parquet)", {"parquet"}),
    "a map": (
        "import geopandas; geopandas.read_file(shape)",
        {f"shape.{end}" for end in ("cpg", "dbf", "prj", "shp", "shx")},
    ),
    "a map in Parquet": ("import geopandas; geopandas.read_parquet(geo)", {"geo"}),
    "some cells of a table": (
        f"{TABLES}p.excerpt('money', 'money_id', ['F02', 'F01'], ['amount'])",
        {TOLD % '"money_id", "wanted": ["F01", "F02"], "columns": ["amount"]', DESCRIPTOR},
    ),
    "some cells, and then all": (
        f"{TABLES}p.excerpt('money', 'account', ['none'], []); p.load('money')",
        {TOLD % '"account", "wanted": ["none"], "columns": []', DESCRIPTOR, f"{DATA}/money.csv"},
    ),
    "a file that is not there": ("import os; os.path.exists(file + '?')", {"file?"}),
    "a file looked for": ("from pathlib import Path; Path(file).is_file()", {"file"}),
    "a folder listed": ("import os; os.listdir(folder)", {"folder/*"}),
    "a folder searched": (
        "from pathlib import Path; list(Path(folder).glob('*'))",
        {"folder/", "folder/*"},
    ),
    "a folder looked for": ("import os; os.path.isdir(folder)", {"folder/"}),
    "but not one that it made": ("import os; os.mkdir(new); os.listdir(new)", set()),
    "a variable": ("import os; os.environ.get('STORY')", {"$STORY"}),
    "a variable by another name": ("import os; os.getenv('STORY')", {"$STORY"}),
    "but not one that it set": ("import os; os.environ['MINE'] = '1'; os.getenv('MINE')", set()),
    "a relative path": ("open('relative').read()", {"relative", "."}),
    "a program": ("import subprocess; subprocess.run(['/bin/true'])", {"!another program"}),
    "a command": ("import os; os.system('true')", {"!another program"}),
    "a process": (
        "import multiprocessing as m; p = m.get_context('fork').Process(); p.start(); p.join()",
        {"!another process", "!another program"},
    ),
    "the network": (
        "import socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept OSError: pass",
        {"!a connection to 127.0.0.1"},
    ),
}
# What libraries do for themselves is none of it.
QUIET = "import geopandas as g; g.GeoSeries.from_wkt(['POINT (0 0)'], crs=4326).to_crs(3857)"
LISTEN = """
import json, os, sys, warnings
import geopandas, pandas
from dossier.run import audit_events, read_log

warnings.simplefilter("ignore")
folder, codes = sys.argv[1], json.loads(sys.argv[2])
os.chdir(folder)
found = {}
audit_events.begin()
watch = read_log.Watch()
sys.addaudithook(watch.hear)
for place, code in enumerate(codes):
    home = os.path.join(folder, str(place), "")
    names = {name: home + name for name in (*os.listdir(home), "new")}
    names["shape"] = home + "shape.shp"
    watch.__init__()
    watch.read.clear()
    exec(compile(code, "cell", "exec"), names)
    found[code] = {name.replace(home, ""): content for name, content in watch.read.items()}
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    """What a process tells of when it runs all this code: a dict of code to what was read."""
    home = tmp_path_factory.mktemp("heard")
    codes = [code for code, _ in READS.values()] + [QUIET]
    first = home / "0"
    (first / "folder").mkdir(parents=True)
    for name in ("file", "folder/one", "../relative"):
        (first / name).write_text("")
    points = gpd.GeoDataFrame({"a": [1]}, geometry=gpd.points_from_xy([0], [0]), crs=4326)
    points.to_file(first / "shape.shp")
    points.to_parquet(first / "geo")
    points[["a"]].to_parquet(first / "parquet")
    for place in range(1, len(codes)):
        shutil.copytree(first, home / str(place))
    command = [sys.executable, "-c", LISTEN, str(home), json.dumps(codes)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not said.returncode, said.stderr
    return {code: set(read) for code, read in json.loads(said.stdout).items()}, home


@pytest.mark.parametrize(("code", "names"), READS.values(), ids=READS)
def test_what_a_cell_reads_is_told_by_whatever_way_it_does(heard, code, names):
    told = {name.replace(f"{heard[1]}/", "") for name in heard[0][code]}
    assert told == names


def test_what_libraries_do_for_themselves_is_not_told(heard):
    assert heard[0][QUIET] == set()


def test_only_exact_folders_that_are_recorded_otherwise_are_left_out():
    left_out = [Path(folder) for folder in read_log._left_out()]
    for folder in ("/usr/src/app/data", "/etc/story", "/run/media/stick", sys.prefix):
        assert not [each for each in left_out if Path(folder).is_relative_to(each)], folder
    assert Path(pytest.__file__).is_relative_to(sysconfig.get_path("purelib"))
    assert Path(sysconfig.get_path("purelib")) in left_out


def test_nothing_changed_is_nothing_loaded(home):
    code = (
        "import sys; from pathlib import Path; from dossier.run.builder import build;"
        f"home = Path({str(home)!r});"
        "done = build({'package': str(home / 'package')}, notebooks=home / 'notebooks',"
        " output=home / 'made');"
        "print(len(done.ran), *{'pandas', 'matplotlib', 'papermill', 'jupyter_client', 'numpy',"
        " 'frictionless', 'multiprocessing.forkserver'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert said.stdout.split() == ["0"], said.stdout + said.stderr


def test_code_that_changed_since_it_was_loaded_is_not_run(home, monkeypatch):
    monkeypatch.setattr(forkserver, "_loaded", "older")
    with pytest.raises(BuildError, match="has changed since it was loaded"):
        made(home, force=True)


def test_force_runs_all(home):
    assert left(home, force=True) == BOTH
