"""The gate names the marks that changed, and no others."""

import json
import os
import shutil
import subprocess

import pytest

from dossier.cli import main
from dossier.dataset.errors import BuildError, ParameterError
from dossier.i18n.language import Words
from dossier.run import baseline
from dossier.run.baseline import read_base, read_folder
from dossier.run.diff import Change, compare
from dossier.run.diff_report import MOST, in_markdown, in_text, plain

WORDS = Words("en")


def mark(id, **other):
    usual = {"label": f"Bar {id}", "value": 1.5, "unit": "m", "claims": ["C01"], "position": [1, 2]}
    return {"id": id} | usual | other


def figure(*marks, **other):
    about = {"name": "01-bars", "title": "A finding", "description": [m["label"] for m in marks]}
    return about | other | {"marks": list(marks)}


def table(figure):
    lines = [f"{m['id']},{m['value']},{m['position'][0]}" for m in figure["marks"]]
    return "\n".join(["id,value,x", *lines]) + "\n"


def files(*figures, lang="en"):
    texts = {}
    for each in figures:
        texts[f"{lang}/{each['name']}.json"] = json.dumps(each)
        texts[f"{lang}/{each['name']}.csv"] = table(each)
    return texts


def write(folder, texts):
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


OLD = figure(mark("F01"), mark("F02"))


def changes(new, old=OLD):
    found = compare(files(old), files(new))
    return [(c.figure, c.mark, c.field, c.old, c.new) for c in found]


def test_no_drift():
    assert changes(OLD) == []


def test_a_value_is_told_once_though_the_csv_has_it_too():
    new = figure(mark("F01"), mark("F02", value=1.6))
    assert changes(new) == [("en/01-bars", "F02", "value", 1.5, 1.6)]


def test_a_position_is_told_once_though_the_csv_has_it_as_x():
    new = figure(mark("F01"), mark("F02", value=2, position=[9, 2]))
    assert changes(new) == [
        ("en/01-bars", "F02", "value", 1.5, 2),
        ("en/01-bars", "F02", "position", [1, 2], [9, 2]),
    ]


def test_a_mark_that_only_moved_is_told_apart():
    new = figure(mark("F01", value=2, position=[5, 2]), mark("F02", position=[9, 2]))
    found = compare(files(OLD), files(new))
    assert [(change.mark, change.kind) for change in found] == [
        *(("F01", "changed"), ("F01", "changed"), ("F02", "moved"))
    ]
    for write in (in_text, in_markdown):
        said = write(found, "HEAD", WORDS)
        assert "en/01-bars: only moved: F02" in said and said.count("F02") == 1
        assert "3 changes since HEAD: 1 mark, 1 figure." in said


def test_marks_gone_and_new():
    new = figure(mark("F01"), mark("F03"), description=OLD["description"])
    assert changes(new) == [
        ("en/01-bars", "F02", "mark", "Bar F02: 1.5 m", None),
        ("en/01-bars", "F03", "mark", None, "Bar F03: 1.5 m"),
    ]


def test_figures_gone_and_new():
    new = figure(mark("F01"), name="02-dots", title="Another")
    assert changes(new) == [
        ("en/01-bars", "", "figure", "A finding", None),
        ("en/02-dots", "", "figure", None, "Another"),
    ]


def test_words_of_the_figure_are_apart_from_marks():
    new = figure(*OLD["marks"], title="A new finding", description=["Bar F01", "Bar 2"])
    assert changes(new) == [
        ("en/01-bars", "", "title", "A finding", "A new finding"),
        ("en/01-bars", "", "description", "Bar F02", "Bar 2"),
    ]


def test_the_order_of_marks_is_the_order_of_reading():
    new = figure(*reversed(OLD["marks"]), description=OLD["description"])
    assert changes(new) == [("en/01-bars", "", "order", "F01, F02", "F02, F01")]


def test_what_the_csv_alone_says():
    old, new = files(OLD), files(OLD)
    new["en/01-bars.csv"] = new["en/01-bars.csv"].replace("F02,1.5,1", "F02,1.7,1") + "F09,4,4\n"
    assert compare(old, new) == [
        Change("en/01-bars", "F02", "csv value", "1.5", "1.7"),
        Change("en/01-bars", "F09", "row", None, "F09, 4, 4"),
    ]


