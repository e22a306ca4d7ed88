"""Outputs are replaced whole or not at all, wherever the builder is cut off."""

import contextlib
import errno
import itertools
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from toy import tree

from dossier.dataset.errors import BuildError
from dossier.run import digest, publish
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
def test_all_is_replaced_by_an_exchange_or_file_by_file(output, monkeypatch, exchange):
    monkeypatch.setattr(publish, "exchange", exchange)
    with publish.stage(output) as folder:
        replaced = publish.publish(output, staged(output, folder))
    assert tree(output.folder) == NEW
    assert replaced == ([output.figures, output.site, output.notebooks / "one"], [])
    assert not list(output.state.iterdir()), "the stage and the journal are gone"


def test_what_is_the_same_is_not_touched(output):
    with publish.stage(output) as folder:
        publish.publish(output, staged(output, folder))
    before = {file: file.stat() for file in output.folder.rglob("*")}
    with publish.stage(output) as folder:
        assert publish.publish(output, staged(output, folder)) == ([], [])
    after = {file: file.stat() for file in output.folder.rglob("*")}
    del before[output.state], after[output.state]
    assert {f: (s.st_ino, s.st_mtime_ns) for f, s in before.items()} == {
        f: (s.st_ino, s.st_mtime_ns) for f, s in after.items()
    }


class Cut(BaseException):
    """Stands for kill -9: nothing catches it, nothing is cleaned up."""


@pytest.mark.parametrize("exchanges", [True, False])
@pytest.mark.parametrize("moment", range(14))
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
        patch.setattr(publish.os, "replace", cutting(publish.os.replace))
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


def busy(*_):
    raise OSError(errno.EBUSY, "Device or resource busy")


def away(*_):
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def link(output, tmp_path, monkeypatch):
    """Let the site be a link to a web server's folder."""
    output.site.rename(tmp_path / "served")
    output.site.symlink_to(tmp_path / "served")


def mount(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publish.os.path, "ismount", lambda path: str(path).endswith("_site"))


def bound(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "exchange", busy)


def layered(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "exchange", away)


@pytest.mark.parametrize("place", [link, mount, bound, layered])
def test_a_folder_that_cannot_be_renamed_stays_and_its_files_are_new(
    output, tmp_path, monkeypatch, place
):
    put(output.site / "old", deep="old")
    put(output.site, z="old")
    place(output, tmp_path, monkeypatch)
    before = output.site.stat().st_ino
    with publish.stage(output) as folder:
        put(folder / "site" / "deep", new="new")
        moves = staged(output, folder)
        publish.publish(output, moves)
    assert tree(output.folder) == NEW | {"_site/deep/new": b"new"}
    assert output.site.stat().st_ino == before and output.site.is_symlink() == (place is link)
    assert [each.name for each in sorted(output.site.iterdir())] == ["deep", "index"]


@pytest.mark.parametrize("moment", range(8))
def test_a_cut_while_a_linked_folder_is_filled_is_mended(output, tmp_path, monkeypatch, moment):
    link(output, tmp_path, monkeypatch)
    old, steps = tree(output.folder), itertools.count()

    def cutting(*arguments):
        if next(steps) == moment:
            raise Cut
        return replace(*arguments)

    replace = publish.os.replace
    (output.state / "stage-x").mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr(publish.os, "replace", cutting)
        with contextlib.suppress(Cut):
            publish.publish(output, staged(output, output.state / "stage-x"))
    publish.recover(output)
    assert tree(output.folder) in (old, NEW) and output.site.is_symlink()


def inputs(output):
    return {output.notebooks / "one": digest.text("old")}


@pytest.mark.parametrize("exchanges", [True, False])
def test_an_input_that_changed_since_it_was_read_stays(output, monkeypatch, exchanges):
    if not exchanges:
        monkeypatch.setattr(publish, "exchange", lambda *_: False)
    (output.notebooks / "one").write_text("edited")
    with publish.stage(output) as folder:
        replaced, kept = publish.publish(output, staged(output, folder), inputs(output))
    assert replaced == [output.figures, output.site] and kept == [output.notebooks / "one"]
    assert tree(output.folder) == NEW | {"notebooks/one": b"edited"}


def test_an_input_that_is_saved_in_the_very_moment_stays(output, monkeypatch):
    swap, note = publish.exchange, output.notebooks / "one"

    def saving(new, target):
        if target == note and note.read_text() == "old":
            note.write_text("saved")
        return swap(new, target)

    monkeypatch.setattr(publish, "exchange", saving)
    with publish.stage(output) as folder:
        assert publish.publish(output, staged(output, folder), inputs(output))[1] == [note]
    assert note.read_text() == "saved"


