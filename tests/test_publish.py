"""Outputs are replaced whole or not at all, wherever the builder is cut off."""

import itertools

import pytest
from toy import tree

from dossier.run import publish
from dossier.run.output import Output


@pytest.fixture
def output(tmp_path):
    made = Output(tmp_path, home=True)
    put(made.figures, a="old a", b="old b")
    put(made.site, index="old", gone="old")
    put(made.notebooks, one="old")
    return made


def put(folder, **files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def staged(output, folder, word="new"):
    put(folder / "figures", a=f"{word} a", b=f"{word} b")
    put(folder / "site", index=word)
    put(folder / "notebooks", one=word)
    return {
        folder / "figures": output.figures,
        folder / "site": output.site,
        folder / "notebooks" / "one": output.notebooks / "one",
    }


NEW = {
    "figures/en/a": b"new a",
    "figures/en/b": b"new b",
    "_site/index": b"new",
    "notebooks/one": b"new",
}


@pytest.mark.parametrize("exchange", [publish.exchange, lambda *_: False], ids=["one", "two"])
def test_all_is_replaced_by_one_rename_or_two(output, monkeypatch, exchange):
    monkeypatch.setattr(publish, "exchange", exchange)
    with publish.stage(output) as folder:
        replaced = publish.publish(output, staged(output, folder))
    assert tree(output.folder) == NEW
    assert replaced == [output.figures, output.site, output.notebooks / "one"]
    assert not list(output.state.iterdir()), "the stage and the journal are gone"


def test_what_is_the_same_is_not_touched(output):
    with publish.stage(output) as folder:
        publish.publish(output, staged(output, folder))
    before = {file: file.stat() for file in output.folder.rglob("*")}
    with publish.stage(output) as folder:
        assert publish.publish(output, staged(output, folder)) == []
    after = {file: file.stat() for file in output.folder.rglob("*")}
    del before[output.state], after[output.state]
    assert {f: (s.st_ino, s.st_mtime_ns) for f, s in before.items()} == {
        f: (s.st_ino, s.st_mtime_ns) for f, s in after.items()
    }


class Cut(BaseException):
    """Stands for kill -9: nothing catches it, nothing is cleaned up."""


CALLS = ("rename", "replace")


@pytest.mark.parametrize("exchanges", [True, False])
@pytest.mark.parametrize("moment", range(8))
def test_a_cut_at_any_step_is_mended_by_the_next_build(output, monkeypatch, moment, exchanges):
    old = tree(output.folder)
    steps = itertools.count()

    def cutting(function):
        def step(*arguments):
            if next(steps) == moment:
                raise Cut
            return function(*arguments)

        return step

    with monkeypatch.context() as patch:
        swap = publish.exchange if exchanges else lambda *_: False
        patch.setattr(publish, "exchange", cutting(swap))
        for name in CALLS:
            patch.setattr(publish.os, name, cutting(getattr(publish.os, name)))
        folder = output.state / "stage-x"
        folder.mkdir(parents=True)
        try:
            publish.publish(output, staged(output, folder))
        except Cut:
            pass
    if exchanges:
        whole = [{**old, **NEW}, old, NEW]
        now = tree(output.folder, "figures")
        assert any(now == {k: v for k, v in each.items() if k in now} for each in whole)
    publish.recover(output)
    assert tree(output.folder) in (old, NEW)
    assert not list(output.state.glob("stage-*")) and not (output.state / "journal.json").exists()


def test_nothing_is_left_of_a_stage_that_failed(output):
    old = tree(output.folder)
    with pytest.raises(OSError), publish.stage(output) as folder:
        staged(output, folder)
        raise OSError
    assert tree(output.folder) == old
    assert not list(output.state.iterdir())