def test_a_second_row_of_an_id_takes_the_place_of_no_other():
    old, new = files(OLD), files(OLD)
    for texts, numbered in ((old, 4), (new, 5)):
        texts["en/01-bars.csv"] += f"F01,2,2\nF01 (2),{numbered},3\nF01,3,3\n"
    assert compare(old, new) == [Change("en/01-bars", "F01 (2)", "csv value", "4", "5")]
    new["en/01-bars.csv"] = new["en/01-bars.csv"].replace("F01,3,3", "F01,3,9")
    assert [change.mark for change in compare(old, new)] == ["F01 (2)", "F01 (4)"]
    new["en/01-bars.csv"] = new["en/01-bars.csv"].replace("F01,2,2\n", "")
    assert Change("en/01-bars", "F01 (4)", "row", "F01, 3, 3", None) in compare(old, new)


def test_a_json_gone_while_the_csv_stays():
    new = files(OLD)
    del new["en/01-bars.json"]
    assert compare(files(OLD), new) == [Change("en/01-bars", "", "json", "A finding", None)]


def test_languages_are_compared_each_with_itself():
    new = files(OLD) | files(figure(mark("F01"), mark("F02", value=2)), lang="es")
    found = compare(files(OLD) | files(OLD, lang="es"), new)
    assert {change.figure for change in found} == {"es/01-bars"}


def test_what_is_no_figure_ends_in_a_message():
    for text in ("<<<<<<< HEAD", "[]", '{"marks": [{"label": "x"}]}'):
        with pytest.raises(ParameterError, match="en/01-bars.json is no figure; allowed: JSON"):
            compare(files(OLD), files(OLD) | {"en/01-bars.json": text})


LONG = [
    Change("en/01-bars", "F01", "label", "a | b <i> " + "x" * 60, "a | b <i> " + "x" * 59 + "!"),
    Change("en/01-bars", "F02", "mark", "Bar: 1.5 m", None),
]


def test_old_and_new_are_told_whole():
    head, row, old, new, gone, end = in_text(LONG, "HEAD", WORDS).splitlines()
    assert head.split() == ["figure", "mark", "field", "old", "new"]
    assert row.split() == ["en/01-bars", "F01", "label"]
    assert (old, new) == (f"  - {LONG[0].old}", f"  + {LONG[0].new}")
    assert gone.split("  ")[-1].strip() == "(gone)"
    assert end == "2 changes since HEAD: 2 marks, 1 figure."


def test_a_line_that_moved_is_told_as_that():
    old = figure(*OLD["marks"], description=["One.", "Two.", "Three.", "Old."])
    new = figure(*OLD["marks"], description=["Three.", "One.", "Two.", "New."])
    assert [(each.field, each.old, each.new) for each in compare(files(old), files(new))] == [
        ("description", "Old.", "New."),
        ("description moved", "3: Three.", "1: Three."),
    ]


def test_a_change_is_told_once_for_all_languages_and_under_one_name():
    old, new = OLD, figure(mark("F01"), mark("F02", value=2.5))
    before, after = ({}, {})
    for lang in ("en", "es"):
        before |= files(old, lang=lang)
        after |= files(new, lang=lang)
        path = f"{lang}/01-bars.csv"
        before[path] = before[path].replace("value", "amount")
        after[path] = after[path].replace("value", "amount")
    _, told, end = in_text(compare(before, after), "HEAD", WORDS).splitlines()
    assert told.split() == ["en+es/01-bars", "F02", "value", "1.5", "2.5"]
    assert end == "2 changes since HEAD: 2 marks, 2 figures."


def test_a_folder_of_figures_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["diff", str(tmp_path), "--figures", str(tmp_path / "figurs")]) == 2
    assert "figurs' is no folder; allowed: a folder with figures" in capsys.readouterr().err


def test_only_the_languages_asked_for_are_compared(repository, capsys):
    new = figure(mark("F01"), mark("F02", value=9))
    write(repository / "figures", files(new) | files(OLD, lang="es"))
    assert main(["diff", "--lang", "ru"]) == 0
    assert main(["diff", "--lang", "es,ru"]) == 1
    said = capsys.readouterr().out
    assert "es/01-bars" in said and "en/01-bars" not in said


def test_json_and_markdown_shorten_nothing():
    about = plain(LONG, "HEAD")
    assert about["drift"] and about["changes"][0]["old"] == LONG[0].old
    assert [change["kind"] for change in about["changes"]] == ["changed", "gone"]
    lines = in_markdown(LONG, "HEAD", WORDS).splitlines()
    assert lines[0].startswith("### ") and lines[5] == "| --- | --- | --- | --- | --- |"
    assert f"a \\| b &lt;i> {'x' * 60} |" in lines[6] and lines[6].count(" | ") == 4