def test_an_input_edited_after_a_cut_stays(output, monkeypatch):
    """Killed between the exchange and the look: the edit is still in the stage."""
    swap, note = publish.exchange, output.notebooks / "one"

    def cut_after(new, target):
        if target == note:
            note.write_text("saved")
            swap(new, target)
            raise Cut
        return swap(new, target)

    (output.state / "stage-x").mkdir(parents=True)
    with monkeypatch.context() as patch, pytest.raises(Cut):
        patch.setattr(publish, "exchange", cut_after)
        publish.publish(output, staged(output, output.state / "stage-x"), inputs(output))
    assert publish.recover(output) == [note] and note.read_text() == "saved"


@pytest.fixture
def elsewhere(output):
    """The notebooks on another disk, as where their folder is a volume of a container."""
    disk = Path("/dev/shm")
    if not os.access(disk, os.W_OK) or disk.stat().st_dev == output.folder.stat().st_dev:
        pytest.skip("there is no second disk here")
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        shutil.rmtree(output.notebooks)
        output.notebooks.symlink_to(folder)
        put(output.notebooks, one="old")
        yield output


@pytest.mark.parametrize("text", ["old", "edited"])
def test_notebooks_on_another_disk_are_replaced_as_all_are(elsewhere, text):
    note = elsewhere.notebooks / "one"
    note.write_text(text)
    with publish.stage(elsewhere) as folder:
        kept = publish.publish(elsewhere, staged(elsewhere, folder), inputs(elsewhere))[1]
    assert kept == ([note] if text == "edited" else [])
    assert note.read_text() == ("edited" if kept else "new")
    assert [file.name for file in elsewhere.notebooks.iterdir()] == ["one"]
    assert not (elsewhere.state / "journal.json").exists()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_cut_beside_notebooks_on_another_disk_is_mended(elsewhere, monkeypatch, when):
    swap, note = publish.exchange, elsewhere.notebooks / "one"

    def cut(new, target):
        if target == note:
            _ = swap(new, target) if when == "after" else None
            raise Cut
        return swap(new, target)

    (elsewhere.state / "stage-x").mkdir(parents=True)
    with monkeypatch.context() as patch, pytest.raises(Cut):
        patch.setattr(publish, "exchange", cut)
        publish.publish(
            elsewhere, staged(elsewhere, elsewhere.state / "stage-x"), inputs(elsewhere)
        )
    assert not publish.recover(elsewhere) and note.read_text() == "new"
    assert [file.name for file in elsewhere.notebooks.iterdir()] == ["one"]


def test_a_notebook_that_is_a_link_stays_one_and_its_file_is_new(output, tmp_path):
    note, own = output.notebooks / "one", tmp_path / "own"
    note.rename(own)
    note.symlink_to(own)
    with publish.stage(output) as folder:
        publish.publish(output, staged(output, folder), inputs(output))
    assert note.is_symlink() and own.read_text() == "new"


@pytest.mark.parametrize("spoil", ["stage", "journal"])
def test_a_journal_that_cannot_be_finished_says_how_to_go_on(output, monkeypatch, spoil):
    (output.state / "stage-x").mkdir(parents=True)
    with monkeypatch.context() as patch, pytest.raises(Cut):
        patch.setattr(publish, "recover", cut)
        publish.publish(output, staged(output, output.state / "stage-x"))
    old, journal = tree(output.folder), output.state / "journal.json"
    if spoil == "stage":
        shutil.rmtree(output.state / "stage-x" / "site")
    else:
        journal.write_text(journal.read_text()[:-9])
    with pytest.raises(BuildError, match=f"To make all anew: remove {journal}, then: dossier"):
        publish.recover(output)
    assert tree(output.folder) == old, "nothing is half replaced"
    journal.unlink()
    publish.recover(output)


def cut(*_):
    raise Cut


@pytest.mark.parametrize("place", ["_site", "figures/en"])
def test_no_permission_is_told_before_anything_is_replaced(output, monkeypatch, place):
    old, may = tree(output.folder), publish.os.access
    parent = (output.folder / place).parent
    monkeypatch.setattr(publish.os, "access", lambda path, how: path != parent and may(path, how))
    with pytest.raises(PermissionError), publish.stage(output) as folder:
        publish.publish(output, staged(output, folder))
    assert tree(output.folder) == old and not (output.state / "journal.json").exists()