def test_markdown_stays_below_what_a_summary_holds():
    many = [Change("en/01-bars", f"F{i}", "value", i, i + 1) for i in range(MOST + 3)]
    text = in_markdown(many, "HEAD", WORDS)
    assert text.endswith("And 3 more changes.") and f"F{MOST + 1} " not in text


def git(folder, *arguments):
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    command = ["git", "-C", str(folder), *author, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | own)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository whose collection lies one folder down, with a committed figure."""
    root = tmp_path / "repo" / "story"
    write(root / "figures", files(OLD) | {"en/01-bars.svg": "<svg/>", "en/ü.json": "{}"})
    (root / "figures/en/ü.json").write_text(json.dumps(figure(name="ü")), "utf-8")
    git(tmp_path / "repo", "init", "-q")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-qm", "Draw")
    git(tmp_path / "repo", "tag", "-am", "First", "v1")
    monkeypatch.setattr(baseline, "ROOT", root)
    monkeypatch.setattr(baseline, "FIGURES", root / "figures")
    monkeypatch.setattr("dossier.dataset.paths.FIGURES", root / "figures")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("base", ["HEAD", "v1", "HEAD~0"])
def test_a_commit_is_read_as_its_files_are(repository, base):
    committed = read_folder(repository / "figures")
    write(repository / "figures", files(figure()))
    assert read_base(base) == committed
    assert "en/01-bars.svg" not in committed and "en/ü.json" in committed


def test_a_folder_is_read_itself_or_by_its_figures(repository):
    for folder in (repository, repository / "figures"):
        assert read_base(str(folder)) == read_folder(repository / "figures")


@pytest.mark.parametrize("base", ["nosuch", "", "HEAD:story", "--all", "v1..HEAD"])
def test_an_unknown_base_ends_in_one_message(repository, base, capsys):
    assert main(["diff", "--", base]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    assert f"base: {base!r} is not allowed; allowed: a commit" in said.err


def test_outside_a_repository_a_commit_is_unknown(tmp_path, monkeypatch):
    monkeypatch.setattr(baseline, "ROOT", tmp_path)
    with pytest.raises(ParameterError, match="base: 'HEAD' is not allowed"):
        read_base("HEAD")


def test_gits_own_reason_is_told(repository, tmp_path, monkeypatch):
    cases = {"not a git repository": {"GIT_DIR": str(tmp_path / "nowhere")}, "cannot be run": {}}
    for reason, variables in cases.items():
        with monkeypatch.context() as patch:
            for name, value in (variables or {"PATH": str(tmp_path)}).items():
                patch.setenv(name, value)
            with pytest.raises(ParameterError, match=rf"'HEAD' is not allowed \(git: .*{reason}"):
                read_base("HEAD")
    shutil.rmtree(repository.parent / ".git")
    with pytest.raises(ParameterError, match="git: fatal: not a git repository"):
        read_base("HEAD")


def test_a_file_that_a_partial_clone_lacks_is_one_message(repository):
    for blob in (repository.parent / ".git" / "objects").glob("??/*"):
        kind = subprocess.run(
            ["git", "-C", str(repository), "cat-file", "-t", blob.parent.name + blob.name],
            capture_output=True,
        )
        if kind.stdout.strip() == b"blob":
            blob.unlink()
    with pytest.raises(BuildError, match="git: .*; in a partial clone, fetch it first"):
        read_base("HEAD")


def test_exit_codes_and_forms(repository, capsys):
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "No figure differs from HEAD.\n"
    write(repository / "figures", files(figure(mark("F01"), mark("F02", value=9))))
    assert main(["diff"]) == 1
    assert capsys.readouterr().out.splitlines()[1].split() == [
        *("en/01-bars", "F02", "value", "1.5", "9")
    ]
    assert main(["diff", "v1", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["changes"][0]["new"] == 9
    assert main(["diff", "--markdown"]) == 1
    assert "| en/01-bars | F02 | value | 1.5 | 9 |" in capsys.readouterr().out
    assert main(["diff", "--lang", "xx"]) == 2
    assert main(["diff", "--json", "--markdown"]) == 2


def test_new_pixels_are_no_drift(repository):
    (repository / "figures/en/01-bars.svg").write_text("<svg>another font</svg>")
    (repository / "figures/en/01-bars.png").write_bytes(b"\x89PNG")
    assert main(["diff"]) == 0
